extension LogVerification {
  /// How many faults a person is shown.
  private static let shown = 20

  /// For people: that the log is whole, with the hash to note; or every place where it is not.
  package var text: String {
    let count = counted(entries, "entry", plural: "entries")
    guard !isWhole else {
      return "the log is whole: \(count), each behind the one before; the newest has the hash\n"
        + "\(head)\n"
    }
    let lines = faults.prefix(Self.shown).map { "  \($0.words)\n" }.joined()
    let more = faults.count - min(Self.shown, faults.count)
    return "the log is not what was written:\n" + lines
      + (more > 0 ? "  … and \(grouped(more)) more\n" : "")
  }
}
