import PerigeeSession

extension GlobalOptions {
  /// Shows what would come to other moments, asks where it is to, and carries it out.
  /// - Parameters:
  ///   - preview: whether it is only shown.
  ///   - carryOut: is given what was agreed to; nil where nobody was asked.
  func rearrange(
    preview: Bool, yes: Bool, foretell: () throws -> RearrangementOutcome,
    carryOut: (RearrangementOutcome?) throws -> RearrangementOutcome
  ) throws {
    if yes, !preview { return try show(carryOut(nil), isDone: true) }
    let foretold = try foretell()
    if preview || foretold.isEmpty || !foretold.slotless.isEmpty {
      try show(foretold, isDone: false)
      return try foretold.requireSlots()
    }
    guard Terminal.isInput else {
      throw UsageError(
        "\(foretold.action.rawValue) asks before it changes something, and this is no terminal: give "
          + "--yes. It is about \(foretold.counts)")
    }
    Output.text(foretold.text(style, isDone: false))
    guard try Terminal.confirms("Go on?") else { return Output.text("nothing was changed\n") }
    try show(carryOut(foretold), isDone: true)
  }

  private func show(_ outcome: RearrangementOutcome, isDone: Bool) throws {
    switch format {
    case .json: try Output.json { try outcome.write(to: &$0, isDone: isDone) }
    case .text: Output.text(outcome.text(style, isDone: isDone))
    }
  }
}
