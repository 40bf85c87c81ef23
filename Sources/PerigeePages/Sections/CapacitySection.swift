import PerigeeCore

/// What goes when, under the line of what may go: a picture with its table.
struct CapacitySection {
  private let load: LoadByTime
  private let what: String
  private let presentDay: String?

  /// - Parameter what: the picture's title.
  init(_ loads: [SenderLoad], names: [String], what: String) {
    load = LoadByTime(loads, names: names)
    self.what = what
    presentDay = loads.presentDay
  }

  func write(to html: inout HTMLWriter) {
    guard !load.times.isEmpty else { return }
    html.section("Under the capacity line") { html in
      let unit = load.isByWeek ? "week" : "day"
      if !load.hasCapacity { html.note("A sender without a quota has no line.") }
      if let presentDay { html.note(presentDay) }
      let picture = CapacityPicture(title: "\(what), by \(unit)", description: words, load: load)
      html.figure(
        { picture.write(to: &$0) }, beside: load.table("\(what), by \(unit)"),
        isWide: load.names.count > (load.isByWeek ? 2 : 4))
    }
  }

  /// The highest bar, and how much of the capacity all of it is.
  private var words: String {
    let all = load.times.reduce(0) { $0 + $1.total }
    var words = "\(counted(all, "email")) from \(load.times[0].words) on"
    if let most = load.times.max(by: { ($0.total, $1.words) < ($1.total, $0.words) }) {
      words +=
        "; the most are \(grouped(most.total)), "
        + "\(load.isByWeek ? "in the week" : "on") \(most.words)"
    }
    let capacity = load.times.reduce(0) { $0 + ($1.capacity ?? 0) }
    guard load.hasCapacity, capacity > 0 else { return words + "." }
    return words + "; all together \(all * 100 / capacity) % of the capacity of "
      + "\(grouped(capacity))."
  }
}
