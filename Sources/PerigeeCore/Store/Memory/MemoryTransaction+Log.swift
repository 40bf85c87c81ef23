extension MemoryTransaction {
  func log(limit: Int?) throws -> [LogEntry] {
    Array(state.log.suffix(limit ?? .max))
  }

  func record(_ entry: LogEntry) throws {
    state.log.append(entry)
  }
}
