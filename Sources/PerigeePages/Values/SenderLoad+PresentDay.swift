import PerigeeCore

extension [SenderLoad] {
  /// What counts of a day that had begun, in a sentence; nil where every day counts whole.
  var presentDay: String? {
    let isBegun = contains { load in
      load.calendar.days.contains { $0.capacity != $0.wholeDay }
    }
    guard isBegun else { return nil }
    return "Of a day that had begun already, what it has and what may still go is the capacity, "
      + "without past hours."
  }
}
