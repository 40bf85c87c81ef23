import ArgumentParser
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

struct ListsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lists",
    abstract: "Shows the lists, renames and empties them, and takes contacts out.",
    discussion: """
        perigee lists
        perigee lists --limit 20 --after spring
        perigee lists rename spring spring-2026
        perigee lists remove spring ann@x.example ben@y.example
        perigee lists empty spring

      perigee import FILE --list NAME puts contacts in; with --replace it makes the list what the \
      file says.
      """,
    subcommands: [Show.self, Rename.self, Empty.self, Remove.self], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Shows every list with the number of its contacts.")

    @OptionGroup var paging: PagingOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      try paging.check()
      // One more than is shown tells whether there are more.
      let found = try global.session(.settings).lists(
        after: paging.after, limit: paging.limit.map(PagingOptions.oneMore(than:)))
      let lists = Array(found.prefix(paging.limit ?? .max))
      let more = found.count > lists.count ? lists.last?.name : nil
      switch global.format {
      case .json:
        try Output.json { json in
          try json.array { json in
            for list in lists {
              try json.object { json in
                try json.member("name", list.name)
                try json.member("count", list.count)
              }
            }
          }
        }
        if let more { PagingOptions.tellMore(after: more) }
      case .text:
        var table = TextTable([("list", .left), ("contacts", .right)])
        for list in lists { table.add([list.name, grouped(list.count)]) }
        if !lists.isEmpty { Output.text(table.text(global.style)) }
        if lists.isEmpty, let after = paging.after {
          Output.text("there is no list behind \"\(after)\"\n")
        } else {
          Output.text("\(counted(lists.count, "list"))\n")
        }
        if let more { Output.text("more: --after \"\(more)\"\n") }
      }
    }
  }

  struct Rename: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rename", abstract: "Gives a list another name.")

    @Argument(help: "The list.") var list: String
    @Argument(help: "Its new name, which no list has.") var name: String
    @OptionGroup var global: GlobalOptions

    func run() throws {
      try global.session().renameList(list, to: name)
      switch global.format {
      case .json:
        try Output.json { json in
          try json.object { json in
            try json.member("renamed", list)
            try json.member("to", name)
          }
        }
      case .text: Output.text("\(list) is called \(name) now\n")
      }
    }
  }

  struct Empty: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "empty", abstract: "Takes every contact out of a list, which stays.")

    @Argument(help: "The list.") var list: String
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let count = try global.session().emptyList(list)
      switch global.format {
      case .json:
        try Output.json { json in
          try json.object { json in
            try json.member("emptied", list)
            try json.member("count", count)
          }
        }
      case .text: Output.text("\(list): \(counted(count, "contact")) taken out\n")
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Takes contacts out of a list.")

    @Argument(help: "The list.") var list: String
    @Argument(help: "The contacts' addresses.") var contacts: [String]
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let asked = try contacts.flatMap(PlanOptions.addresses)
      let removed = try global.session().remove(asked, fromList: list)
      let absent = asked.filter { !removed.contains($0) }
      switch global.format {
      case .json:
        try Output.json { json in
          try json.object { json in
            for (name, emails) in [("removed", removed), ("absent", absent)] {
              json.key(name)
              try json.array { json in
                for email in emails { try json.string(email.text) }
              }
            }
          }
        }
      case .text:
        Output.text("\(list): \(counted(removed.count, "contact")) taken out\n")
        for email in absent { Output.text("\(email) was not in it\n") }
      }
    }
  }
}
