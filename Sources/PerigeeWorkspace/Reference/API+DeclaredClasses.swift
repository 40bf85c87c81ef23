// What declarations and rules are given.
extension API {
  static let declaredClasses: [APIClass] = [
    APIClass(
      name: "perigee.Filter", text: "A filter, to be combined with others.",
      annotations: [
        "operator band(perigee.Filter): perigee.Filter",
        "operator bor(perigee.Filter): perigee.Filter", "operator bnot: perigee.Filter",
      ]),
    APIClass(name: "perigee.Team", text: "A team's settings."),
    APIClass(name: "perigee.Sequence", text: "A sequence."),
    APIClass(name: "perigee.Filler", text: "A filler."),
    APIClass(name: "perigee.SenderRule", text: "A sender rule."),
    APIClass(name: "perigee.Eligibility", text: "An eligibility rule."),
    APIClass(name: "perigee.Cap", text: "A cap."),
    APIClass(name: "perigee.Verdict", text: "A verdict rule."),
    APIClass(
      name: "perigee.Message", text: "An incoming mail, as verdict rules see it.",
      fields: [
        APIField(name: "from", type: .string, isRequired: false, text: "The address that wrote."),
        APIField(
          name: "domain", type: .string, isRequired: false, text: "What stands behind its @."),
        APIField(name: "subject", type: .string, isRequired: false, text: "Its subject."),
        APIField(
          name: "text", type: .string, isRequired: false,
          text: "The start of what its writer wrote, without quotes; at most 1,000 characters."),
        APIField(
          name: "evidence", type: .string, isRequired: false,
          text: "Why it has its verdict, a line each."),
        APIField(
          name: "recipients", type: .string, isRequired: false,
          text: "Of a report: \"ann@x.example failed hard\", a line each."),
        APIField(
          name: "return_date", type: .string, isRequired: false,
          text: "Of an automatic reply: the day of the return, \"2026-12-01\", where it says one."),
      ]),
    APIClass(name: "perigee.Hook", text: "A hook."),
    APIClass(
      name: "perigee.OutgoingEmail", text: "An email that is about to go, as hooks see it.",
      fields: [
        APIField(name: "subject", type: .string, isRequired: true, text: "Its subject."),
        APIField(
          name: "text", type: .string, isRequired: true,
          text: "Its text, at most 10,000 bytes; of an email of HTML alone, what stands in it."),
        APIField(name: "sender", type: .string, isRequired: true, text: "Whose mailbox sends it."),
        APIField(name: "sequence", type: .string, isRequired: true, text: "The sequence's name."),
        APIField(name: "step", type: .integer, isRequired: true, text: "Its step, from 1."),
        APIField(
          name: "planned_at", type: .string, isRequired: true,
          text: "The moment for which it was planned, RFC 3339, in the team's zone."),
      ]),
    APIClass(name: "perigee.Matcher", text: "What a field is compared with."),
    APIClass(name: "perigee.NoLimit", text: "No limit of a quota."),
    APIClass(name: "perigee.Secret", text: "Where a secret is read when it is needed."),
    APIClass(
      name: "perigee.Circumstances", text: "What a rule may depend on besides its contact.",
      fields: [
        APIField(
          name: "now", type: .string, isRequired: true,
          text: "The moment of planning, RFC 3339, in the team's zone."),
        APIField(name: "today", type: .string, isRequired: true, text: "Its day, \"2026-11-24\"."),
        APIField(name: "hour", type: .integer, isRequired: true, text: "Its hour, 0 to 23."),
        APIField(
          name: "weekday", type: .choice(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
          isRequired: true, text: "Its day of the week."),
        APIField(name: "time_zone", type: .string, isRequired: true, text: "The team's zone."),
        APIField(name: "seed", type: .integer, isRequired: true, text: "The plan's seed."),
        APIField(
          name: "index", type: .integer, isRequired: true,
          text: "For sender rules: which contact of the plan this is, from 1."),
        APIField(
          name: "senders", type: .list(.string), isRequired: true,
          text: "The addresses of all the team's senders."),
      ]),
    APIClass(
      name: "perigee.Candidate", text: "A sender that a sender rule may choose.",
      fields: [
        APIField(name: "email", type: .string, isRequired: true, text: "The mailbox."),
        APIField(name: "name", type: .string, isRequired: true, text: "The sender's name."),
        APIField(
          name: "role", type: .choice(["member", "manager"]), isRequired: true, text: "The role."),
        APIField(name: "time_zone", type: .string, isRequired: true, text: "Its zone."),
        APIField(
          name: "active", type: .integer, isRequired: true,
          text: "Its live enrollments at the moment of planning."),
        APIField(
          name: "assigned", type: .integer, isRequired: true,
          text: "The contacts of this plan that it has been given so far."),
      ]),
  ]
}
