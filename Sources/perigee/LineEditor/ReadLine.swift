/// What came of asking for a line.
enum ReadLine: Equatable {
  /// Without its end.
  case line(String)
  /// A line that is not what was meant, as far as it can be read, and why.
  case damaged(String, LineError)
  /// Ctrl-C: what was typed is gone, and the next line can be asked for.
  case interrupted
  /// Ctrl-D, or the end of a file.
  case end
}
