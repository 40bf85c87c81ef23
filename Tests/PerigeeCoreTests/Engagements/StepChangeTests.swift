import PerigeeCore
import Testing

@Suite("What differs between two versions of a sequence")
struct StepChangeTests {
  private func email(
    _ text: String, subject: String? = nil, after: Int = 1, hour: Int? = nil
  ) throws -> Step {
    Step(
      content: .email(
        EmailTemplate(subject: try subject.map { try Template($0) }, text: try Template(text))),
      after: after, hour: hour)
  }

  @Test("Texts, days, hours, kinds, new steps and those that are gone, behind what is over")
  func changes() throws {
    let old = try [email("One", subject: "A"), email("Two"), email("Three", hour: 9)]
    #expect(StepChange.changes(from: old, to: old, after: 0).isEmpty)
    var new = old
    new[0] = try email("Eins", subject: "A", after: 5)
    new[1] = try email("Zwei", after: 2)
    new[2] = Step(content: .task(try Template("Call")), after: 1)
    #expect(
      StepChange.changes(from: old, to: new, after: 0).map(\.words) == [
        #"step 1: text "One" → "Eins""#, #"step 2: text "Two" → "Zwei""#,
        "step 2: 1 → 2 working days after the step before",
        "step 3: an email became a task, or a task an email",
        "step 3: at 09:00 → the hour of the step before",
      ])
    #expect(StepChange.changes(from: old, to: new, after: 2).map(\.step) == [3, 3])
    #expect(StepChange.changes(from: old, to: new, after: 3).isEmpty)
    let less = StepChange.changes(from: old, to: [old[0]], after: 0)
    #expect(less.map(\.kind) == [.removed, .removed] && less.map(\.step) == [2, 3])
    let more = StepChange.changes(from: [old[0]], to: old, after: 1)
    #expect(more.map(\.kind) == [.added, .added] && more.allSatisfy(\.movesStep))
    #expect(StepChange.changes(from: old, to: [old[0]], after: 3).isEmpty)
  }
}
