import PerigeeCore

/// A parameter of a function.
package struct APIParameter: Sendable {
  package let name: String
  package let type: APIType
  /// It may be left out, or be nil.
  package var isOptional = false
  let text: String
}
