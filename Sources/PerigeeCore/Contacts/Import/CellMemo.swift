/// What was found out about cells, by their bytes: a file has many rows and few spellings, so that
/// each is looked up once.
struct CellMemo<Value: Sendable>: Sendable {
  private struct Spelling {
    var bytes: [UInt8]
    var value: Value
  }

  private let mostSpellings = 4096
  private var spellings: [UInt64: Spelling] = [:]
  /// The last one: columns are full of runs.
  private var last: Spelling?

  /// What `find` says of the cell, perhaps long ago.
  mutating func value(_ cell: UnsafeBufferPointer<UInt8>, _ find: (String) -> Value) -> Value {
    if let last, last.bytes.elementsEqual(cell) { return last.value }
    let hash = SeenAddresses.hash(cell)
    if let spelling = spellings[hash], spelling.bytes.elementsEqual(cell) {
      last = spelling
      return spelling.value
    }
    let value = find(String(decoding: cell, as: UTF8.self))
    let spelling = Spelling(bytes: Array(cell), value: value)
    if spellings.count < mostSpellings { spellings[hash] = spelling }
    last = spelling
    return value
  }
}
