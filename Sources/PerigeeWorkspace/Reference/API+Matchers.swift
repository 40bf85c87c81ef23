// What a filter's fields are compared with.
extension API {
  private static let compared = APIType.union([.string, .number, .boolean])

  static let matcherFunctions: [APIFunction] = [
    matcher(
      "one_of", "Any of these values.", [("values", .list(compared))],
      "perigee.one_of { \"DE\", \"AT\" }"),
    matcher(
      "none_of", "None of these values.", [("values", .list(compared))],
      "perigee.none_of { \"student\", \"intern\" }"),
    matcher(
      "between", "A number or a day from the first to the last, both included.",
      [("first", .union([.number, .string])), ("last", .union([.number, .string]))],
      "perigee.between(50, 500)"),
    matcher(
      "at_least", "This number or day, or a later one.", [("bound", .union([.number, .string]))],
      "perigee.at_least(50)"),
    matcher(
      "at_most", "This number or day, or an earlier one.", [("bound", .union([.number, .string]))],
      "perigee.at_most(\"2026-12-31\")"),
    matcher(
      "contains", "Has this text in it, in capital or small letters.", [("text", .string)],
      "perigee.contains \"sales\""),
    matcher(
      "starts_with", "Begins with this text, in capital or small letters.", [("text", .string)],
      "perigee.starts_with \"head\""),
    matcher(
      "ends_with", "Ends with this text, in capital or small letters.", [("text", .string)],
      "perigee.ends_with \"gmbh\""),
    matcher("present", "Any value.", [], "perigee.present()"),
    matcher("blank", "No value.", [], "perigee.blank()"),
    matcher(
      "is_not", "Another value than this, or what this matcher does not match, no value too.",
      [("value", .union([.string, .number, .boolean, .named("perigee.Matcher")]))],
      "perigee.is_not \"DE\""),
  ]

  private static func matcher(
    _ name: String, _ text: String, _ parameters: [(String, APIType)], _ example: String
  ) -> APIFunction {
    APIFunction(
      owner: .module("perigee"), name: name, text: text,
      parameters: parameters.map {
        APIParameter(name: $0, type: $1, text: "What the field is compared with.")
      },
      results: [APIResult(type: .named("perigee.Matcher"), text: "For a filter's where.")],
      example: """
        return perigee.filter {
          name = "example",
          where = { company = \(example) },
        }
        """,
      profile: .everywhere)
  }
}
