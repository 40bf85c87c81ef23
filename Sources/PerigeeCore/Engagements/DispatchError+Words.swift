extension DispatchError: ReportableError {
  package var code: String {
    switch self {
    case .running: "dispatcher_running"
    case .held: "dispatch_held"
    case .leaseLost: "lease_lost"
    }
  }

  package var message: String {
    switch self {
    case .running(let lease):
      "another dispatcher sends from this workspace: process \(lease.holder.process) on "
        + "\(lease.holder.host). Stop it first; one sends for all senders."
    case .held(let since):
      "this database sends nothing since \(since.zonedWords(in: .utc)): it is a backup's copy, or "
        + "somebody held it. Where no other copy sends any more: perigee dispatch --release."
    case .leaseLost:
      "another dispatcher has taken over, since this one did not answer for too long. Nothing more "
        + "was sent."
    }
  }
}
