import PerigeeCore

/// Emails by day or week, stacked by kind, under the line of what all mailboxes together may send.
struct CapacityPicture {
  var title: String
  var description: String
  var load: LoadByTime

  private static let left = 76.0
  private static let plot = 220.0

  func write(to html: inout HTMLWriter) {
    let names = zip(Drawing.Kind.allCases, load.names).map { ($0, $1) }
    let line = load.hasCapacity ? "capacity" : nil
    let top = Double((names.count + 1 + (line == nil ? 0 : 1)) / 2) * 26 + 14
    html.picture(title, description, height: top + Self.plot + 34) { html, name in
      _ = html.legend(names, line: line, in: name, y: 0)
      let scale = Scale(most: load.most)
      writeGrid(scale, top, &html)
      writeBars(scale, top, name, &html)
      if load.hasCapacity { writeLine(scale, top, &html) }
      writeTimes(top, &html)
    }
  }

  private struct Scale {
    let step: Int
    let top: Int

    /// Four steps at most, each 1, 2 or 5 and zeros.
    init(most: Int) {
      var power = 1
      while power * 5 * 4 < most { power *= 10 }
      let step = [1, 2, 5].map { $0 * power }.first { $0 * 4 >= most } ?? power
      self.step = step
      top = step * max(1, (most + step - 1) / step)
    }

    func height(_ count: Int) -> Double { Double(count) / Double(top) * CapacityPicture.plot }
  }

  private var slot: Double { (Drawing.width - Self.left - 4) / Double(max(1, load.times.count)) }

  private func writeGrid(_ scale: Scale, _ top: Double, _ html: inout HTMLWriter) {
    for count in stride(from: 0, through: scale.top, by: scale.step) {
      let y = top + Self.plot - scale.height(count)
      html.element(
        .path, [.init(.d, "M76 \(Drawing.number(y))H640"), .class("grid")])
      html.words(grouped(count), x: Self.left - 8, y: y + 4.5, anchor: "end", isDim: true)
    }
  }

  private func writeBars(
    _ scale: Scale, _ top: Double, _ name: String, _ html: inout HTMLWriter
  ) {
    let width = min(slot * 0.76, 44)
    let one = load.isStacked ? width : width / Double(load.names.count)
    for (number, time) in load.times.enumerated() {
      var y = top + Self.plot
      var x = Self.left + Double(number) * slot + (slot - width) / 2
      for (kind, count) in zip(Drawing.Kind.allCases, time.counts) {
        // What is there is seen below a line that is far above it.
        let height = count > 0 ? max(2, scale.height(count)) : 0
        html.area(kind, in: name, x: x, y: y - height, width: one, height: height)
        if load.isStacked { y -= height } else { x += one }
      }
    }
  }

  private func writeLine(_ scale: Scale, _ top: Double, _ html: inout HTMLWriter) {
    var path = ""
    for (number, time) in load.times.enumerated() {
      guard let capacity = time.capacity else { continue }
      let y = top + Self.plot - scale.height(capacity)
      let x = Self.left + Double(number) * slot
      path += path.isEmpty ? "M\(Drawing.number(x)) \(Drawing.number(y))" : "V\(Drawing.number(y))"
      path += "H\(Drawing.number(x + slot))"
    }
    html.element(.path, [.init(.d, path), .class("cap")])
  }

  /// A few moments, from the first on.
  private func writeTimes(_ top: Double, _ html: inout HTMLWriter) {
    let every = max(1, (load.times.count + 5) / 6)
    for (number, time) in load.times.enumerated() where number % every == 0 {
      let x = Self.left + (Double(number) + 0.5) * slot
      // The last one would stand half outside.
      guard x < Drawing.width - 30 || number == 0 else { continue }
      html.words(time.short, x: x, y: top + Self.plot + 24, anchor: "middle", isDim: true)
    }
  }
}
