import PerigeeCore
import Testing

@Suite("Why a sending is cancelled")
struct CancelCauseTests {
  @Test("The last step cancels nothing: what is cancelled then was taken away by an upgrade")
  func upgraded() {
    let record = { (event: EnrollmentEvent, state: EnrollmentState) in
      EnrollmentRecord(
        event: event, state: state, at: Instant(milliseconds: 0),
        user: EmailAddress(normalised: "anna@acme.example"))
    }
    let cause = { (records: [EnrollmentRecord]) in
      CancelCause(history: records, isSkipped: false, isUndone: false)
    }
    #expect(cause([]) == .upgraded)
    #expect(cause([record(.completion, .stopped)]) == .upgraded)
    #expect(cause([record(.completion, .stopped), record(.reply, .replied)]) == .upgraded)
    #expect(cause([record(.reply, .replied)]) == .ended(.reply))
  }
}
