/// `=` and two hexadecimal digits, as Q and quoted-printable write a byte.
enum Hexadecimal {
  private static let digits = Array("0123456789ABCDEF".utf8)

  static func escape(_ byte: UInt8) -> [UInt8] {
    [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
