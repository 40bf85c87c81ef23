import Glibc

/// The path of a file.
struct FilePath {
  let text: String

  init(_ text: String) { self.text = text }

  /// The folder that it is in.
  var folder: String {
    guard let slash = text.lastIndex(of: "/") else { return "." }
    return slash == text.startIndex ? "/" : String(text[..<slash])
  }

  /// What is in the folder that it leads to, `.` and `..` too; nothing where it cannot be read.
  var names: [String] {
    guard let entries = opendir(text) else { return [] }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }
}
