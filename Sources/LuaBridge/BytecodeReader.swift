/// Reads what `string.dump` would give, in the format of Lua 5.4 (ldump.c).
struct BytecodeReader {
  let bytes: UnsafeRawBufferPointer
  var position = 0

  /// Signature, version, format, check bytes, three sizes, an integer and a number: 31 bytes; then the
  /// number of the chunk's upvalues.
  mutating func chunk() -> Prototype {
    position = 32
    return prototype()
  }

  private mutating func prototype() -> Prototype {
    var prototype = Prototype()
    _ = text()
    let firstLine = integer()
    _ = integer()
    position += 3
    prototype.instructions = (0..<integer()).map { _ in instruction() }
    prototype.constants = (0..<integer()).map { _ in constant() }
    let upvalues = (0..<integer()).map { _ in (byte() != 0, Int(byte()), byte()) }
    prototype.children = (0..<integer()).map { _ in self.prototype() }
    prototype.lines = lines(from: firstLine)
    for _ in 0..<integer() {
      _ = text()
      _ = integer()
      _ = integer()
    }
    let names = (0..<integer()).map { _ in text() ?? "?" }
    prototype.upvalues = upvalues.enumerated().map { index, upvalue in
      (upvalue.0, upvalue.1, names.indices.contains(index) ? names[index] : "?")
    }
    return prototype
  }

  /// The line of each instruction: a difference to the one before, or a mark that the list behind has it.
  private mutating func lines(from first: Int) -> [Int] {
    let differences = (0..<integer()).map { _ in Int8(bitPattern: byte()) }
    var marked: [Int: Int] = [:]
    for _ in 0..<integer() {
      let place = integer()
      marked[place] = integer()
    }
    var line = first
    return differences.enumerated().map { place, difference in
      line = difference == -128 ? marked[place] ?? line : line + Int(difference)
      return line
    }
  }

  /// Texts only, by which globals are named.
  private mutating func constant() -> String? {
    switch byte() {
    case 0x03, 0x13:
      position += 8
      return nil
    case 0x04, 0x14: return text()
    default: return nil
    }
  }

  private mutating func byte() -> UInt8 {
    defer { position += 1 }
    return position < bytes.count ? bytes[position] : 0
  }

  private mutating func instruction() -> UInt32 {
    defer { position += 4 }
    guard position + 4 <= bytes.count else { return 0 }
    return bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
  }

  /// Seven bits a byte, the highest first; the last byte has its eighth bit set.
  private mutating func integer() -> Int {
    var value = 0
    while position < bytes.count {
      let next = byte()
      value = value << 7 | Int(next & 0x7F)
      if next & 0x80 != 0 { break }
    }
    return value
  }

  private mutating func text() -> String? {
    let size = integer()
    guard size > 0 else { return nil }
    defer { position += size - 1 }
    guard position + size - 1 <= bytes.count else { return nil }
    return String(decoding: bytes[position..<position + size - 1], as: UTF8.self)
  }
}
