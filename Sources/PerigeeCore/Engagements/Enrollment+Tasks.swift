// A step waits for the tasks before it: it counts from the day on which the last of them was done.

extension Enrollment {
  /// The first task before `step` that is neither done nor skipped; nil where there is none.
  package func openTask(before step: Int) -> Int? {
    sendings.first { $0.step < step && !$0.isEmail && $0.isOpen }?.step
  }

  /// Why a sending of it has no moment; nil where it has one, or waits for none any more.
  package func waitCause(of sending: Sending) -> WaitCause? {
    guard sending.isOpen, sending.at == nil else { return nil }
    if let task = openTask(before: sending.step) { return .task(step: task) }
    return state == .paused ? .paused : .slot
  }

  /// The sendings that get a moment when the task of `step` is done or skipped: those behind it, up to
  /// the next task and with it. None while it is paused.
  package func sendings(freedBy step: Int) -> [Sending] {
    guard state != .paused, openTask(before: step) == nil else { return [] }
    var freed: [Sending] = []
    for sending in sendings where sending.step > step && sending.state == .planned {
      freed.append(sending)
      if !sending.isEmail { break }
    }
    return freed.filter { $0.at == nil }
  }
}

extension EmailSequence {
  /// Whether a task stands before the step at `index`, which counts from 0: such a step is committed
  /// without a moment.
  package func isBehindTask(_ index: Int) -> Bool {
    steps.prefix(index).contains { !$0.isEmail }
  }
}
