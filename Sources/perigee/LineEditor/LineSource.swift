/// Where the lines come from that somebody types or pipes in.
protocol LineSource: AnyObject {
  /// - Throws: `LineError`; the next call reads on behind what it is about.
  func readLine(prompt: String) throws -> ReadLine
}
