/// A class of objects that scripts get from the host.
package struct APIClass: Sendable {
  package let name: String
  let text: String
  package var fields: [APIField] = []
  /// Lines of LuaCATS that only editors need: operators.
  var annotations: [String] = []
  /// Whether a workspace adds fields of its own.
  var isOpen = false

  /// "plan" for "perigee.Plan": what examples call one.
  package static func variable(_ name: String) -> String {
    var word = ""
    for character in name.split(separator: ".").last ?? "" {
      if character.isUppercase, !word.isEmpty { word += "_" }
      word += character.lowercased()
    }
    return word
  }
}
