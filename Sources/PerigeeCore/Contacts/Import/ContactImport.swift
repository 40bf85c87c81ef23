/// Turns the bytes of a CSV file into batches of contacts and a list of what was wrong.
///
/// "A bad row never stops the good ones" (rule 3). Memory does not grow with the file but for sixteen
/// bytes a contact, by which an address is known again.
package struct ContactImport {
  package static let batchSize = 8_192
  /// How many issues of a kind are kept; beyond it they are only counted.
  package static let issueLimit = 10_000

  package struct Options {
    /// "Header=variable"
    package var overrides: [String] = []
    package var encoding = CSVEncoding.utf8
    /// The team's senders, whose contacts may be in the file, by address and by name.
    package var senders: [Sender] = []
    package var kinds: [String: VariableKind] = [:]

    package init() {}
  }

  private let options: Options
  private var reader = CSVReader()
  private var transcoder: CSVTranscoder
  private var head: [UInt8]? = []
  private var rows: RowImport?

  package init(_ options: Options) {
    self.options = options
    self.transcoder = CSVTranscoder(options.encoding)
  }

  package var rejected: ImportIssues { rows?.rejected ?? ImportIssues() }
  package var warnings: ImportIssues { rows?.warnings ?? ImportIssues() }

  /// Takes the next bytes of the file and hands out full batches.
  /// - Throws: `ImportError`, and what `body` throws.
  package mutating func feed(_ chunk: [UInt8], _ body: (ContactBatch) throws -> Void) throws {
    guard var head else { return try read(chunk, body) }
    head += chunk
    self.head = head
    // Enough to know what kind of file it is.
    guard head.count >= 1_024 else { return }
    try begin(head, body)
  }

  /// Hands out the last batch.
  package mutating func finish(_ body: (ContactBatch) throws -> Void) throws {
    if let head { try begin(head, body) }
    try reading { reader, this in try reader.finish { try this.take($0, body) } }
    guard rows != nil else { throw ImportError(.empty) }
    try rows?.flush(body)
  }

  private mutating func begin(_ head: [UInt8], _ body: (ContactBatch) throws -> Void) throws {
    self.head = nil
    if head.isEmpty { throw ImportError(.empty) }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { throw ImportError(.spreadsheet) }
    if options.encoding != .utf16 {
      if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
        throw ImportError(.utf16)
      }
      let line = head.prefix { $0 != 0x0A && $0 != 0x0D }
      if line.contains(0) { throw ImportError(.binary) }
    }
    try read(head, body)
  }

  private mutating func read(_ chunk: [UInt8], _ body: (ContactBatch) throws -> Void) throws {
    let text = transcoder.transcode(chunk)
    try reading { reader, this in try reader.feed(text) { try this.take($0, body) } }
  }

  /// Takes the reader out for as long as it hands rows to the rest of this value.
  private mutating func reading(_ body: (inout CSVReader, inout Self) throws -> Void) throws {
    var reader = reader
    self.reader = CSVReader()
    defer { self.reader = reader }
    try body(&reader, &self)
  }

  private mutating func take(
    _ row: borrowing CSVRow, _ body: (ContactBatch) throws -> Void
  ) throws {
    if rows != nil {
      try rows?.take(row, body)
    } else {
      if let fault = row.fault { throw ImportError(.unreadableHeader(fault)) }
      let headers = (0..<row.count).map { String(decoding: row[$0], as: UTF8.self) }
      rows = RowImport(
        mapping: try HeaderMapping(headers: headers, overrides: options.overrides),
        options: options)
    }
  }
}

/// Issues in the order of lines, the first of them in full.
package struct ImportIssues: Sendable {
  package private(set) var listed: [ImportIssue] = []
  package private(set) var count = 0

  package init() {}

  mutating func add(_ line: Int, _ reason: ImportIssue.Reason) {
    count += 1
    if listed.count < ContactImport.issueLimit {
      listed.append(ImportIssue(line: line, reason: reason))
    }
  }
}
