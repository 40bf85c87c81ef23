import PerigeeCore

/// A Lua value that JSON does not have.
struct JSONEncodingError: Error {
  enum Reason {
    /// What it is, in words.
    case value(String)
    case notUTF8
    case key(String)
    /// A list without a value at this place.
    case hole(Int)
    /// A list with this key besides.
    case mixed(String)
    case tooDeep, tooLong
  }

  var reason: Reason
  /// From the value that was to be written: `["contacts"][3]`; empty for itself.
  var path: String
}

extension JSONEncodingError: ReportableError {
  var code: String { "json" }

  var message: String { "json.encode: the value\(path.excerpt) \(reason.words)" }
}

extension JSONEncodingError.Reason {
  fileprivate var words: String {
    switch self {
    case .value(let what):
      "is \(what), which JSON has not; give strings, numbers, booleans, tables of them, or json.null"
    case .notUTF8: "is a string that is not UTF-8, which JSON has not"
    case .key(let key): "has the key \(key.excerpt); JSON's keys are strings: tostring(key)"
    case .hole(let place):
      "is a list without a value at \(place); put json.null there, or make the keys strings"
    case .mixed(let key):
      "is a list and has the key \(key.excerpt) besides; JSON has lists and tables with keys, and no both"
    case .tooDeep:
      "is nested deeper than \(LuaJSONReader.deepest) levels; perhaps a table is inside of itself"
    case .tooLong: "makes a text of more than \(ModuleLimit.bytes >> 20) MiB; write it in parts"
    }
  }
}
