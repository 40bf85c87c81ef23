import Foundation
import PerigeeCore
import PerigeeScripting
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

  private static let automations = [
    "automations/daily.lua": """
    local perigee = require "perigee"
    return perigee.automation {
      name = "daily", every = "mon-fri at 10:00", limits = { engage = 3, contacts = 50 },
      run = function(ctx)
        local senders = {}
        for _, sender in ipairs(perigee.senders()) do
          if sender.enabled then senders[#senders + 1] = sender.email end
        end
        local plan = perigee.plan {
          sequence = "one", senders = perigee.selected(senders), fit = "truncate",
          contacts = perigee.contacts(perigee.filter { where = { email = perigee.present() } }),
        }
        if plan.contacts == 0 then return "nobody" end
        return ctx.propose(plan, "the next two")
      end,
    }
    """,
    "automations/colleague.lua": """
    local perigee = require "perigee"
    return perigee.automation {
      name = "colleague", on = "reply",
      run = function(ctx)
        for _, event in ipairs(ctx.events) do
          local domain = event.contact:match "@(.+)"
          perigee.contacts(perigee.filter { where = { domain = domain } }):pause()
        end
      end,
    }
    """,
  ]

  @Test("Nor where automations act", arguments: 0..<8)
  func automations(part: Int) throws {
    var files = Self.automations
    for (name, steps) in SimulatedHistory.sequences {
      files["sequences/\(name).lua"] = Program.sequence(name, steps: steps)
    }
    let folder = try TemporaryWorkspace(files)
    let workspace = try Workspace.load(at: folder.path)
    for seed in stride(from: 5_000 + part, to: 5_000 + Self.count / 25, by: 8) {
      let history = try SimulatedHistory(seed: seed, workspace: workspace, store: MemoryStore())
      history.carryOut = { try SimulatedRuns.carryOut($0, $1) }
      do { try history.live() } catch { history.fail(2, "it ended: \(error)") }
      #expect(
        history.broken.isEmpty,
        "seed \(seed): \(history.broken.prefix(3))\n\(history.lines.suffix(20).joined(separator: "\n"))"
      )
      #expect(history.lines.contains { $0.contains("of daily: done") })
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
