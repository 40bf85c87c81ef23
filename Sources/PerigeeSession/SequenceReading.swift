import PerigeeCore

/// What the emails of a sequence say together, read one after the other as the store has them: by
/// enrollment, then by step.
struct SequenceReading {
  struct Candidate {
    var line: SendingLine
    var length: Int64
  }

  /// So many are looked at closely.
  static let mostLate = 20

  private(set) var stops: [Int: [CancelCause: SequenceOutlook.Stop]] = [:]
  private(set) var emails: [EmailAddress: SequenceOutlook.OwnEmails] = [:]
  private(set) var overdue = 0
  /// The planned email with the latest moment.
  private(set) var last: SendingLine?
  /// Of contacts' first emails, sent ones too, the one with the latest moment.
  private(set) var lastStart: SendingLine?
  /// By how late they seem to be, the worst first.
  private(set) var late: [Candidate] = []

  private let steps: [Step]
  private let start: Instant
  private let now: Instant
  private let explainers: [EmailAddress: Explainer]
  private var previous: SendingLine?
  private var hasStopped = false

  /// - Parameters:
  ///   - steps: as the sequence has them, which says when an email is wanted.
  ///   - request: of its first engagement.
  init(_ steps: [Step], request: PlanRequest, team: Team, now: Instant) {
    self.steps = steps
    self.now = now
    start = request.start
    explainers = Dictionary(
      team.senders.map { sender in
        let explainer = Explainer(
          team: team, sender: sender, request: request, load: MailboxLoad(), starts: [])
        return (sender.email, explainer)
      }, uniquingKeysWith: { first, _ in first })
  }

  mutating func add(_ line: SendingLine) {
    let isFirst = previous.map { $0.contact != line.contact || $0.step >= line.step } ?? true
    if isFirst { hasStopped = false }
    if let cause = line.cancelled { addStop(line, cause) }
    if let at = line.at { add(line, at, isFirst: isFirst) }
    previous = line
  }

  /// The moments in order, once all are read.
  mutating func finish() {
    for sender in emails.keys {
      emails[sender]?.first.sort()
      emails[sender]?.later.sort()
    }
  }

  private mutating func addStop(_ line: SendingLine, _ cause: CancelCause) {
    guard !hasStopped else { return }
    hasStopped = true
    var stop = stops[line.step]?[cause] ?? SequenceOutlook.Stop()
    stop.contacts += 1
    if stop.examples.count < 3 { stop.examples.append(line.contact) }
    stops[line.step, default: [:]][cause] = stop
  }

  private mutating func add(_ line: SendingLine, _ at: Instant, isFirst: Bool) {
    guard line.state != .cancelled, line.state != .failed else { return }
    if isFirst {
      emails[line.sender, default: .init()].first.append(at)
    } else {
      emails[line.sender, default: .init()].later.append(at)
    }
    if line.state == .planned {
      if at < now { overdue += 1 }
      if last?.at.map({ $0 < at }) ?? true { last = line }
    }
    if isFirst, lastStart?.at.map({ $0 < at }) ?? true { lastStart = line }
    addLate(line, at, isFirst: isFirst)
  }

  private mutating func addLate(_ line: SendingLine, _ at: Instant, isFirst: Bool) {
    guard let wanted = wanted(line, isFirst: isFirst) else { return }
    let length = at.milliseconds - wanted.milliseconds
    guard length >= Milliseconds.hour,
      late.count < Self.mostLate || length > late[late.count - 1].length
    else { return }
    let place = late.firstIndex { $0.length < length } ?? late.count
    late.insert(Candidate(line: line, length: length), at: place)
    if late.count > Self.mostLate { late.removeLast() }
  }

  /// Nil where nothing says it.
  private func wanted(_ line: SendingLine, isFirst: Bool) -> Instant? {
    if isFirst { return start }
    guard let before = previous?.at, line.step <= steps.count else { return nil }
    return explainers[line.sender]?.wanted(steps[line.step - 1], after: before)
  }
}
