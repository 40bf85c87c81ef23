import Glibc

enum WorkingFolder {
  static var path: String {
    // glibc allocates the buffer, as long as the path is.
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }
}
