import Glibc
import PerigeeCore

/// Hands one sender's emails to a transport, one after the other: on a thread of its own, or on its caller's.
///
/// The transport is used by that thread alone.
final class SendingSession: @unchecked Sendable {
  let number: Int
  private let transport: any MailTransport
  private let room: SessionRoom
  /// Nil where it has none.
  private var thread: pthread_t?

  private struct NotStanding: Error {}

  init(_ number: Int, transport: any MailTransport, room: SessionRoom) {
    self.number = number
    self.transport = transport
    self.room = room
  }

  /// Begins a thread that sends what the room has for it.
  /// - Throws: `SessionNotStarted` where the process may have no more threads.
  func start() throws {
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { pointer in
        Unmanaged<SendingSession>.fromOpaque(pointer!).takeUnretainedValue().run()
        return nil
      }, Unmanaged.passUnretained(self).toOpaque())
    guard status == 0 else { throw SessionNotStarted(status: status) }
    self.thread = thread
  }

  struct SessionNotStarted: Error { let status: Int32 }

  /// Once the room is closed; whoever calls it keeps the session until then.
  func end() {
    if let thread { pthread_join(thread, nil) } else { transport.close() }
  }

  private func run() {
    while let job = room.job(for: number) {
      let result = send(job) { [room, number] in room.begin($0, session: number) }
      room.finish(result, session: number)
    }
    transport.close()
  }

  /// - Parameter mayGo: writes the marker, and says whether the email may go.
  func send(
    _ job: SessionRoom.Job, mayGo: @escaping (SendingTicket) -> Bool
  ) -> SendingDesk.Result {
    let outcome = Result {
      try transport.send(job.source.message()) {
        guard mayGo(job.claim.ticket) else { throw NotStanding() }
      }
    }
    return SendingDesk.Result(claim: job.claim, outcome: outcome)
  }
}
