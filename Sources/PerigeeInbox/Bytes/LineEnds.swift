/// The line ends of a mail as files have them: LF, CR LF, CR alone, and all of them mixed.
enum LineEnds {
  /// The bytes with every line end an LF, at most `limit` of them.
  static func normalised(_ bytes: some Collection<UInt8>, limit: Int) -> [UInt8] {
    let source = Array(bytes.prefix(limit))
    guard let first = source.firstIndex(of: 0x0D) else { return source }
    var result = Array(source[..<first])
    result.reserveCapacity(source.count)
    var index = first
    while index < source.count {
      let byte = source[index]
      index += 1
      guard byte == 0x0D else {
        result.append(byte)
        continue
      }
      result.append(0x0A)
      index = afterEnd(source, index)
    }
    return result
  }

  /// Behind a line end whose CR stands before `index`; some gateways write CR CR LF.
  private static func afterEnd(_ source: [UInt8], _ index: Int) -> Int {
    if index < source.count, source[index] == 0x0A { return index + 1 }
    let isDoubled = index + 1 < source.count && source[index] == 0x0D && source[index + 1] == 0x0A
    return isDoubled ? index + 2 : index
  }
}
