import PerigeeCore

/// A verdict after the workspace's rules were asked, with what they said.
struct RefinedVerdict {
  private(set) var verdict: Verdict
  /// In the order of the rules; empty where none changed anything.
  private(set) var notes: [String] = []

  init(verdict: Verdict) { self.verdict = verdict }

  /// "A rule may refine one, never weaken a stop."
  /// - Parameter answer: a verdict's name; nil where the rule leaves it.
  mutating func take(_ answer: String?, of rule: String) {
    guard let answer, answer != verdict.rawValue else { return }
    guard let refined = Verdict(rawValue: answer) else {
      let names = Verdict.allCases.map(\.rawValue)
      let hint = didYouMean(Suggestion.nearest(to: answer, among: names))
      notes.append(
        "the verdict rule \(rule) answered \(answer.excerpt), which is no verdict.\(hint)")
      return
    }
    guard !verdict.stops || refined.strength >= verdict.strength else {
      notes.append(
        "the verdict rule \(rule) may not take \(verdict.noun) for \(refined.noun), which stops less"
      )
      return
    }
    notes.append("\(refined.rawValue) by the verdict rule \(rule), was \(verdict.rawValue)")
    verdict = refined
  }

  mutating func note(_ error: any Error, of rule: String) {
    let words = (error as? any ReportableError)?.message ?? "\(error)"
    let first = words.split(separator: "\n").first.map(String.init) ?? words
    let isNamed = error is RuleError
    notes.append((isNamed ? "" : "the verdict rule \(rule) failed: ") + first.onOneLine)
  }
}
