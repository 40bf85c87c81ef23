import Foundation
import TestSupport

/// A Swift file of the project, or one made up for a test.
struct SourceFile {
  /// Below the folder that it was looked for in: "Contacts/Filter.swift".
  var path: String
  var text: String

  private static let sources = Checkout.url("Sources")

  /// All of `Sources`, or of a target in it, sorted by path.
  static func all(in target: String = "") throws -> [SourceFile] {
    let folder = sources.appending(path: target)
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.sorted()
      .map { path in
        SourceFile(
          path: path, text: try String(contentsOf: folder.appending(path: path), encoding: .utf8))
      }
  }
}
