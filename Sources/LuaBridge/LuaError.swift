internal import CLuaShim

/// An error that came out of Lua, or that goes into it.
package struct LuaError: Error {
  /// What went wrong, apart from its words.
  package enum Kind: Hashable, Sendable {
    case syntax, runtime, memory
    /// A limit ended it, or somebody did.
    case stopped(LuaStop)
    /// Thrown by the host in a call from Lua.
    case host
  }

  /// Bytes of a message; what a script says beyond that nobody reads.
  package static let longestMessage = 4 << 10

  package var kind: Kind
  /// Without file and line.
  package var message: String
  /// The chunk's name and the line in it, where it happened in one.
  package var source: String?
  /// From 1; nil where it is in no chunk.
  package var line: Int?
  /// A line a frame, innermost first; the host's frames are left out.
  package var traceback: String
  /// What programs know the host's error by: "unknown_filter".
  package var code = "error"
  /// What the host threw.
  package var underlying: (any Error)?
  /// The table that a script raised, so that `pcall` catches that one after a way through the host.
  // Sendable as far as it goes: only the state that it came from looks at it, and its release may
  // happen on any thread (ReleasedReferences).
  nonisolated(unsafe) var raised: LuaReference?

  package init(
    _ kind: Kind, _ message: String, source: String? = nil, line: Int? = nil,
    traceback: String = "", underlying: (any Error)? = nil
  ) {
    self.kind = kind
    self.message = message.cut(toBytes: Self.longestMessage)
    self.source = source
    self.line = line
    self.traceback = traceback
    self.underlying = underlying
  }

  /// An error of the host, on its way through Lua: `pcall` sees an error object, and where nobody
  /// catches it the host gets the same error back.
  package init(host error: any Error, message: String, code: String = "error") {
    self.init(.host, message, underlying: error)
    self.code = code
  }

  init(syntax message: String, chunkName: String) {
    let source = String(chunkName.dropFirst())
    let (message, line) = Self.split(message, source: source)
    self.init(.syntax, message, source: source, line: line ?? 1)
  }

  /// `error(message, 2)` blames the caller, whose place the message begins with.
  fileprivate mutating func takePlaceFromMessage() {
    for frame in traceback.split(separator: "\n") {
      guard let colon = frame.firstRange(of: ": in ")?.lowerBound else { continue }
      let place = frame[..<colon].drop { $0 == " " }
      guard message.hasPrefix("\(place): "), let last = place.lastIndex(of: ":"),
        let line = Int(place[place.index(after: last)...])
      else { continue }
      source = String(place[..<last])
      self.line = line
      message = String(message.dropFirst(place.count + 2))
      return
    }
  }

  /// "file:12: message" without its place.
  fileprivate static func split(_ text: String, source: String?) -> (String, Int?) {
    // Long names are cut in messages, so the place is found by its shape and not by the name.
    guard let source, let colon = text.range(ofPlaceFor: source) else { return (text, nil) }
    return (String(text[colon.end...]), colon.line)
  }
}

extension String {
  /// Where "name:12: " ends at the front of the text, and the line.
  fileprivate func range(ofPlaceFor source: String) -> (end: Index, line: Int)? {
    var start = startIndex
    while let colon = self[start...].firstIndex(of: ":") {
      let digits = self[index(after: colon)...].prefix { $0.isASCII && $0.isNumber }
      if !digits.isEmpty, self[digits.endIndex...].hasPrefix(": "), let line = Int(digits),
        isName(self[..<colon], of: source)
      {
        return (index(digits.endIndex, offsetBy: 2), line)
      }
      start = index(after: colon)
    }
    return nil
  }

  private func isName(_ name: Substring, of source: String) -> Bool {
    name == source || (name.hasPrefix("...") && source.hasSuffix(name.dropFirst(3)))
  }
}

extension LuaState {
  /// The error that `cshim_call` left on top.
  func takeError() -> LuaError {
    if let stopped = lastStop() {
      let words = stopped.stop.words(limit: stopped.limit, memory: memoryLimit ?? 0)
      var error = LuaError(.stopped(stopped.stop), words)
      if let source = stopped.source {
        error.source = source
        error.line = stopped.line
      }
      return error
    }
    guard cshim_type_at(current, -1) == Int32(CSHIM_TABLE.rawValue) else {
      return placed(LuaError(.memory, shortText(at: -1)))
    }
    let table = cshim_top(current)
    let parts = (2...4).map { index in
      cshim_raw_get_index(current, table, Int64(index))
      return value(at: -1)
    }
    cshim_raw_get_index(current, table, 1)
    var error = errorOnTop(source: parts[1])
    if case .string(let traceback) = parts[0] { error.traceback = traceback }
    error.takePlaceFromMessage()
    if case .string(let source) = parts[1], error.source == nil { error.source = source }
    if case .integer(let line) = parts[2], error.line == nil { error.line = Int(line) }
    return placed(error)
  }

  /// With the place where the call began, if there is no better one: a function that ends by
  /// `return perigee.import { … }` has left the stack when that fails.
  private func placed(_ error: LuaError) -> LuaError {
    guard error.source == nil, let place = Self.place({ cshim_begun(raw, $0, $1, $2) }) else {
      return error
    }
    var error = error
    (error.source, error.line) = (place.source, place.line)
    return error
  }

  /// As much of the string at `index` as a message has: a script may raise one of any length.
  func shortText(at index: Int32) -> String {
    var length = 0
    guard let characters = cshim_string(current, index, &length) else {
      return "an error that is a \(value(at: index).typeName)"
    }
    let bytes = UnsafeBufferPointer(
      start: characters, count: min(length, 2 * LuaError.longestMessage))
    return String(decoding: bytes.lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
      .cut(toBytes: LuaError.longestMessage)
  }

  private func errorOnTop(source: LuaValue) -> LuaError {
    var name: String?
    if case .string(let source) = source { name = source }
    switch UInt32(cshim_type_at(current, -1)) {
    case CSHIM_STRING.rawValue:
      let (message, line) = LuaError.split(shortText(at: -1), source: name)
      return LuaError(.runtime, message, line: line)
    default: break
    }
    switch value(at: -1) {
    case .object(let object):
      if let carried = object.payload(as: CarriedError.self) { return carried.error }
    case .table(let table):
      let text = errorText(of: .table(table)).cut(toBytes: LuaError.longestMessage)
      var error = LuaError(.runtime, text)
      error.raised = table.reference
      return error
    default: break
    }
    let text = errorText(of: value(at: -1)).cut(toBytes: LuaError.longestMessage)
    return LuaError(.runtime, text)
  }

  /// Pushes an error for the trampoline to raise.
  func pushError(_ error: LuaError) {
    if let raised = error.raised, raised.state === self {
      raised.push()
      return
    }
    var error = error
    if error.source == nil, let place = callerLocationOutsideLibrary {
      error.source = place.source
      error.line = place.line
    }
    if error.traceback.isEmpty { error.traceback = traceback() }
    pushObject(errorType, payload: CarriedError(error), size: 1_024 + error.message.utf8.count)
  }

  /// The line that called the host, or the library that did so for it. `pcall(perigee.plan)` stands
  /// between the call and the chunk.
  private var callerLocationOutsideLibrary: (source: String, line: Int)? {
    let places = (1...20).lazy.compactMap(callerLocation)
    guard let libraryPrefix else { return places.first }
    return places.first { !$0.source.hasPrefix(libraryPrefix) } ?? places.first
  }

  /// The way to the host function that runs now.
  private func traceback() -> String {
    let top = cshim_top(current)
    defer { cshim_set_top(current, top) }
    cshim_push_traceback(current)
    guard cshim_top(current) > top, case .string(let text) = value(at: -1) else { return "" }
    return text
  }

  private var errorType: LuaObjectType { LuaObjectType.carriedError }
}

extension LuaObjectType {
  /// What `pcall` gives a script for an error of the host.
  static var carriedError: LuaObjectType {
    LuaObjectType(
      name: "error",
      members: { (_, payload, name) throws(LuaError) in
        guard let error = (payload as? CarriedError)?.error else { return .nil }
        switch name {
        case "message": return .string(error.message)
        case "code": return .string(error.code)
        case "file": return error.source.map(LuaValue.string) ?? .nil
        case "line": return error.line.map { .integer(Int64($0)) } ?? .nil
        case "traceback": return .string(error.traceback)
        default:
          throw LuaError(
            .runtime, "an error has no \"\(name)\"; it has code, message, file, line, traceback")
        }
      },
      text: { payload in
        guard let error = (payload as? CarriedError)?.error else { return "error" }
        let place = error.source.map { "\($0):\(error.line ?? 0): " } ?? ""
        return place + error.message
      })
  }
}
