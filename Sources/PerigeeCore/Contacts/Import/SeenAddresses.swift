/// The addresses of a file so far, each with its line: 16 bytes a slot, no string kept.
///
/// Addresses are told apart by 64 bits of hash. Among ten million the chance that two share them is
/// one in 300,000, and then the second is reported as a double, not lost in silence.
struct SeenAddresses: Sendable {
  private struct Slot {
    var hash: UInt64
    /// The line and, in its two lowest bits, what the contact's status weighs; 0 where it is free.
    var mark: Int

    var line: Int { mark >> 2 }
  }

  private var slots = Array(repeating: Slot(hash: 0, mark: 0), count: 1024)
  private(set) var count = 0
  /// The slot of the address that was asked for last.
  private var last = 0

  /// What the status of that address weighs, from 0 to 3, as far as the file has told.
  var lastWeight: Int {
    get { slots[last].mark & 3 }
    set { slots[last].mark = slots[last].mark & ~3 | newValue & 3 }
  }

  /// The line that has the address already; else nil, and `line` has it from now on.
  mutating func insert(_ address: UnsafeBufferPointer<UInt8>, line: Int) -> Int? {
    let hash = Self.hash(address)
    if count * 3 >= slots.count * 2 { grow() }
    let index = Self.slot(of: hash, in: slots)
    last = index
    guard slots[index].mark == 0 else { return slots[index].line }
    slots[index] = Slot(hash: hash, mark: line << 2)
    count += 1
    return nil
  }

  /// The slot with `hash`, or the free one where it belongs.
  private static func slot(of hash: UInt64, in slots: [Slot]) -> Int {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].mark != 0, slots[index].hash != hash { index = (index + 1) & mask }
    return index
  }

  private mutating func grow() {
    var larger = Array(repeating: Slot(hash: 0, mark: 0), count: slots.count * 2)
    for slot in slots where slot.mark != 0 {
      larger[Self.slot(of: slot.hash, in: larger)] = slot
    }
    slots = larger
  }

  /// Multiplies eight bytes at a time to 128 bits and folds them, as wyhash does.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    var hash = UInt64(bytes.count) ^ 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      hash = folded(hash ^ word, 0xA076_1D64_78BD_642F)
      index += 8
    }
    var tail: UInt64 = 0
    while index < raw.count {
      tail = tail << 8 | UInt64(raw[index])
      index += 1
    }
    return folded(folded(hash ^ tail, 0xE703_7ED1_A0B4_28DB), 0x8EBC_6AF0_9C88_C6E3)
  }

  private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    // Multiplying by 0 would forget everything before.
    return high ^ low ^ left.byteSwapped
  }
}
