import PerigeeCore

extension [SenderLoad] {
  /// What counts of a day that had begun, in a sentence; nil where every day counts whole.
  var presentDay: String? {
    let begun = first { load in
      load.calendar.days.contains { $0.capacity != $0.wholeDay }
    }
    guard let begun, let now = begun.calendar.now else { return nil }
    return "Of the day that had begun on \(now.zonedWords(in: begun.calendar.zone)), what it has and "
      + "what may still go counts as its capacity: not the hours that were past."
  }
}
