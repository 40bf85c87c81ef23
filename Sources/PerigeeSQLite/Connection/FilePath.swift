/// The path of a file.
struct FilePath {
  let text: String

  init(_ text: String) { self.text = text }

  /// The folder that it is in.
  var folder: String {
    guard let slash = text.lastIndex(of: "/") else { return "." }
    return slash == text.startIndex ? "/" : String(text[..<slash])
  }
}
