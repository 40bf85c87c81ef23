/// A clock hour of a mailbox that is open, or holds emails of earlier engagements.
struct TimelineHour {
  /// When it begins, in milliseconds since 1970.
  let start: Int64
  /// One behind the last used place.
  private(set) var height = 0
  /// Whether emails stand off the places, as a changed quota or zone leaves them.
  private(set) var isRagged = false
  /// Free places below `height`, ascending: what a rollback or a spread's full hour left.
  private(set) var holes: [Range<Int>] = []
  private var count = 0

  init(start: Instant) { self.start = start.milliseconds }

  /// The hour from `start` with the emails of `load` that lie in it, which it takes away.
  ///
  /// - Parameter placeLength: milliseconds from one place to the next.
  init(start: Instant, taking load: inout ArraySlice<Instant>, placeLength: Int64) {
    self.init(start: start)
    let end = start + Milliseconds.hour
    while let email = load.first, email < end {
      add(email.milliseconds - self.start, placeLength)
      load.removeFirst()
    }
    // Places between emails off the grid are not free: which ones they block is not worth knowing.
    if isRagged { holes = [] }
  }

  private mutating func add(_ offset: Int64, _ placeLength: Int64) {
    let place = Int((offset + placeLength - 1) / placeLength)
    if offset % placeLength != 0 || place < height { isRagged = true }
    if height < place { holes.append(height..<place) }
    height = max(height, place + 1)
    count += 1
  }

  /// With how many emails it counts in a sum. The argument over `Timeline` needs the height of an
  /// hour on the grid; a ragged one is always summed whole, and then its emails are enough.
  var weight: Int { isRagged ? count : height }

  /// How many of `places` are free, where those from `height` on are so for `growth` places.
  func room(growth: Int, in places: Range<Int>) -> Int {
    var room = (height..<height + growth).clamped(to: places).count
    for hole in holes { room += hole.clamped(to: places).count }
    return room
  }

  /// Takes holes of `places`, the first ones and at most `number` of them, as runs of neighbours.
  mutating func takeHoles(_ number: Int, in places: Range<Int>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var left = number
    var index = 0
    while left > 0, index < holes.count {
      let taken = holes[index].clamped(to: places).prefix(left)
      guard !taken.isEmpty else {
        index += 1
        continue
      }
      runs.append(taken)
      left -= taken.count
      let hole = holes[index]
      let rest = [hole.lowerBound..<taken.lowerBound, taken.upperBound..<hole.upperBound]
      holes.replaceSubrange(index...index, with: rest.filter { !$0.isEmpty })
    }
    count += number - left
    return runs
  }

  /// Takes the first `number` of `places` from the height on, which are free. Those that are passed
  /// over become a hole.
  mutating func takeTail(_ number: Int, in places: Range<Int>) -> Range<Int> {
    let first = max(height, places.lowerBound)
    if height < first, !isRagged { holes.append(height..<first) }
    height = first + number
    count += number
    return first..<height
  }
}
