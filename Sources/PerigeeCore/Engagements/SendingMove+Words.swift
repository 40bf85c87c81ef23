extension SendingMove.Cause {
  /// For people, of what was moved: "by a pause".
  package var words: String {
    switch self {
    case .paused: "by a pause"
    case .resumed: "as the contact goes on"
    case .missed: "as the moment was missed"
    case .putOff: "as the server refused for now"
    case .laterStep: "as an earlier step went later"
    case .behindTask: "to wait for the task before it"
    case .taskDone: "as the task before it was settled"
    case .quota: "by the quota"
    case .window: "by the window"
    case .timeZone: "by the time zone"
    case .earlier: "as room came free"
    case .reassigned: "to another sender"
    case .upgraded: "by a newer version of the sequence"
    }
  }
}
