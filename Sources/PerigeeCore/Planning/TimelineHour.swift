/// A clock hour of a mailbox that is open, or holds emails of earlier engagements.
struct TimelineHour {
  /// When it begins, in milliseconds since 1970.
  let start: Int64
  /// One behind the last place that counts as used.
  private(set) var height = 0
  /// Free places below `height`, ascending: what a rollback or another grid left. Those that a
  /// spread's full hour keeps free are not among them (rule 22).
  private(set) var holes: [Range<Int>] = []
  /// Emails that have no place of their own, as a changed quota or zone leaves them: milliseconds
  /// behind `start`, ascending.
  private(set) var offGrid: [Int64] = []
  /// Whether room in it is found by a count of all windows, and not by heights.
  private(set) var isCounted = false

  init(start: Instant) { self.start = start.milliseconds }

  /// The hour from `start` with those of `rest` that lie in it: the emails that no hour has yet.
  init(start: Instant, of rest: inout MomentRuns.Iterator, grid: SlotGrid) {
    self.init(start: start)
    let end = self.start + Milliseconds.hour
    while let moment = rest.moment, moment < end {
      // Mailboxes have millions of emails, nearly all on the first places of an hour.
      if height < grid.places, moment == self.start + grid.offset(of: height) {
        height += rest.take(grid.places - height, spacing: grid.spacing, before: end)
      } else if let email = rest.next() {
        add(email, grid)
      }
    }
  }

  /// Whether its emails are all that counts as used, and stand on its first places.
  var isPacked: Bool { holes.isEmpty && offGrid.isEmpty }

  mutating func markCounted() { isCounted = true }

  /// Takes an email in that was placed before; emails come in order of time.
  mutating func add(_ email: Instant, _ grid: SlotGrid) {
    let offset = email.milliseconds - start
    if let place = grid.place(at: offset), place >= height {
      take(place..<place + 1)
    } else {
      offGrid.append(offset)
    }
  }

  /// The same for an email of the plan itself in an hour whose room is found by heights: places that
  /// were passed over count as used.
  mutating func addAbove(_ email: Instant, _ grid: SlotGrid) {
    guard let place = grid.place(at: email.milliseconds - start), place >= height else {
      offGrid.append(email.milliseconds - start)
      return
    }
    height = place + 1
  }

  /// The free ones of `places`, ascending.
  func free(in places: Range<Int>) -> [Range<Int>] {
    let tail = max(height, places.lowerBound)..<max(height, places.upperBound)
    return (holes.map { $0.clamped(to: places) } + [tail]).filter { !$0.isEmpty }
  }

  /// Takes neighbouring free places. Those that are passed over become a hole.
  mutating func take(_ run: Range<Int>) {
    guard run.lowerBound < height else {
      if height < run.lowerBound { holes.append(height..<run.lowerBound) }
      height = run.upperBound
      return
    }
    guard let index = holes.firstIndex(where: { $0.contains(run.lowerBound) }) else { return }
    let hole = holes[index]
    let rest = [hole.lowerBound..<run.lowerBound, run.upperBound..<hole.upperBound]
    holes.replaceSubrange(index...index, with: rest.filter { !$0.isEmpty })
  }

  /// Takes the first `number` of `places` from the height on, which are free. Those that are passed
  /// over count as used.
  mutating func takeTail(_ number: Int, in places: Range<Int>) -> Range<Int> {
    let first = max(height, places.lowerBound)
    height = first + number
    return first..<height
  }

  /// Appends when its used places and its other emails are, the former first.
  func appendUsed(to moments: inout [Int64], _ grid: SlotGrid) {
    var place = 0
    for hole in holes + [height..<height] {
      while place < hole.lowerBound {
        moments.append(start + grid.offset(of: place))
        place += 1
      }
      place = hole.upperBound
    }
    for offset in offGrid { moments.append(start + offset) }
  }
}
