import Glibc
import PerigeeCore
import PerigeeDispatch
import PerigeeSession

/// Reads the senders' inboxes while emails are sent: one thread talks to servers, so that a slow one delays
/// no email, and what it reads is kept by the thread that writes.
final class InboxWatch {
  private var session: Session
  private var senders: [Sender]
  /// Milliseconds between the ends of two readings; nil where inboxes are not read.
  private let pause: Int64?
  /// The moment by which mails are read.
  private let now: () -> Instant
  private let tell: (DispatchEvent) -> Void
  private let room = InboxRoom()
  private var thread: pthread_t?
  private var isReading = false
  private var next: Instant?
  private var nextPauses: Instant?

  init(
    _ session: Session, senders: [Sender], every pause: Int64?, now: @escaping () -> Instant,
    tell: @escaping (DispatchEvent) -> Void
  ) {
    self.session = session
    self.senders = senders.filter { $0.imap != nil }
    self.pause = pause
    self.now = now
    self.tell = tell
  }

  /// From now on the team is another one, as its file says now: the next reading is of these inboxes.
  func follow(_ session: Session, senders: [Sender]) {
    self.session = session
    self.senders = senders.filter { $0.imap != nil }
  }

  /// Reads every inbox once, before anything is sent.
  func readAll(isStopping: @escaping () -> Bool) throws {
    if pause != nil {
      for visit in try visits() {
        try visit.run(isStopping: isStopping) { try keep(.init(mails: $0, reading: $1)) }
      }
    }
    try endPauses()
  }

  /// What is to be done now; called several times a second.
  func turn() throws {
    if let batch = room.waiting {
      try keep(batch)
      room.kept()
    }
    let moment = Clock.now
    if nextPauses.map({ moment >= $0 || moment < $0 - 2 * Self.pauses }) ?? true {
      nextPauses = moment + Self.pauses
      try endPauses()
    }
    guard let pause, !senders.isEmpty, room.isEmpty else { return }
    if isReading {
      isReading = false
      join()
      next = moment + pause
    }
    // A clock that was set back keeps nobody waiting.
    guard next.map({ moment >= $0 || moment < $0 - 2 * pause }) ?? true else { return }
    try start()
  }

  /// Lets the thread end, and waits for it.
  func close() {
    room.close()
    join()
  }

  private static let pauses = 10 * Milliseconds.second

  private func endPauses() throws {
    let moment = now()
    let session = session.moved(to: moment)
    let count = try session.endPauses()
    if count > 0 { tell(DispatchEvent(.resumed, at: moment, count: count)) }
    let silent = try session.endSilences()
    if silent > 0 { tell(DispatchEvent(.unresponsive, at: moment, count: silent)) }
  }

  private func visits() throws -> [InboxVisit] {
    let moment = now()
    return try senders.map { try InboxVisit(of: $0, session, now: moment) }
      .filter { $0.known?.halt == nil }
  }

  private func keep(_ batch: InboxRoom.Batch) throws {
    let moment = now()
    let known = try session.reading(of: batch.reading.account, folder: batch.reading.folder).reading
    for incoming in try session.moved(to: moment).take(batch.mails, batch.reading)
    where incoming.contact != nil {
      tell(
        DispatchEvent(
          .incoming, at: moment, sender: batch.reading.account, enrollment: incoming.enrollment,
          step: incoming.step, contact: incoming.contact,
          words: "mail \(incoming.id.number) \(incoming.verdict.rawValue): \(incoming.outcome)"))
    }
    guard let trouble = batch.reading.trouble, known?.trouble != trouble else { return }
    tell(
      DispatchEvent(
        batch.reading.halt == nil ? .inboxTroubled : .inboxHalted, at: moment,
        sender: batch.reading.account, words: trouble))
  }

  // MARK: The thread

  private final class Round: Sendable {
    let visits: [InboxVisit]
    let room: InboxRoom

    init(_ visits: [InboxVisit], _ room: InboxRoom) { (self.visits, self.room) = (visits, room) }

    func run() {
      for visit in visits where !room.isStopping {
        // What is thrown is that nothing is taken any more.
        try? visit.run(isStopping: { [room] in room.isStopping }) {
          try room.hand(.init(mails: $0, reading: $1))
        }
      }
      room.leave()
    }
  }

  private func start() throws {
    let round = Unmanaged.passRetained(Round(try visits(), room))
    room.enter()
    var made = pthread_t()
    let status = pthread_create(
      &made, nil,
      { pointer in
        Unmanaged<Round>.fromOpaque(pointer!).takeRetainedValue().run()
        return nil
      }, round.toOpaque())
    guard status == 0 else {
      round.release()
      room.leave()
      next = Clock.now + Milliseconds.minute
      return
    }
    thread = made
    isReading = true
  }

  private func join() {
    if let thread { pthread_join(thread, nil) }
    thread = nil
  }
}
