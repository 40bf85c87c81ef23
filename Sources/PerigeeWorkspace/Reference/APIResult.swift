import PerigeeCore

/// What a function gives back.
struct APIResult: Sendable {
  let type: APIType
  var isOptional = false
  let text: String
}
