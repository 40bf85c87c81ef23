import Glibc

enum Environment {
  /// Nil for a variable that is not set, and for an empty one, which says nothing.
  static subscript(name: String) -> String? {
    getenv(name).flatMap { $0.pointee == 0 ? nil : String(cString: $0) }
  }
}
