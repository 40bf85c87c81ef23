import PerigeeCore

/// What a confined process says: when it is ready, and to each question.
struct RuleAnswer: Codable {
  enum Body: Codable {
    /// It has read the workspace.
    case ready
    /// It could not; the message is for people.
    case unready(String)
    case holds([Bool])
    case values([String?])
    case failed(RuleError)
  }

  var body: Body
  /// What it has used of the processor since it began, in milliseconds.
  var cpuMilliseconds: Int
}
