extension PlanMode {
  /// Reads "asap", or limits such as "100/day,50/hour" in either order, one or both.
  package init(words: String) throws(PlanRequestError) {
    if words == "asap" {
      self = .asSoonAsPossible
      return
    }
    var spread = Spread(perDay: nil, perHour: nil)
    for part in words.parts(between: ",") {
      let sides = part.parts(between: "/")
      guard sides.count == 2, let number = Int(sides[0]), number > 0 else {
        throw .mode(words, part: part)
      }
      switch sides[1] {
      case "day" where spread.perDay == nil: spread.perDay = number
      case "hour" where spread.perHour == nil: spread.perHour = number
      case "day", "hour": throw .modeTwice(words, unit: sides[1])
      default: throw .mode(words, part: part)
      }
    }
    self = .spread(spread)
  }
}
