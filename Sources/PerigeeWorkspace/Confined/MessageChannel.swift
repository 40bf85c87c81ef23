import Glibc

/// Whole messages over a socket: four bytes of length, the most significant first, and so many bytes.
struct MessageChannel {
  enum Failure: Error {
    /// The other side is gone.
    case closed
    case late
    /// A length beyond the limit: what came is no message, or what was to be sent.
    case tooLong
  }

  /// What no honest message reaches, in bytes.
  static let limit = 64 << 20
  /// The bytes of text that are put into one: in JSON each may take six, and a last value comes on top.
  static let text = 4 << 20

  let descriptor: Int32

  /// - Parameter deadline: nil waits for ever.
  func send(_ message: [UInt8], by deadline: ContinuousClock.Instant?) throws(Failure) {
    guard message.count <= Self.limit else { throw .tooLong }
    let length = withUnsafeBytes(of: UInt32(message.count).bigEndian) { Array($0) }
    let bytes = length + message
    var sent = 0
    while sent < bytes.count {
      try wait(for: POLLOUT, by: deadline)
      let count = bytes.withUnsafeBytes { bytes in
        Glibc.send(
          descriptor, bytes.baseAddress! + sent, bytes.count - sent,
          Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
      }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { throw .closed }
      sent += count
    }
  }

  /// The next message.
  func receive(by deadline: ContinuousClock.Instant?) throws(Failure) -> [UInt8] {
    let length = try receive(4, by: deadline).reduce(0) { $0 << 8 | Int($1) }
    guard length <= Self.limit else { throw .tooLong }
    return try receive(length, by: deadline)
  }

  private func receive(
    _ count: Int, by deadline: ContinuousClock.Instant?
  ) throws(Failure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var received = 0
    while received < count {
      try wait(for: POLLIN, by: deadline)
      let more = bytes.withUnsafeMutableBytes { bytes in
        recv(
          descriptor, bytes.baseAddress! + received, count - received,
          Int32(MSG_DONTWAIT))
      }
      if more < 0, errno == EINTR || errno == EAGAIN { continue }
      guard more > 0 else { throw .closed }
      received += more
    }
    return bytes
  }

  private func wait(
    for event: Int32, by deadline: ContinuousClock.Instant?
  ) throws(Failure) {
    var wanted = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    while true {
      let ready = poll(&wanted, 1, deadline.map(Self.milliseconds(until:)) ?? -1)
      if ready > 0 { return }
      if ready < 0, errno != EINTR { throw .closed }
      if let deadline, deadline <= .now { throw .late }
    }
  }

  /// Rounded up, so that nobody looks again and again in the last one.
  private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
    let left = (deadline - .now).components
    let milliseconds = left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000 + 1
    return Int32(clamping: max(0, milliseconds))
  }
}
