/// The files of the standard library's folder that are written from the API's descriptions.
package enum GeneratedFiles {
  /// What a workspace's `.luacheckrc` says.
  package static func luacheck() throws -> String { try LuacheckFile.text() }

  /// By path in that folder.
  package static func all() throws -> [(path: String, text: String)] {
    [
      ("REFERENCE.md", try ReferencePage.text()),
      ("meta/perigee.lua", LuaCATSFile.text),
    ] + API.hostModules.map { ("meta/\($0.name).lua", LuaCATSFile.text(of: $0)) }
  }
}
