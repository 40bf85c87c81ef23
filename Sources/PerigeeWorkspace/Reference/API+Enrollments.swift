import PerigeeCore

// What scripts do with enrollments after their commit: the same for one contact and for a set.
extension API {
  static let enrollmentMethods: [APIFunction] = ["perigee.Contact", "perigee.Contacts"].flatMap {
    [
      method(
        of: $0, "stop", text: "Ends enrollments: what was still to go is cancelled.",
        example: { "\($0):stop { reason = \"asked by phone\" }" }),
      method(
        of: $0, "pause",
        text: "Interrupts enrollments: what was still to go keeps its place and loses its moment.",
        example: { "\($0):pause { reason = \"on holiday\" }" }),
      method(
        of: $0, "reply", text: "Notes an answer, which stops enrollments.",
        option: APIField(
          name: "at", type: .string, text: "When it came: \"2026-11-24 16:20\"; now by default."),
        example: { "\($0):reply { at = \"2026-11-20 16:20\" }" }),
    ]
  }

  private static func method(
    of kind: String, _ name: String, text: String, option: APIField? = nil,
    example: (String) -> String
  ) -> APIFunction {
    let isOne = kind == "perigee.Contact"
    let options =
      [
        APIField(name: "sequence", type: .string, text: "Only enrollments in this sequence."),
        APIField(name: "reason", type: .string, text: "Why; kept with the enrollment."),
      ] + [option].compactMap(\.self)
    return APIFunction(
      owner: .object(kind), name: name, text: text,
      parameters: [
        APIParameter(
          name: "options",
          type: .options(
            option == nil ? "perigee.EnrollmentOptions" : "perigee.ReplyOptions", options),
          isOptional: true, text: "Which enrollments, and why.")
      ],
      results: [
        APIResult(
          type: .named("perigee.EnrollmentOutcome"),
          text: "What became of them. It asks nobody: perigee.confirm does.")
      ],
      example: isOne
        ? """
        local contact = perigee.all():first(1)[1]
        if contact then print(\(example("contact"))) end
        """ : "print(\(example("perigee.list(\"leads\")")))")
  }

  /// What enrollments became.
  static let enrollmentClasses: [APIClass] = [
    APIClass(
      name: "perigee.EnrollmentOutcome", text: "What became of enrollments.",
      fields: [
        APIField(
          name: "changed", type: .list(.named("perigee.EnrollmentChange")), isRequired: true,
          text: "Those that have another state now."),
        APIField(
          name: "untouched", type: .integer, isRequired: true,
          text: "How many of the contacts have none that changed."),
      ]),
    APIClass(
      name: "perigee.EnrollmentChange", text: "One enrollment that has another state.",
      fields: [
        APIField(name: "contact", type: .string, isRequired: true, text: "The address."),
        APIField(name: "sequence", type: .string, isRequired: true, text: "Its name."),
        APIField(name: "sender", type: .string, isRequired: true, text: "Who sends."),
        APIField(
          name: "before", type: .choice(EnrollmentState.allCases.map(\.rawValue)),
          isRequired: true, text: "Its state until now."),
        APIField(
          name: "after", type: .choice(EnrollmentState.allCases.map(\.rawValue)),
          isRequired: true, text: "Its state."),
        APIField(
          name: "sendings", type: .integer, isRequired: true,
          text: "How many were still to go and are cancelled, or have no moment."),
      ]),
  ]
}
