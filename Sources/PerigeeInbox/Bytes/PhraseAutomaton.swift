/// Finds where any of some texts ends, reading each byte once.
struct PhraseAutomaton: Sendable {
  /// By the byte; 0 for those that no phrase has.
  private var classes = [UInt8](repeating: 0, count: 256)
  private var width = 1
  /// By state and class.
  private var next: [UInt16] = []
  /// By state: the phrases that end there.
  private var ends: [[UInt16]] = []

  /// - Parameter phrases: none empty, and less than 65,536 bytes together.
  init(_ phrases: [[UInt8]]) {
    for byte in phrases.joined() where classes[Int(byte)] == 0 {
      classes[Int(byte)] = UInt8(width)
      width += 1
    }
    addState()
    for (index, phrase) in phrases.enumerated() { insert(phrase, UInt16(index)) }
    link()
  }

  private mutating func addState() {
    next += repeatElement(0, count: width)
    ends.append([])
  }

  private mutating func insert(_ phrase: [UInt8], _ index: UInt16) {
    var state = 0
    for byte in phrase {
      let edge = state * width + Int(classes[Int(byte)])
      if next[edge] == 0 {
        next[edge] = UInt16(ends.count)
        addState()
      }
      state = Int(next[edge])
    }
    ends[state].append(index)
  }

  /// Every state goes on where the longest of its ends that begins a phrase does.
  private mutating func link() {
    var fallback = [Int](repeating: 0, count: ends.count)
    var queue = next[..<width].filter { $0 != 0 }.map { Int($0) }
    var index = 0
    while index < queue.count {
      let state = queue[index]
      index += 1
      ends[state] += ends[fallback[state]]
      for letter in 0..<width {
        let edge = state * width + letter
        let other = next[fallback[state] * width + letter]
        if next[edge] == 0 {
          next[edge] = other
        } else {
          fallback[Int(next[edge])] = Int(other)
          queue.append(Int(next[edge]))
        }
      }
    }
  }

  /// Tells each phrase by its index, and where it ends.
  func scan(_ text: [UInt8], _ found: (_ phrase: Int, _ end: Int) -> Void) {
    var state = 0
    for index in text.indices {
      state = Int(next[state * width + Int(classes[Int(text[index])])])
      guard !ends[state].isEmpty else { continue }
      for phrase in ends[state] { found(Int(phrase), index + 1) }
    }
  }
}
