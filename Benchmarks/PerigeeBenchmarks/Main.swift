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
  static var nanoseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
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
