/// A column of texts in two buffers, so that a million short values are two allocations and Lua can
/// be handed their bytes without making a string of each.
///
/// A blank value is the empty text: the domain knows no difference between "" and nothing.
package struct TextColumn: Sendable {
  /// UTF-8 of all values, one behind the other.
  package private(set) var bytes: [UInt8] = []
  /// `ends[i]` is where value `i` ends in `bytes`; it begins where the one before it ends.
  package private(set) var ends: [UInt32] = []

  package init() {}

  /// A value each, in their order.
  package init(_ values: some Sequence<String>) {
    for value in values { append(value.utf8) }
  }

  /// A value each of `count` rows, in one go.
  /// - Parameters:
  ///   - capacity: in bytes, for all values.
  ///   - value: of a row, whose bytes stay where they are until they are copied.
  /// - Precondition: the column stays below 4 GiB.
  package init(count: Int, capacity: Int, _ value: (Int) -> UnsafeBufferPointer<UInt8>) {
    var ends: [UInt32] = []
    ends.reserveCapacity(count)
    bytes = Array(unsafeUninitializedCapacity: capacity) { room, filled in
      for row in 0..<count {
        let value = value(row)
        if !value.isEmpty {
          _ = room[filled..<filled + value.count].initialize(fromContentsOf: value)
          filled += value.count
        }
        ends.append(UInt32(filled))
      }
    }
    self.ends = ends
  }

  /// The values of `rows` of another column, in their order.
  package init(_ rows: [Int], of other: TextColumn) {
    let capacity = rows.reduce(0) { $0 + other.range($1).count }
    self = other.bytes.withUnsafeBufferPointer { bytes in
      TextColumn(count: rows.count, capacity: capacity) {
        UnsafeBufferPointer(rebasing: bytes[other.range(rows[$0])])
      }
    }
  }

  /// Blank values only.
  package init(blankRows count: Int) { ends = Array(repeating: 0, count: count) }

  /// In values.
  package var count: Int { ends.count }

  /// Room for so many values, with so many bytes in all.
  package mutating func reserveCapacity(values: Int, bytes: Int) {
    ends.reserveCapacity(values)
    self.bytes.reserveCapacity(bytes)
  }

  /// - Precondition: the column stays below 4 GiB.
  package mutating func append(_ value: some Sequence<UInt8>) {
    bytes.append(contentsOf: value)
    ends.append(UInt32(bytes.count))
  }

  /// The same for bytes in one place, which is where the time of an import goes.
  package mutating func append(_ value: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: value)
    ends.append(UInt32(bytes.count))
  }

  /// The value of a row of another column.
  package mutating func append(_ row: Int, of other: TextColumn) {
    other.bytes.withUnsafeBufferPointer { bytes in
      append(UnsafeBufferPointer(rebasing: bytes[other.range(row)]))
    }
  }

  /// All values of `other`, behind those that are there.
  /// - Precondition: the column stays below 4 GiB.
  package mutating func append(contentsOf other: TextColumn) {
    let shift = UInt32(bytes.count)
    bytes.append(contentsOf: other.bytes)
    ends.reserveCapacity(ends.count + other.count)
    for end in other.ends { ends.append(end + shift) }
  }

  /// Where a value lies in `bytes`.
  package func range(_ row: Int) -> Range<Int> {
    (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
  }

  /// The value has no bytes; blanks alone are a value.
  package func isBlank(_ row: Int) -> Bool { range(row).isEmpty }

  /// The value, "" where it is blank; rows count from 0.
  package subscript(row: Int) -> String {
    String(decoding: bytes[range(row)], as: UTF8.self)
  }

  /// The value, or nil where it is blank.
  package func value(_ row: Int) -> String? {
    isBlank(row) ? nil : self[row]
  }
}
