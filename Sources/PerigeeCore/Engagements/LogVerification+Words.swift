extension LogVerification.Fault {
  /// In one sentence, without its full stop.
  package var words: String {
    switch self {
    case .gap(nil, let number):
      "the log does not begin with entry \(number): it was changed, or what stood before it was taken "
        + "out"
    case .gap(let after?, let number):
      "entry \(after) is not what entry \(number) was written behind: it was changed, or entries "
        + "between them were taken out or put in"
    case .end(let entries, let written) where entries == written:
      "the newest entry is not what was written last: it was changed"
    case .end(let entries, let written):
      "\(counted(written, "entry", plural: "entries")) were written and there are \(grouped(entries)): "
        + "at the end some were taken out or put in"
    }
  }

  /// As JSON says it.
  package var code: String {
    switch self {
    case .gap: "gap"
    case .end: "end"
    }
  }
}
