import PerigeeCore
import Testing

@Suite("The life of an enrollment and of a sending")
struct LifeTests {
  /// Every pair, a row an event: where nothing was sent before it / where something was.
  private static let enrollments = """
    event           added        active       replied  stopped       unresponsive  unsubscribed  blacklisted  bounced  error  paused         ended  rolled_back
    progress        active       -            -        -             -             -             -            -        -      -              -      -
    completion      stopped      stopped      -        -             -             -             -            -        -      stopped        -      -
    reply           replied      replied      -        replied       replied       -             -            -        -      replied        -      -
    unsubscription  unsubscribed unsubscribed -        unsubscribed  unsubscribed  -             -            -        -      unsubscribed   -      -
    blacklisting    blacklisted  blacklisted  -        -             -             -             -            -        -      blacklisted    -      -
    bounce          bounced      bounced      -        bounced       bounced       -             -            -        -      bounced        -      -
    refusal         error        error        -        -             -             -             -            -        -      error          -      -
    stop            ended        ended        -        -             -             -             -            -        -      ended          -      -
    pause           paused       paused       -        -             -             -             -            -        -      -              -      -
    resumption      -            -            -        -             -             -             -            -        -      added/active   -      -
    silence         -            -            -        unresponsive  -             -             -            -        -      -              -      -
    undoing         rolled_back/- -           -        -             -             -             -            -        -      rolled_back/-  -      -
    absence         paused       paused       -        -             -             -             -            -        -      -              -      -
    reopening       -            -            paused   -             -             paused        paused       paused   -      -              -      -
    hook            ended        ended        -        -             -             -             -            -        -      ended          -      -
    """

  @Test("Every state and event of an enrollment is decided")
  func enrollment() throws {
    let rows = Self.enrollments.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(rows[0].dropFirst().map(String.init) == EnrollmentState.allCases.map(\.rawValue))
    #expect(rows.dropFirst().map { String($0[0]) } == EnrollmentEvent.allCases.map(\.rawValue))
    for (event, row) in zip(EnrollmentEvent.allCases, rows.dropFirst()) {
      for (state, cell) in zip(EnrollmentState.allCases, row.dropFirst()) {
        let after = [false, true].map {
          state.after(event, hasSent: $0).map(\.rawValue) ?? "-"
        }
        let found = after[0] == after[1] ? after[0] : "\(after[0])/\(after[1])"
        #expect(found == String(cell), "\(event.rawValue) in \(state.rawValue)")
      }
    }
  }

  private static let sendings = """
    event        planned    claimed     committing  sent  unknown  failed  cancelled
    claim        claimed    -           -           -     -        -       -
    release      -          planned     -           -     -        -       -
    begin        -          committing  -           -     -        -       -
    accept       sent       -           sent        -     -        -       -
    refuse       -          failed      failed      -     -        -       -
    put_off      -          planned     planned     -     -        -       -
    lose         -          -           unknown     -     -        -       -
    cancel       cancelled  cancelled   -           -     -        -       -
    find_sent    -          -           -           -     sent     -       -
    find_failed  -          -           -           -     failed   -       -
    resend       -          -           -           -     planned  -       -
    """

  @Test("Every state and event of a sending is decided")
  func sending() throws {
    let rows = Self.sendings.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(rows[0].dropFirst().map(String.init) == Sending.State.allCases.map(\.rawValue))
    #expect(rows.dropFirst().map { String($0[0]) } == SendingEvent.allCases.map(\.rawValue))
    for (event, row) in zip(SendingEvent.allCases, rows.dropFirst()) {
      for (state, cell) in zip(Sending.State.allCases, row.dropFirst()) {
        #expect(
          (state.after(event)?.rawValue ?? "-") == String(cell),
          "\(event.rawValue) in \(state.rawValue)")
      }
    }
  }

  @Test("What has ended has nothing to go, and only what may be with the server is not taken back")
  func consequences() {
    for state in EnrollmentState.allCases {
      #expect((state.openSendings == .areCancelled) == !state.isLive)
    }
    #expect(EnrollmentState.paused.openSendings == .loseTheirMoments)
    for state in Sending.State.allCases {
      let sending = Sending(step: 1, at: Instant(milliseconds: 0), state: state)
      #expect(sending.isOpen == (state.after(.cancel) != nil))
    }
  }

  @Test("Quota is held by what will go, may have gone and has gone, at a moment")
  func quota() {
    let holding = Sending.State.allCases.filter {
      Sending(step: 1, at: Instant(milliseconds: 0), state: $0).holdsQuota
    }
    #expect(holding == [.planned, .claimed, .committing, .sent, .unknown])
    for state in Sending.State.allCases {
      #expect(!Sending(step: 1, at: nil, state: state).holdsQuota)
      let task = Sending(step: 1, at: Instant(milliseconds: 0), state: state, isEmail: false)
      #expect(!task.holdsQuota)
    }
  }

  @Test("A status that a person decided stays, whatever becomes of the enrollment")
  func statuses() {
    let decided: [ContactStatus] = [.qualified, .badData, .doNotContact, .disqualified]
    for state in EnrollmentState.allCases {
      for status in decided { #expect(status.after(state) == nil) }
    }
    #expect(ContactStatus.added.after(.active) == .contacted)
    #expect(ContactStatus.contacted.after(.replied) == .replied)
    #expect(ContactStatus.contacted.after(.unresponsive) == .unresponsive)
    #expect(ContactStatus.unresponsive.after(.replied) == .replied)
  }
}
