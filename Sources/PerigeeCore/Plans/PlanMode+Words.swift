extension PlanMode {
  /// As `--mode` takes it: "asap", "100/day,50/hour".
  package var words: String {
    switch self {
    case .asSoonAsPossible: "asap"
    case .spread(let spread):
      [spread.perDay.map { "\($0)/day" }, spread.perHour.map { "\($0)/hour" }]
        .compactMap { $0 }.joined(separator: ",")
    }
  }
}
