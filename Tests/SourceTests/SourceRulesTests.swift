import Foundation
import TestSupport
import Testing

/// What no source may do, whoever writes it.
@Suite("The bridge's sources")
struct SourceRulesTests {
  private static let sources = Checkout.url("Sources")

  private func swiftFiles() throws -> [(path: String, text: String)] {
    try FileManager.default.subpathsOfDirectory(atPath: Self.sources.path)
      .filter { $0.hasSuffix(".swift") }
      .map { ($0, try String(contentsOf: Self.sources.appending(path: $0), encoding: .utf8)) }
  }

  @Test("No Swift source names a function that raises")
  func nothingRaises() throws {
    let files = try swiftFiles()
    try #require(files.contains { $0.path == "LuaBridge/LuaState.swift" })
    let raising = /\b(lua_(error|call|callk|gettable|settable|getfield|setfield|next)|luaL_\w+)\b/
    for (path, text) in files {
      let code = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      #expect(code.allSatisfy { $0.firstMatch(of: raising) == nil }, "\(path)")
    }
  }

  @Test("Only LuaBridge imports the C shim, and nothing imports Lua itself")
  func imports() throws {
    let shim = /(?m)^\s*(\w+ )?import CLuaShim\b/
    let lua = /(?m)^\s*(\w+ )?import CLua\b/
    for (path, text) in try swiftFiles() {
      #expect(path.hasPrefix("LuaBridge/") || text.firstMatch(of: shim) == nil, "\(path)")
      #expect(text.firstMatch(of: lua) == nil, "\(path)")
    }
  }
}
