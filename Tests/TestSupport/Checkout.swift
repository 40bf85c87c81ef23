package import Foundation

/// The checkout that the tests were built from.
package enum Checkout {
  package static let path = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The bytes of a file, named by its path in the checkout.
  package static func bytes(_ file: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: url(file)))
  }

  /// The text of a file, named by its path in the checkout.
  package static func text(_ file: String) throws -> String {
    try String(contentsOf: url(file), encoding: .utf8)
  }

  package static func url(_ file: String) -> URL { URL(filePath: "\(path)/\(file)") }
}
