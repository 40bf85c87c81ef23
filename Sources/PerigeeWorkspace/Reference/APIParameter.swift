import PerigeeCore

/// A parameter of a function.
package struct APIParameter: Sendable {
  package let name: String
  package let type: APIType
  package var isOptional = false
  let text: String
}
