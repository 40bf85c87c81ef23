import HeapModule

/// Who of several senders starts how many contacts in slots that begin together, under a spread.
struct SpreadDraw {
  /// Contacts that may still start in a part of the slot.
  struct Allowance {
    var inHour: Int
    var onDay: Int

    var isUsed: Bool { inHour <= 0 || onDay <= 0 }
  }

  private var allowances: [Allowance]
  private let days: [Day]
  /// For each sender and part, how many contacts have room there.
  private var rooms: [Int] = []
  private var started: [Int] = []

  /// - Parameter days: the team's calendar day of each part; parts of one day share its allowance.
  init(allowances: [Allowance], days: [Day]) {
    self.allowances = allowances
    self.days = days
  }

  /// - Parameter room: how many contacts the sender could start in a part; asked only where the
  ///   spread allows any.
  mutating func addSender(_ room: (_ part: Int) -> Int) {
    for part in allowances.indices {
      rooms.append(allowances[part].isUsed ? 0 : room(part))
      started.append(0)
    }
  }

  /// - Parameter rank: of a sender's `offset`-th contact that has not started; nil behind the last.
  mutating func run(_ rank: (_ sender: Int, _ offset: Int) -> UInt32?) {
    var turns = Heap<Turn>()
    for sender in 0..<rooms.count / allowances.count {
      guard let rank = rank(sender, 0) else { continue }
      turns.insert(Turn(rank: rank, sender: sender, offset: 0))
    }
    while let turn = turns.popMin() {
      // Allowances and rooms only shrink: a sender without a part has none later.
      guard let part = firstOpenPart(turn.sender) else { continue }
      start(turn.sender, part)
      guard let rank = rank(turn.sender, turn.offset + 1) else { continue }
      turns.insert(Turn(rank: rank, sender: turn.sender, offset: turn.offset + 1))
    }
  }

  /// How many contacts `sender`, by the order of adding, starts in `part`.
  func started(sender: Int, part: Int) -> Int { started[sender * allowances.count + part] }

  private func firstOpenPart(_ sender: Int) -> Int? {
    allowances.indices.first { part in
      let index = sender * allowances.count + part
      return started[index] < rooms[index] && !allowances[part].isUsed
    }
  }

  private mutating func start(_ sender: Int, _ part: Int) {
    started[sender * allowances.count + part] += 1
    allowances[part].inHour -= 1
    for other in days.indices where days[other] == days[part] { allowances[other].onDay -= 1 }
  }

  private struct Turn: Comparable {
    var rank: UInt32
    var sender: Int
    var offset: Int

    static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
  }
}
