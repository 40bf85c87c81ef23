import Foundation
import PerigeeCore
import PerigeeSQLite
import PerigeeWorkspace
import TestSupport
import Testing

@Suite("Months of sending, with everything that goes wrong")
struct SimulatedHistoryTests {
  /// How many histories; `make histories` plays more of them.
  private static let count =
    ProcessInfo.processInfo.environment["PERIGEE_HISTORIES"].flatMap { Int($0) } ?? 1_000
  private static let parts = 40

  private static func workspace() throws -> (TemporaryWorkspace, Workspace) {
    var files: [String: String] = [:]
    for (name, steps) in SimulatedHistory.sequences {
      files["sequences/\(name).lua"] = Program.sequence(name, steps: steps)
    }
    let folder = try TemporaryWorkspace(files)
    return (folder, try Workspace.load(at: folder.path))
  }

  private static func history(
    _ seed: Int, _ workspace: Workspace, _ store: any Store
  ) throws -> SimulatedHistory {
    let history = try SimulatedHistory(seed: seed, workspace: workspace, store: store)
    do { try history.live() } catch { history.fail(2, "it ended: \(error)") }
    return history
  }

  @Test("No promise is ever broken, in any history", arguments: 0..<parts)
  func promises(part: Int) throws {
    let (folder, workspace) = try Self.workspace()
    defer { withExtendedLifetime(folder) {} }
    for seed in stride(from: part, to: Self.count, by: Self.parts) {
      let history = try Self.history(seed, workspace, MemoryStore())
      #expect(
        history.broken.isEmpty,
        "seed \(seed): \(history.broken.prefix(3))\n\(history.lines.suffix(20).joined(separator: "\n"))"
      )
    }
  }

  @Test("A store on a disk has the same histories", arguments: [3, 250, 777])
  func onDisk(seed: Int) throws {
    let (folder, workspace) = try Self.workspace()
    defer { withExtendedLifetime(folder) {} }
    let store = try SQLiteStore(path: "\(folder.path)/perigee.db")
    let onDisk = try Self.history(seed, workspace, store)
    #expect(onDisk.broken.isEmpty, "seed \(seed): \(onDisk.broken.prefix(3))")
    let inMemory = try Self.history(seed, workspace, MemoryStore())
    #expect(onDisk.lines == inMemory.lines, "seed \(seed)")
    #expect(try store.staleTallies() == [])
  }

  @Test("After every write of a history, the tallies are what the rows say", arguments: [12])
  func tallies(seed: Int) throws {
    let (folder, workspace) = try Self.workspace()
    defer { withExtendedLifetime(folder) {} }
    let store = CountedStore(try SQLiteStore(path: "\(folder.path)/perigee.db"))
    _ = try Self.history(seed, workspace, store)
    #expect(store.stale == [])
    #expect(store.writes > 10)
  }

  @Test("One seed is one history, and emails go in it", arguments: [0, 1, 33])
  func determinism(seed: Int) throws {
    let (folder, workspace) = try Self.workspace()
    defer { withExtendedLifetime(folder) {} }
    let first = try Self.history(seed, workspace, MemoryStore())
    let second = try Self.history(seed, workspace, MemoryStore())
    #expect(first.lines == second.lines)
    #expect(first.records.values.contains { !$0.takenAt.isEmpty })
  }
}
