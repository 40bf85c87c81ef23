import Foundation

/// What a process writes to one of its outputs, as it comes.
struct OutputPipe {
  private let pipe = Pipe()
  private(set) var bytes: [UInt8] = []
  private(set) var isOpen = true

  init() {
    // A process that another test starts would keep the pipe open.
    for end in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
      _ = fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC)
    }
  }

  /// For the process; to be closed here once it runs, or the end never comes.
  var writing: FileHandle { pipe.fileHandleForWriting }

  private var descriptor: Int32 { pipe.fileHandleForReading.fileDescriptor }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// What poll(2) is to wait for: nothing once the pipe is at its end.
  var polled: pollfd {
    pollfd(fd: isOpen ? descriptor : -1, events: Int16(POLLIN), revents: 0)
  }

  /// Takes what is there; blocks where nothing is.
  mutating func read() {
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(descriptor, &piece, piece.count)
    if count > 0 { bytes += piece[..<count] } else { isOpen = false }
  }
}
