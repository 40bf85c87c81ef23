package import PerigeeCore

extension SendingMove.Cause: StoredCode {
  package var code: Int64 {
    switch self {
    case .paused: 0
    case .resumed: 1
    case .missed: 2
    case .putOff: 3
    case .laterStep: 4
    case .taskDone: 5
    case .quota: 6
    case .window: 7
    case .timeZone: 8
    case .reassigned: 9
    case .upgraded: 10
    case .behindTask: 11
    case .earlier: 12
    case .held: 13
    case .reclassified: 14
    }
  }
}
