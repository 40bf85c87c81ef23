import Glibc
import PerigeeCore

/// What tells this process, and others on its machine, from any other.
enum ThisProcess {
  /// As the holder of a lease.
  static var holder: DispatchLease.Holder {
    DispatchLease.Holder(
      host: hostName, process: Int64(getpid()),
      start: [boot, space, startTicks(of: Int64(getpid())) ?? ""].joined(separator: "/"))
  }

  /// Whether a holder of a lease is known not to live any more: it was of this machine, and the machine was
  /// started anew, or nobody has its number, or somebody else.
  ///
  /// Of another machine, or of a container that this process does not see into, nothing is known.
  static func isGone(_ holder: DispatchLease.Holder) -> Bool {
    let parts = holder.start.split(separator: "/", omittingEmptySubsequences: false)
    guard holder.host == hostName, parts.count == 3 else { return false }
    if parts[0] != boot { return true }
    guard parts[1] == space else { return false }
    return startTicks(of: holder.process).map { $0 != parts[2] } ?? true
  }

  static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return text(name)
  }

  private static var boot: String {
    text(of: "/proc/sys/kernel/random/boot_id").filter { !$0.isWhitespace }
  }

  /// Of the numbers of processes.
  private static var space: String {
    var target = [CChar](repeating: 0, count: 128)
    readlink("/proc/self/ns/pid", &target, target.count - 1)
    return text(target)
  }

  /// What stands before the 0.
  private static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// When a process began, in ticks since the machine did; nil where none has the number, or only a dead one
  /// that nobody has buried.
  private static func startTicks(of process: Int64) -> String? {
    // The name of the program stands in brackets, and may hold any character.
    let words = text(of: "/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ")
    guard let words, words.count > 19, words[0] != "Z", words[0] != "X" else { return nil }
    return String(words[19])
  }

  private static func text(of path: String) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = read(file, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
