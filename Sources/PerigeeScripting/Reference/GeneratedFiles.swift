/// The files of the standard library's folder that are written from the API's descriptions.
package enum GeneratedFiles {
  /// By path in that folder.
  package static func all() throws -> [(path: String, text: String)] {
    [
      ("REFERENCE.md", try ReferencePage.text()),
      ("meta/luacheckrc", try LuacheckFile.text()),
      ("meta/perigee.lua", LuaCATSFile.text),
    ]
  }
}
