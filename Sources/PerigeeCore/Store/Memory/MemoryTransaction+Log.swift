extension MemoryTransaction {
  func log(limit: Int?) throws -> [LogEntry] {
    Array(state.log.suffix(limit ?? .max))
  }

  func numberedLog(after: Int64?, limit: Int?) throws -> [NumberedLogEntry] {
    let all = state.log.enumerated().map {
      NumberedLogEntry(number: Int64($0.offset + 1), entry: $0.element)
    }
    guard let after else { return Array(all.suffix(limit ?? .max)) }
    return Array(all.drop { $0.number <= after }.prefix(limit ?? .max))
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
