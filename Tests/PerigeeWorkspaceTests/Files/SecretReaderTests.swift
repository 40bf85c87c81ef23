import Foundation
import PerigeeCore
import PerigeeWorkspace
import TestSupport
import Testing

@Suite("Reading secrets")
struct SecretReaderTests {
  private static func read(_ secret: Secret, _ files: [String: String] = [:]) throws -> String {
    let folder = try TemporaryFolder(files)
    defer { withExtendedLifetime(folder) {} }
    return String(decoding: try SecretReader(folder: folder.path).read(secret), as: UTF8.self)
  }

  private static func message(_ secret: Secret, _ files: [String: String] = [:]) -> String? {
    do {
      return "read: \(try read(secret, files))"
    } catch {
      return (error as? SecretError)?.message
    }
  }

  @Test("A variable, a file and a command give it, without the line break at its end")
  func sources() throws {
    #expect(try Self.read(.environment("PATH")) == ProcessInfo.processInfo.environment["PATH"])
    let files = ["keys/a": "two words \r\n", "b": "x\n\n"]
    #expect(try Self.read(.file("keys/a"), files) == "two words ")
    #expect(try Self.read(.command(["cat", "keys/a", "b"]), files) == "two words \r\nx")
    #expect(try Self.read(.command(["printf", "%s", "a b;$HOME\n"])) == "a b;$HOME")
    let folder = try TemporaryFolder(["key": "absolute"])
    #expect(try Self.read(.file("\(folder.path)/key")) == "absolute")
  }

  @Test("What cannot be read is told, and nothing of what was read")
  func errors() throws {
    let long = String(repeating: "s", count: 65_537)
    for (secret, files, message) in [
      (.environment("PERIGEE_NO_SUCH"), [:], "the environment variable PERIGEE_NO_SUCH is not set"),
      (
        .file("none"), [:],
        "none: No such file or directory. Expected a file to read: check its name, and the folder that "
          + "you are in"
      ),
      (.file("k"), ["k": "\n"], "the file k is empty"),
      (.file("k"), ["k": long], "the file k gives more than 65,536 bytes, which is no secret"),
      (.command(["true"]), [:], "the command true is empty"),
      (
        .command(["cat", "k"]), ["k": long],
        "the command cat gives more than 65,536 bytes, which is no secret"
      ),
      (
        .command(["yes", "s"]), [:],
        "the command yes gives more than 65,536 bytes, which is no secret"
      ),
      (
        .command(["sh", "-c", "echo secret; exit 3"]), [:],
        "the command sh failed, with exit code 3"
      ),
      (
        .command(["sh", "-c", "echo secret; kill -9 $$"]), [:],
        "the command sh failed, with signal 9"
      ),
      (
        .command(["no-such-program"]), [:],
        "the command no-such-program cannot be started: No such file or directory"
      ),
    ] as [(Secret, [String: String], String)] {
      #expect(Self.message(secret, files) == message)
    }
  }

  @Test("What is no regular file is told and not waited for")
  func pipes() throws {
    let folder = try TemporaryFolder(["keys/a": "x"])
    try #require(mkfifo("\(folder.path)/pipe", 0o600) == 0)
    for (path, words) in [
      ("pipe", "it is no regular file but a pipe"),
      ("/dev/zero", "it is no regular file but a pipe"),
      ("keys", "Is a directory"),
    ] {
      let error = #expect(throws: SecretError.self) {
        try SecretReader(folder: folder.path).read(.file(path))
      }
      #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }
  }

  @Test("A secret that a team declares is told with its line and whose it is")
  func declared() throws {
    let error = #expect(throws: SecretError.self) {
      try SecretReader(folder: "/").read(
        .environment("PERIGEE_NO_SUCH"), of: "the password of smtp",
        at: SourceLocation(path: "perigee.lua", line: 7))
    }
    #expect(
      error?.message
        == "perigee.lua:7: the password of smtp cannot be read: the environment variable PERIGEE_NO_SUCH "
        + "is not set")
  }

  @Test("A command that ends its output and goes on is waited for until it ends")
  func goesOn() throws {
    #expect(try Self.read(.command(["sh", "-c", "echo x; exec >/dev/null; cat /dev/null"])) == "x")
    let late = ["sh", "-c", "echo x; exec >/dev/null; exit 3"]
    #expect(Self.message(.command(late)) == "the command sh failed, with exit code 3")
  }

  @Test("A command gets nothing to read")
  func input() throws { #expect(try Self.read(.command(["sh", "-c", "cat; echo x"])) == "x") }
}
