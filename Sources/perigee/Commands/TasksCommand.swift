import ArgumentParser
import PerigeeCore
import PerigeeSession

struct TasksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasks",
    abstract: "Lists what people have to do by hand, and notes what they did.",
    discussion: """
        perigee tasks --sender bo@acme.example
        perigee tasks done ann@x.example 2
        perigee tasks skip ann@x.example 2

      A task is coming, due in the hour of its slot, and overdue after it. The steps behind it have no \
      moment until it is done or skipped: they count from that day. Tasks of paused contacts are hidden.
      """,
    subcommands: [Show.self, Done.self, Skip.self], defaultSubcommand: Show.self)

  enum TaskFormat: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Lists the open tasks, by their moments.")

    @Option(help: ArgumentHelp("Only this sender's.", valueName: "email")) var sender: String?
    @Option(help: ArgumentHelp("Only of this sequence.", valueName: "name"))
    var sequence: String?
    @Option(help: "How many to print; text prints 50 unless told.") var limit: Int?
    @Option(help: "How to print.") var format: TaskFormat = .text
    @OptionGroup var global: PlainGlobalOptions

    func run() throws {
      try PagingOptions.check(limit)
      let list = try global.session().tasks(
        TaskQuery(
          sender: try sender.map(PlanOptions.address), sequence: sequence,
          limit: limit ?? (format == .text ? 50 : nil)))
      switch format {
      case .text: Output.text(list.text(Terminal.style))
      case .json:
        try Output.json { json in
          try json.array { json in
            for task in list.tasks { try task.write(to: &json) }
          }
        }
      case .csv:
        var csv = CSVWriter()
        csv.writeRow(ListedTask.header)
        for task in list.tasks { csv.writeRow(task.cells) }
        Output.csv(csv.take())
      }
    }
  }

  struct Done: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "done", abstract: "Notes that a task was done; the next step counts from now.")

    @OptionGroup var which: TaskOptions

    func run() throws { try which.settle(isDone: true) }
  }

  struct Skip: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "skip",
      abstract: "Notes that a task will not be done; the next step counts from now.")

    @OptionGroup var which: TaskOptions

    func run() throws { try which.settle(isDone: false) }
  }
}

/// The task that a command is about.
struct TaskOptions: ParsableArguments {
  @Argument(help: "The contact's address.") var contact: String
  @Argument(help: "The step's number, as perigee tasks shows it.") var step: Int
  @OptionGroup var global: GlobalOptions

  func settle(isDone: Bool) throws {
    let settlement = try global.session().settleTask(
      of: PlanOptions.address(contact), step: step, isDone: isDone)
    switch global.format {
    case .json: try Output.json { try settlement.write(to: &$0) }
    case .text: Output.text(settlement.text)
    }
  }
}
