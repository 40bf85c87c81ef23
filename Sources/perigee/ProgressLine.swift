import PerigeeCore

/// A line on a terminal that says how far a long work is; nothing anywhere else.
final class ProgressLine {
  private let label: String
  private var shown = -1

  init(_ label: String) { self.label = label }

  /// Shows how much of `size` is done, a percent at a time; small files are done before one could read.
  func show(_ done: Int, of size: Int?) {
    guard Terminal.isError, let size, size > 1 << 20 else { return }
    let percent = min(100, done * 100 / size)
    guard percent != shown else { return }
    shown = percent
    let full = percent / 4
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 25 - full)
    Output.control("\r\(label) \(bar) \(percent) %")
  }

  func clear() {
    if shown >= 0 { Output.control("\r\u{1B}[K") }
  }
}
