import Testing

@testable import PerigeeCore

@Suite("CSV files, over many seeds")
struct CSVPropertyTests {
  /// Bytes in which everything that matters to CSV is likely.
  private func trickyBytes(_ random: inout SplitMix64, count: Int) -> [UInt8] {
    let alphabet: [UInt8] = Array("ab,,;\"\"\"\r\n\n \t".utf8) + [0, 0xC3, 0xA9, 0xFF]
    return (0..<count).map { _ in
      // The odd ones are rare, or no row would be good.
      let limit = Int.random(in: 0..<30, using: &random) == 0 ? alphabet.count : alphabet.count - 4
      return alphabet[Int.random(in: 0..<limit, using: &random)]
    }
  }

  private func outcome(
    _ bytes: [UInt8], _ pieces: [Int], _ encoding: CSVEncoding = .utf8
  ) -> Result<CSVText, CSVError> {
    do {
      return .success(try CSVText(bytes: bytes, pieces: pieces, encoding: encoding))
    } catch {
      guard let error = error as? CSVError else {
        Issue.record("\(error) is no CSVError")
        return .failure(.empty)
      }
      return .failure(error)
    }
  }

  @Test("Chunks that end anywhere give the same rows", arguments: 0..<400 as Range<UInt64>)
  func chunks(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let bytes = Array("a,b\n".utf8) + trickyBytes(&random, count: 200)
    let whole = outcome(bytes, [])
    #expect(outcome(bytes, Array(0..<bytes.count)) == whole)
    let cuts = (0..<8).map { _ in Int.random(in: 0...bytes.count, using: &random) }.sorted()
    #expect(outcome(bytes, cuts) == whole)
  }

  @Test("Any bytes are read or refused, never a trap", arguments: 0..<300 as Range<UInt64>)
  func anyBytes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &random) }
    for encoding in CSVEncoding.allCases {
      guard case .success(let text) = outcome(bytes, [], encoding) else { continue }
      let lines = text.rows.map(\.line)
      #expect(lines == lines.sorted())
    }
  }

  @Test("What is written is read back", arguments: 0..<200 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let pieces = ["", "a", "é", "\"", ",", ";", "b\r\n", "\n", "x y", "日本", "12"]
    let width = Int.random(in: 1...6, using: &random)
    var rows = [(0..<width).map { "h\($0)" }]
    for _ in 0..<20 {
      rows.append(
        (0..<width).map { _ in
          (0..<3).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
        })
    }
    var writer = CSVWriter()
    for row in rows { writer.writeRow(row) }
    #expect(try CSVText(bytes: writer.take()).cells == rows)
  }
}
