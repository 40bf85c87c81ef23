extension FilterError: ReportableError {
  package var code: String { "filter_column" }

  package var message: String {
    switch self {
    case .variableNotLoaded(let name):
      "the filter reads the variable \(name), which was not loaded with the contacts"
    case .listNotLoaded(let name):
      "the filter reads the list \(name), which was not loaded with the contacts"
    }
  }
}
