/// The places of a slot under a quota: at fixed offsets, the same in every slot (rule 22).
struct SlotGrid {
  /// How many places a slot has, at least 1.
  let places: Int
  /// Milliseconds from one place to the next.
  let spacing: Int64

  /// The quota of an hour. Where only the day is limited, a slot can never hold more than a day;
  /// where nothing is, a place is a millisecond.
  init(_ quota: Quota) {
    let limit = quota.perHour ?? quota.mostPerDay ?? Int(Milliseconds.hour)
    places = max(1, min(limit, Int(Milliseconds.hour)))
    spacing = Milliseconds.hour / Int64(places)
  }

  /// Milliseconds from the slot's start to `place`.
  func offset(of place: Int) -> Int64 { Int64(place) * spacing }

  /// The place that is exactly `offset` milliseconds behind the slot's start; nil for none.
  func place(at offset: Int64) -> Int? {
    let (place, rest) = offset.quotientAndRemainder(dividingBy: spacing)
    return rest == 0 && place < places ? Int(place) : nil
  }

  /// The first place that lies `offset` milliseconds behind the slot's start, or more; `places` where
  /// there is none.
  func place(atOrAfter offset: Int64) -> Int {
    let offset = min(max(0, offset), Milliseconds.hour)
    return min(places, Int((offset + spacing - 1) / spacing))
  }
}
