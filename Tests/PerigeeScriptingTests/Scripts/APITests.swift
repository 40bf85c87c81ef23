import LuaBridge
import PerigeeCore
import TestSupport
import Testing

@testable import PerigeeScripting
@testable import PerigeeSession
@testable import PerigeeWorkspace

@Suite("The description of the scripting API")
struct APITests {
  @Test("Every function that is described does something, and nothing else is there")
  func bodies() {
    let described = API.functions.filter { $0.profile == .script }
    #expect(Set(described.map(\.qualifiedName)) == Set(PerigeeModule.bodies.keys))
  }

  @Test("No name is described twice, and everything that is mentioned is described")
  func names() {
    let names = API.functions.map(\.qualifiedName) + API.classes.map(\.name)
    #expect(Set(names).count == names.count)
    let known = Set(API.classes.map(\.name) + ["perigee.Conditions"])
    for function in API.functions {
      for type in function.parameters.map(\.type) + function.results.map(\.type) {
        for name in Self.names(in: type) { #expect(known.contains(name), "\(name)") }
      }
    }
  }

  private static func names(in type: APIType) -> [String] {
    switch type {
    case .named(let name): [name]
    case .list(let type), .map(_, let type): names(in: type)
    case .union(let types): types.flatMap(names)
    case .options(_, let fields): fields.flatMap { names(in: $0.type) }
    default: []
    }
  }

  @Test("Objects have the fields and methods that their class describes")
  func members() throws {
    let host = try ScriptHost(
      session: try ScriptWorld().session, surroundings: ScriptHost.Surroundings { _ in })
    let source = """
      local perigee = require "perigee"
      local plan = perigee.plan { sequence = "intro", contacts = "large", senders = perigee.me() }
      return plan, perigee.contacts "large", perigee.all():first(1)[1], plan:calendar(),
        perigee.report "intro", perigee.diff(plan, plan), perigee.me(),
        perigee.as_soon_as_possible(), perigee.explain "ann@x.example", plan:engage()
      """
    let values = try host.state.call(host.load(Array(source.utf8), name: "test"))
    #expect(values.count == 10)
    for value in values {
      let kind = try #require(value.kind)
      let type = try #require(API.classes.first { $0.name == kind }, "\(kind)")
      let described = Set(type.fields.map(\.name) + API.methods(of: kind).map(\.name))
      let members = Set(value.memberNames)
      #expect(type.isOpen ? described.isSubset(of: members) : described == members, "\(kind)")
    }
  }

  @Test("Every example runs", arguments: API.functions.map(\.qualifiedName))
  func example(name: String) throws {
    let world = try ScriptWorld(Self.named)
    var order = ImportOrder(path: "\(world.workspace.path)/contacts.csv")
    order.list = "leads"
    _ = try world.session.importContacts(order)
    try world.run(API.function(name).example)
  }

  /// What examples refer to.
  private static let named = [
    "rules/mid_market.lua": """
    local perigee = require "perigee"
    return perigee.filter { name = "mid_market", where = { company = perigee.present() } }
    """,
    "rules/by_territory.lua": """
    local perigee = require "perigee"
    return perigee.sender_rule { name = "by_territory", rule = function(_, all) return all[1] end }
    """,
  ]

  @Test("Generated files say what the descriptions say: run perigee reference --write stdlib")
  func current() throws {
    let library = try #require(Installation.standardLibrary)
    for file in try GeneratedFiles.all() {
      let bytes = try FileStorage.read("\(library)/\(file.path)")
      #expect(String(decoding: bytes, as: UTF8.self) == file.text, "\(file.path) is stale")
    }
  }

  @Test("The reference and help leave no function out")
  func everywhere() throws {
    let page = try #require(try GeneratedFiles.all().first { $0.path == "REFERENCE.md" }).text
    let overview = try HelpText.overview()
    for function in API.functions {
      #expect(page.contains(" \(function.qualifiedName)\n"), "\(function.qualifiedName)")
      guard case .module("perigee") = function.owner else { continue }
      #expect(overview.contains("  \(function.qualifiedName) "), "\(function.qualifiedName)")
    }
    for tag in DeclarationTag.allCases where ![.and, .or, .not].contains(tag) {
      #expect(page.contains("perigee.\(tag.rawValue)"), "\(tag)")
    }
  }

  @Test("Generated Lua keeps to 100 columns, whatever a workspace's variables are called")
  func columns() throws {
    let folder = try TemporaryWorkspace()
    let workspace = try Workspace.load(at: folder.path)
    let types = WorkspaceTypes(workspace).text((1...40).map { "variable_number_\($0)" })
    for line in (LuaCATSFile.text + types + (try LuacheckFile.text())).split(separator: "\n") {
      #expect(line.count <= 100, "\(line)")
    }
  }

  @Test("Every function of the standard library has a comment with an example or a sentence")
  func documented() throws {
    for module in try StandardModule.installed() {
      #expect(!module.text.isEmpty, "\(module.name)")
      #expect(!module.functions.isEmpty, "\(module.name)")
      for function in module.functions {
        #expect(!function.text.isEmpty, "\(module.name).\(function.name)")
      }
    }
  }

  @Test("What a module's comments say does not depend on where their lines are broken")
  func brokenComments() {
    let source = """
      --- Words, and what
      --- they mean: all of them.
      local M = {}

      --- Whether it is one; "x" is
      --- none.
      ---
      ---@param word string what is
      ---  looked up
      function M.is(word) end
      """
    let module = StandardModule(name: "words", source: source)
    #expect(StandardModule.summary(of: module.text) == "Words, and what they mean.")
    #expect(StandardModule.summary(of: module.functions[0].text) == "Whether it is one.")
    #expect(module.functions[0].text == ["Whether it is one; \"x\" is", "none."])
    #expect(module.functions[0].parameters == ["word string what is looked up"])
  }

  @Test("No module of the standard library keeps anything between calls")
  func stateless() throws {
    let library = try #require(Installation.standardLibrary)
    let state = LuaState(libraries: .script)
    for module in try StandardModule.installed() {
      let file = module.name.replacing(".", with: "/")
      let chunk = try state.load(
        FileStorage.read("\(library)/\(file).lua"), chunkName: "@\(file).lua")
      #expect(chunk.stateWrites.isEmpty, "\(module.name): \(chunk.stateWrites)")
    }
  }

  @Test(
    "A wrong call is told with everything that is wrong about it",
    arguments: [
      (
        "perigee.plan { sequnce = 'intro', contacts = 3, fit = 'hole' }",
        """
        perigee.plan: contacts must be a string or a filter or contacts from perigee.list, emails \
        or all or conditions such as { company = "Holub" }, and is the number 3
        perigee.plan: fit cannot be "hole". Did you mean whole? Choices: whole, truncate
        perigee.plan: unknown key "sequnce". Did you mean sequence? Keys: sequence, contacts, \
        senders, exclude, start, mode, authorize, fit, seed
        perigee.plan: sequence is missing; give it a string
        perigee.plan: senders is missing; give it perigee.owners(), perigee.me(), \
        perigee.selected { … } or a sender rule
        """
      ),
      ("perigee.me(1)", "perigee.me: it takes 0 arguments, and got 1"),
      (
        "perigee.all().first(3)",
        "contacts:first: call it with a colon: contacts:first(…)"
      ),
    ])
  func allAtOnce(source: String, message: String) throws {
    let failure = try ScriptWorld().failure(source)
    #expect(failure.contains(message), "\(failure)")
  }
}
