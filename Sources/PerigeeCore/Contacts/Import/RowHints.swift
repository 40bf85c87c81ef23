/// Reads the columns that say something about writing to people, and counts what they said.
struct RowHints: Sendable {
  private struct Column: Sendable {
    let cell: Int
    let hint: StatusHint
    var memo = CellMemo<ContactStatus?>()
    /// How many rows it gave a status.
    var told = 0
  }

  private var columns: [Column]

  init(_ mapping: HeaderMapping? = nil) {
    columns = (mapping?.hints ?? []).enumerated().compactMap { cell, hint in
      hint.map { Column(cell: cell, hint: $0) }
    }
  }

  /// Most files have none.
  var isEmpty: Bool { columns.isEmpty }

  /// The weightiest status that the row's columns give; nil where none does.
  mutating func status(
    _ cell: (Int) -> UnsafeBufferPointer<UInt8>
  ) -> ContactStatus? {
    var found: ContactStatus?
    for index in columns.indices {
      let value = cell(columns[index].cell)
      guard !value.isEmpty else { continue }
      let hint = columns[index].hint
      guard let status = columns[index].memo.value(value, { hint.status(cell: $0) }) else {
        continue
      }
      columns[index].told += 1
      if status.weight > found?.weight ?? 0 { found = status }
    }
    return found
  }

  /// The columns that gave a status to some row, from 0.
  var told: [Int] { columns.filter { $0.told > 0 }.map(\.cell) }
}
