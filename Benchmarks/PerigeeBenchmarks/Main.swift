import Glibc
import PerigeeCore

/// Runs one benchmark and prints its figure; `Benchmarks/run` compares it with its
/// yardstick.
@main
enum Main {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let contacts = arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
    switch arguments.first {
    case "planner": try PlannerBenchmark.run(contacts: contacts)
    case "rule": try RuleBenchmark.run(contacts: contacts)
    default:
      print("usage: perigee-benchmarks planner|rule [CONTACTS]")
      exit(2)
    }
  }
}

enum Clock {
  /// Of the processor, as os.clock of the yardstick: others on the machine do not count.
  static var processorNanoseconds: Int { read(CLOCK_PROCESS_CPUTIME_ID) }

  static var nanoseconds: Int { read(CLOCK_MONOTONIC) }

  private static func read(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}

enum Zones {
  static func named(_ name: String) throws -> Zone {
    let file = fopen("/usr/share/zoneinfo/\(name)", "rb")
    guard let file else { fatalError("no tzdata: apt-get install tzdata") }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    return try Zone(name: name, tzif: Array(bytes[..<count]))
  }
}
