import Foundation
import TestSupport
import Testing

@testable import PerigeeWorkspace

@Suite("The policy of files")
struct FilePolicyTests {
  private let workspace: TemporaryWorkspace
  private let outside: TemporaryFolder
  private let policy: FilePolicy

  init() throws {
    workspace = try TemporaryWorkspace([
      "a.csv": "a", ".git/config": "", ".env": "", "data/.cache/x.csv": "", "rules/r.lua": "",
      "perigee.db": "", "data/b.csv": "b", "data/perigee.db": "",
    ])
    outside = try TemporaryFolder(["secret.csv": "s", "m.lua": "return 1"])
    policy = FilePolicy(directory: try SystemFile.resolved(workspace.path))
    for (link, target) in [
      ("out.csv", "\(outside.path)/secret.csv"), ("out", outside.path), ("git", ".git"),
      ("rules/out.lua", "\(outside.path)/m.lua"), ("config.csv", ".git/config"),
      ("in.csv", "data/b.csv"),
      ("nothing.csv", "\(outside.path)/new.csv"), ("loop.csv", "loop.csv"),
      ("db.csv", "perigee.db"),
      ("script.csv", "rules/r.lua"), ("zero.csv", "/dev/zero"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(workspace.path)/\(link)", withDestinationPath: target)
    }
    try #require(mkfifo("\(workspace.path)/pipe.csv", 0o600) == 0)
  }

  private func fault(_ name: String, _ use: FilePolicy.Use) -> FileError.Fault? {
    do throws(FileError) {
      _ = try policy.place(of: name, for: use)
      return nil
    } catch {
      #expect(error.path == name)
      return error.fault
    }
  }

  @Test(
    "A path that leads out of the workspace, to something hidden, or to no file is refused",
    arguments: [
      ("/etc/passwd", FileError.Fault.outsideWorkspace), ("../x", .outsideWorkspace),
      ("", .outsideWorkspace),
      ("data/../../x", .outsideWorkspace), (".", .outsideWorkspace), ("a\0.csv", .outsideWorkspace),
      (".git/config", .hidden), (".env", .hidden), ("./.env", .hidden),
      ("data/.cache/x.csv", .hidden),
      ("data/.new", .hidden), ("git/config", .hidden), ("git/new", .hidden),
      ("config.csv", .hidden),
      ("out.csv", .linkOutsideWorkspace), ("out/secret.csv", .folderOutsideWorkspace),
      ("out/new.csv", .folderOutsideWorkspace), ("zero.csv", .linkOutsideWorkspace),
      ("pipe.csv", .notRegular), ("data", .notRegular),
    ])
  func refused(name: String, fault: FileError.Fault) {
    #expect(self.fault(name, .reading) == fault)
    #expect(self.fault(name, .writing) == fault)
  }

  @Test("Code is read from the workspace alone")
  func code() throws {
    #expect(fault("rules/out.lua", .code) == .linkOutsideWorkspace)
    #expect(fault("out/m.lua", .code) == .folderOutsideWorkspace)
    #expect(fault("git/config", .code) == .hidden)
    #expect(try policy.place(of: "rules/r.lua", for: .code).isThere)
    #expect(try !policy.place(of: "nowhere/r.lua", for: .code).isThere)
  }

  @Test(
    "What the workspace is made of is not written",
    arguments: [
      "rules/new.lua", "rules/r.lua", "perigee.db", "perigee.db-wal", "script.csv", "db.csv",
    ])
  func ownFiles(name: String) { #expect(fault(name, .writing) == .ownFile) }

  @Test("The database is not read as a file, whose locks that would give up")
  func database() {
    #expect(fault("perigee.db", .reading) == .database)
    #expect(fault("db.csv", .reading) == .database)
    #expect(fault("data/perigee.db", .reading) == nil)
  }

  @Test("A link inside the workspace is followed, and one to nothing is not written through")
  func links() throws {
    #expect(try policy.place(of: "in.csv", for: .reading).path.hasSuffix("/data/b.csv"))
    #expect(fault("nothing.csv", .writing) == .linkToNothing)
    #expect(try !policy.place(of: "nothing.csv", for: .reading).isThere)
    #expect(fault("loop.csv", .reading) == .system(.look, code: ELOOP))
  }

  @Test(
    "What is there and what may be made has its path",
    arguments: ["a.csv", "./a.csv", "data//b.csv"])
  func admitted(name: String) throws {
    #expect(try policy.place(of: name, for: .reading).isThere)
    #expect(try policy.place(of: name, for: .writing).isThere)
    #expect(try !policy.place(of: name + ".new", for: .writing).isThere)
  }
}
