extension SendingMove.Cause {
  /// Why a sending moved, in a few words.
  package var words: String {
    switch self {
    case .paused: "paused"
    case .resumed: "resumed"
    case .missed: "missed its moment"
    case .putOff: "put off by the server"
    case .held: "held by a hook"
    case .laterStep: "an earlier step moved"
    case .behindTask: "waits for the task before it"
    case .taskDone: "the task before it is done"
    case .quota: "quota"
    case .window: "window"
    case .timeZone: "time zone"
    case .earlier: "room came free"
    case .reassigned: "another sender"
    case .upgraded: "sequence upgraded"
    case .reclassified: "a mail was taken for something else"
    }
  }
}
