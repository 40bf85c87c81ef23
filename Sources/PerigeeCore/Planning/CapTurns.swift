/// The turns of a batch of contacts under caps, in the order of screening: whoever has no other reason
/// takes a place where there is one. A place is taken before a sender rule is asked, and free again
/// where the rule chooses nobody.
final class CapTurns: SenderTurns {
  /// By key, then by place among the batch's rows: as the contacts have them.
  let columns: [TextColumn]
  /// By place among the rows: the numbers of caps that had no place at the contact's turn.
  private(set) var full: [[Int]]
  private let places: CapPlaces
  /// The numbers of each contact's values by key, one contact behind the other.
  private let numbers: [Int32]
  /// Those without another reason, by their place among the rows.
  private let inside: [Int]
  /// Whom caps say nothing of: who is live has its place already.
  private let isExempt: (Int) -> Bool
  private var next = 0

  init(
    _ places: CapPlaces, _ columns: [TextColumn], count: Int, inside: [Int],
    isExempt: @escaping (Int) -> Bool
  ) {
    self.places = places
    self.columns = columns
    self.inside = inside
    self.isExempt = isExempt
    full = Array(repeating: [], count: count)
    var numbers: [Int32] = []
    numbers.reserveCapacity(count * columns.count)
    for index in 0..<count {
      for (key, column) in columns.enumerated() {
        numbers.append(places.number(column.bytes[column.range(index)], key: key))
      }
    }
    self.numbers = numbers
  }

  /// The numbers of a contact's values by key, by its place among the rows.
  func numbers(_ index: Int) -> ArraySlice<Int32> {
    numbers[index * columns.count..<(index + 1) * columns.count]
  }

  func begin(_ place: Int) -> Bool {
    let index = inside[place]
    passOthers(before: index)
    next = index + 1
    full[index] = places.full(numbers(index))
    guard full[index].isEmpty else { return false }
    places.take(numbers(index))
    return true
  }

  func giveBack(_ place: Int) { places.giveBack(numbers(inside[place])) }

  /// Gives their turns to those who have had none, unless they were `asked` about, and looks at those
  /// behind the last one.
  func finish(asked: Bool) {
    if !asked { for place in inside.indices { _ = begin(place) } }
    passOthers(before: full.count)
  }

  /// Those with other reasons take no place, and are told all the same where there was none.
  private func passOthers(before index: Int) {
    while next < index {
      if !isExempt(next) { full[next] = places.full(numbers(next)) }
      next += 1
    }
  }
}
