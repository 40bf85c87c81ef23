import Glibc
import PerigeeCore

/// A thread that hands one sender's emails to a transport, one after the other.
///
/// The transport is used by this thread alone, once it has begun.
final class SendingSession: @unchecked Sendable {
  let number: Int
  private let transport: any MailTransport
  private let room: SessionRoom
  private var thread = pthread_t()

  private struct NotStanding: Error {}

  /// - Throws: `SessionNotStarted` where the process may have no more threads.
  init(_ number: Int, transport: any MailTransport, room: SessionRoom) throws {
    self.number = number
    self.transport = transport
    self.room = room
    let status = pthread_create(
      &thread, nil,
      { pointer in
        Unmanaged<SendingSession>.fromOpaque(pointer!).takeUnretainedValue().run()
        return nil
      }, Unmanaged.passUnretained(self).toOpaque())
    guard status == 0 else { throw SessionNotStarted(status: status) }
  }

  struct SessionNotStarted: Error { let status: Int32 }

  /// Once the room is closed; whoever calls it keeps the session until then.
  func join() { pthread_join(thread, nil) }

  private func run() {
    while let job = room.job(for: number) {
      let outcome = Result {
        try transport.send(job.source.message()) { [room, number] in
          guard room.begin(job.claim.ticket, session: number) else { throw NotStanding() }
        }
      }
      room.finish(.init(claim: job.claim, outcome: outcome), session: number)
    }
    transport.close()
  }
}
