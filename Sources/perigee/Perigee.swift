import ArgumentParser

@main
struct Perigee: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "perigee")
}
