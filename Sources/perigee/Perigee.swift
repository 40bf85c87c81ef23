import ArgumentParser
import PerigeeWorkspace

struct Perigee: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perigee",
    abstract: "Schedules outreach email sequences over a team's mailboxes, programmed in Lua.",
    discussion: """
      Scripts propose, the core disposes: filters, fillers and sender rules say what a team wants; \
      Perigee plans every email of every step under each mailbox's quota, shows the plan, and \
      commits exactly that plan or nothing.

      A first session:

        perigee init acme && cd acme
        perigee import contacts.csv --list spring
        perigee preview intro --list spring --senders owners --start now --mode asap
        perigee engage  intro --list spring --senders owners --start now --mode asap
        perigee report intro

      Exit codes: 0 done, 1 failed, 2 wrong usage.
      """,
    version: Installation.version,
    subcommands: [RuleServiceCommand.self, AutomationRunCommand.self],
    groupedSubcommands: [
      CommandGroup(
        name: "Workspace",
        subcommands: [
          InitCommand.self, CheckCommand.self, RunCommand.self, ReplCommand.self, TestCommand.self,
          ReferenceCommand.self,
        ]),
      CommandGroup(
        name: "Contacts",
        subcommands: [
          ImportCommand.self, ContactsCommand.self, ListsCommand.self, SetCommand.self,
          EditCommand.self, BlacklistCommand.self,
        ]),
      CommandGroup(
        name: "Plans",
        subcommands: [
          PreviewCommand.self, EngageCommand.self, DiffCommand.self, SimulateCommand.self,
          RollbackCommand.self,
        ]),
      CommandGroup(
        name: "Enrollments",
        subcommands: [
          TasksCommand.self, StopCommand.self, PauseCommand.self, ResumeCommand.self,
          ReplyCommand.self, ReplanCommand.self, ReassignCommand.self, UpgradeCommand.self,
          SequencesCommand.self,
        ]),
      CommandGroup(
        name: "Automations",
        subcommands: [
          AutomationsCommand.self, ProposalsCommand.self, ApproveCommand.self, DeclineCommand.self,
        ]),
      CommandGroup(
        name: "Sending",
        subcommands: [
          DispatchCommand.self, StatusCommand.self, DoctorCommand.self, ResolveCommand.self,
          SendersCommand.self, InboxCommand.self, NotificationsCommand.self,
        ]),
      CommandGroup(
        name: "Looking back",
        subcommands: [
          ReportCommand.self, CalendarCommand.self, ExplainCommand.self, LogCommand.self,
          BackupCommand.self,
        ]),
    ])
}
