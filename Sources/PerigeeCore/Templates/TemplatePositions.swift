/// Finds lines and columns of byte offsets, in one pass where the offsets ascend.
struct TemplatePositions {
  private let bytes: [UInt8]
  private var offset = 0
  private var current = Template.Position(line: 1, column: 1)

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func position(of target: Int) -> Template.Position {
    if target < offset {
      offset = 0
      current = Template.Position(line: 1, column: 1)
    }
    while offset < target {
      let byte = bytes[offset]
      offset += 1
      if byte == UInt8(ascii: "\n") {
        current = Template.Position(line: current.line + 1, column: 1)
      } else if offset >= bytes.count || bytes[offset] & 0xC0 != 0x80 {
        current.column += 1
      }
    }
    return current
  }
}
