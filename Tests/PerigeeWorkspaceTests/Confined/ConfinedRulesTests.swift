import Foundation
import PerigeeCore
import TestSupport
import Testing

@testable import PerigeeWorkspace

@Suite("Rules in a process of their own")
struct ConfinedRulesTests {
  private static let rules = """
    local perigee = require "perigee"
    return {
      perigee.filter { name = "heads", rule = function(contact, ctx)
        return contact.title == "Head" and ctx.hour == 9 and #ctx.senders == 2
      end },
      perigee.filter { name = "odd", rule = function(contact)
        return contact.domain == "mail.acme.example"
      end },
      perigee.eligibility { name = "no_interns", message = "no interns", rule = function(contact)
        return contact.title ~= "Intern"
      end },
      perigee.filler { name = "opening", variable = "opening", rule = function(contact)
        return contact.title and "Dear " .. contact.title
      end },
      perigee.filter { name = "broken", rule = function(contact)
        return contact.title:upper() == "HEAD"
      end },
      perigee.filler { name = "control", variable = "c", rule = function(contact)
        return ("\\1"):rep(65536)
      end },
      perigee.filler { name = "mixed", variable = "m", rule = function(contact)
        return ("\\1"):rep(1000) .. ("x"):rep(64000)
      end },
      perigee.filter { name = "endless", rule = function(contact)
        local x, answer = ("\\0"):rep(15000), false
        local y = x .. "a"
        x = x .. "b"
        for number = 1, 100 do answer = x < y end
        return answer
      end },
      perigee.filter { name = "slow", rule = function(contact)
        local sum = 0
        for number = 1, 30000 do sum = sum + number end
        return sum > 0
      end },
    }
    """

  private let workspace: TemporaryWorkspace
  private let loaded: Workspace
  private let context: RuleContext

  init() throws {
    workspace = try TemporaryWorkspace(["rules/all.lua": Self.rules])
    loaded = try workspace.load()
    context = RuleContext(
      now: try Instant(rfc3339: "2026-11-24T09:30:00+01:00"),
      zone: try SystemZones.zone("Europe/Paris"), senders: loaded.team.senders.map(\.email))
  }

  private func confined(_ change: (inout ProcessLimits) -> Void = { _ in }) -> ConfinedRules {
    var limits = ProcessLimits()
    change(&limits)
    return ConfinedRules(loaded, program: Program.path, limits: limits)
  }

  private func table(_ count: Int) -> ContactTable {
    Contacts.table(
      ["title"], (0..<count).map { [["Head"], [""], ["Intern"], ["Päpstin 😀"]][$0 % 4] })
  }

  /// Sends a signal, and waits until the system has done with the process what it says: `state` as in
  /// `/proc/…/stat`, "Z" for one that has ended.
  private func signalled(_ id: Int32, _ signal: Int32, until state: String) {
    kill(id, signal)
    while let stat = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
      !stat.contains(") \(state) ")
    { sched_yield() }
  }

  @Test("Every answer is the one that the rules give in this process, over several batches")
  func sameAnswers() throws {
    let confined = confined()
    let pool = RulePool(loaded)
    let table = table(2_500)
    let rows = Array(0..<2_500)
    for name in ["heads", "odd"] {
      let answers = try confined.filter(name).matches(table, in: context)
      #expect(try answers == pool.filter(name).filter.matches(table, in: context))
      #expect(Set(answers) == [true, false])
    }
    let fillers = (confined.fillers[0], pool.fillers[0])
    let values = try fillers.0.fill(table, rows: rows, in: context)
    #expect(try values == fillers.1.fill(table, rows: rows, in: context))
    #expect(values.prefix(4) == ["Dear Head", nil, "Dear Intern", "Dear Päpstin 😀"])
    let eligible = (confined.eligibilityRules[0], pool.eligibilityRules[0])
    #expect(eligible.0.message == "no interns")
    #expect(
      try eligible.0.holds(table, rows: rows, in: context)
        == eligible.1.holds(table, rows: rows, in: context))
  }

  @Test("An error of a rule is the same as in this process, and the process goes on")
  func errors() throws {
    let confined = confined()
    let pool = RulePool(loaded)
    let table = table(8)
    let error = #expect(throws: RuleError.self) {
      try confined.filter("broken").matches(table, in: context)
    }
    let here = #expect(throws: RuleError.self) {
      try pool.filter("broken").filter.matches(table, in: context)
    }
    #expect(error == here)
    #expect(error?.source?.path == "rules/all.lua")
    let id = try #require(confined.processID)
    _ = try confined.filter("odd").matches(table, in: context)
    #expect(confined.processID == id)
  }

  @Test("One process serves many batches, and has given up what it does not need")
  func confinement() throws {
    let secret = FileHandle(forReadingAtPath: "/etc/hostname")
    defer { try? secret?.close() }
    let confined = confined()
    for _ in 0..<3 { _ = try confined.filter("odd").matches(table(4), in: context) }
    let id = try #require(confined.processID)
    let folder = "/proc/\(id)"
    #expect(try String(contentsOfFile: "\(folder)/environ", encoding: .utf8) == "")
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/fd").count == 3)
    let status = try String(contentsOfFile: "\(folder)/status", encoding: .utf8)
    #expect(status.contains("NoNewPrivs:\t1\n"))
    #expect(status.contains("Seccomp:\t2\n"))
    let limits = try String(contentsOfFile: "\(folder)/limits", encoding: .utf8)
    for (name, value) in [
      ("Max cpu time", "120"), ("Max file size", "0"), ("Max core file size", "0"),
      ("Max address space", "1073741824"), ("Max open files", "32"),
    ] {
      let line = limits.split(separator: "\n").first { $0.hasPrefix(name) }
      #expect(line?.split(separator: " ").contains { $0 == value } ?? false, "\(name)")
    }
  }

  @Test("A confined process reads files and has threads, and nothing that reaches further")
  func probe() throws {
    try workspace.folder.write("", to: "there")
    let outcome = try ChildProcess.run(
      BuiltProduct.path("ConfinementProbe"), [workspace.path])
    let tried = outcome.output.split(separator: "\n")
    #expect(
      tried.prefix(4) == [
        "read a file: allowed", "start a thread: allowed", "signal itself: allowed",
        "read its own limits: allowed",
      ])
    #expect(tried.count == 35)
    for line in tried.dropFirst(4) { #expect(line.hasSuffix(": refused"), "\(line)") }
  }

  @Test("A confined process that aborts ends by that and by nothing else")
  func aborted() throws {
    try workspace.folder.write("", to: "there")
    let outcome = try ChildProcess.run(
      BuiltProduct.path("ConfinementProbe"), [workspace.path, "abort"])
    // `env`, which runs it, is replaced by it.
    #expect(outcome.isKilled && outcome.code == SIGABRT, "\(outcome)")
  }

  @Test("Values that are many megabytes together go over in parts")
  func largeContacts() throws {
    let values = [
      String(repeating: "x", count: 68_000), String(repeating: "\u{1}", count: 190_000),
    ]
    let table = Contacts.table(["title"], (0..<1_000).map { [values[$0 % 10 == 0 ? 1 : 0]] })
    let confined = confined()
    let answers = try confined.filter("odd").matches(table, in: context)
    #expect(try answers == RulePool(loaded).filter("odd").filter.matches(table, in: context))
    let id = try #require(confined.processID)
    _ = try confined.filter("odd").matches(self.table(4), in: context)
    #expect(confined.processID == id)
  }

  @Test("Answers that are many megabytes together come back in parts", arguments: [1, 2])
  func largeAnswers(filler: Int) throws {
    let table = table(1_000)
    let values = try confined().fillers[filler].fill(
      table, rows: Array(0..<1_000), in: context)
    #expect(values.count == 1_000)
    #expect(values.allSatisfy { $0?.utf8.count ?? 0 >= 65_000 })
  }

  @Test("A contact that is too much by itself is an error of its own, and the process goes on")
  func largeContact() throws {
    let names = (0..<50).map { "v\($0)" }
    let values = names.map { _ in String(repeating: "x", count: 200_000) }
    let table = Contacts.table(names, [names.map { _ in "" }, values])
    let confined = confined()
    let error = #expect(throws: RuleError.self) {
      try confined.filter("odd").matches(table, in: context)
    }
    let words =
      "rules/all.lua:6: the filter odd failed for contact 1: the contact has 97"
    #expect(error?.message.hasPrefix(words) ?? false, "\(error?.message ?? "")")
    #expect(confined.processID != nil)
  }

  @Test("One that uses more of the processor than it may is told as that")
  func overrun() throws {
    let error = #expect(throws: RuleError.self) {
      try confined { $0.cpuSeconds = 1 }.filter("endless").matches(table(1_000), in: context)
    }
    #expect(
      error?.message.contains("used more of the processor than it may") ?? false,
      "\(error?.message ?? "")")
  }

  @Test(
    "Any death is one error with the rule's name, and the next question starts another process",
    arguments: [
      (SIGKILL, "was killed"), (SIGSEGV, "crashed or had no memory left (signal 11)"),
      (SIGXCPU, "used more of the processor than it may"),
    ])
  func death(signal: Int32, words: String) throws {
    let confined = confined()
    _ = try confined.filter("odd").matches(table(4), in: context)
    let id = try #require(confined.processID)
    signalled(id, signal, until: "Z")
    let error = #expect(throws: RuleError.self) {
      try confined.filter("odd").matches(table(4), in: context)
    }
    #expect(
      error?.message == "rules/all.lua:6: the filter odd failed for contact 0: the process "
        + "that it ran in \(words), while it was asked about 4 contacts from this one on")
    #expect(confined.processID == nil)
    _ = try confined.filter("odd").matches(table(4), in: context)
    #expect(try #require(confined.processID) != id)
  }

  @Test("One that is stopped is given up when its time is over")
  func late() throws {
    let confined = confined { $0.batch = .milliseconds(200) }
    // The first start may take longer on a busy machine than what is tried here.
    var started = false
    while !started {
      started = (try? confined.filter("odd").matches(table(4), in: context)) != nil
    }
    let id = try #require(confined.processID)
    signalled(id, SIGSTOP, until: "T")
    let error = #expect(throws: RuleError.self) {
      try confined.filter("odd").matches(table(4), in: context)
    }
    #expect(error?.message.contains("had no answer within 0.2 seconds") ?? false)
    #expect(kill(id, 0) == -1, "it is gone")
  }

  @Test("Files that were changed since they were read are no rules that anybody looked at")
  func changedFiles() throws {
    try workspace.folder.write(Self.rules + "\n-- changed\n", to: "rules/all.lua")
    let error = #expect(throws: RuleError.self) {
      try confined().filter("odd").matches(table(4), in: context)
    }
    #expect(
      error?.message.contains("could not begin: the workspace's files were changed after") ?? false)
  }

  @Test("A limit that nothing can live in, and a program that is none, are told as that")
  func noStart() throws {
    let tight = confined { $0.openFiles = 3 }
    let refused = #expect(throws: RuleError.self) {
      try tight.filter("odd").matches(table(4), in: context)
    }
    #expect(refused?.message.contains("could not begin: ") ?? false)
    let nobody = ConfinedRules(loaded, program: "/nowhere/perigee")
    let error = #expect(throws: RuleError.self) {
      try nobody.filter("odd").matches(table(4), in: context)
    }
    #expect(
      error?.message.contains("could not be started: /nowhere/perigee: No such file") ?? false)
  }

  @Test("One that only closes its socket is not waited for")
  func closed() throws {
    let script = "\(workspace.path)/closes"
    try workspace.folder.write("#!/bin/sh\nexec sleep 600 <&- >&-\n", to: "closes")
    chmod(script, 0o755)
    let rules = ConfinedRules(loaded, program: script)
    let error = #expect(throws: RuleError.self) {
      try rules.filter("odd").matches(table(4), in: context)
    }
    #expect(error?.message.contains("the process that it ran in was killed") ?? false)
  }

  @Test("One that has used half of its life's time is replaced before it meets the limit")
  func replaced() throws {
    let confined = confined { $0.cpuSeconds = 1 }
    var ids: Set<Int32> = []
    // Some milliseconds each, so that a second is over long before.
    for _ in 0..<1_000 where ids.count < 2 {
      _ = try confined.filter("slow").matches(table(64), in: context)
      if let id = confined.processID { ids.insert(id) }
    }
    #expect(ids.count > 1)
  }
}
