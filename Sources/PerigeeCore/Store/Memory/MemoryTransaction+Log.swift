extension MemoryTransaction {
  func log(limit: Int?) throws -> [LogEntry] {
    Array(state.log.suffix(limit ?? .max))
  }

  /// Nobody but this store reaches its log, so that the chain is made here.
  func verifyLog() throws -> LogVerification {
    var chain = LogChain()
    var head = LogChain.beginning
    for (index, entry) in state.log.enumerated() {
      let hash = entry.hash(after: head)
      chain.read(number: Int64(index + 1), previous: head, hash: hash)
      head = hash
    }
    return chain.finish(head: head, entries: state.log.count)
  }

  func record(_ entry: LogEntry) throws {
    state.log.append(entry)
  }
}
