import Foundation

/// The executables of this package, built with the tests.
package enum BuiltProduct {
  /// The path of a product: it lies beside the tests, since one build makes both.
  package static func path(_ name: String) -> String {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: name).path
  }
}
