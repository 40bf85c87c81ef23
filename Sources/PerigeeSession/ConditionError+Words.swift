import PerigeeCore

extension ConditionError: ReportableError {
  package var code: String { "invalid_condition" }
  package var isUsage: Bool { true }

  package var message: String {
    switch self {
    case .choice(let condition, let choices):
      "\(condition.value.isEmpty ? "(blank)" : condition.value) is no \(condition.field)."
        + didYouMean(Suggestion.nearest(to: condition.value, among: choices))
        + " Choices: \(enumerated(choices))"
    case .kind(let condition, .number):
      "\(condition.field) is declared a number, and \(condition.value) is none. Write it as 1234.5"
    case .kind(let condition, .date):
      "\(condition.field) is declared a date, and \(condition.value) is none. "
        + "Write it as 2026-11-24"
    case .kind(let condition, .text):
      "\(condition.field) is declared text, and \(condition.value) is none"
    }
  }
}
