import ArgumentParser
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Makes a workspace that works at once, commented for learning.",
    discussion: """
        perigee init acme
        cd acme && perigee check

      Makes perigee.lua (the team), sequences/, rules/ and scripts/.
      """)

  @Argument(help: "The folder to make; it must be empty or absent.") var folder: String
  @OptionGroup var global: GlobalOptions

  func run() throws {
    guard let example = Installation.example else { throw Installation.noExample }
    if FileStorage.isFolder(folder), try !FileStorage.files(below: folder).isEmpty {
      throw FileError(folder, .folderNotEmpty)
    }
    let files = try FileStorage.files(below: example)
    for file in files {
      let path = "\(folder)/\(file)"
      try FileStorage.makeFolder(String(path[..<path.lastIndex(of: "/")!]))
      let bytes = try FileStorage.read("\(example)/\(file)")
      try FileStorage.replace(path) { try $0(bytes) }
    }
    try FileStorage.replace("\(folder)/.luacheckrc") {
      try $0(Array(GeneratedFiles.luacheck().utf8))
    }
    Output.noteDone("made \(folder)")
    try WorkspaceTypes(Workspace.load(at: folder)).write(variables: [])
    switch global.format {
    case .json:
      try Output.json { json in
        try json.object { json in
          try json.member("workspace", folder)
          json.key("files")
          try json.array { json in for file in files { try json.string(file) } }
        }
      }
    case .text:
      Output.text("made \(folder):\n" + files.map { "  \($0)\n" }.joined())
      Output.text(
        """

        Next:
          cd \(folder)
          perigee check
          perigee test
          perigee import contacts.csv --list leads
          perigee run scripts/monday.lua

        """)
    }
  }
}
