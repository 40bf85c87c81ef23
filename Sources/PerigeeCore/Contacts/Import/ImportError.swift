/// Why a whole file cannot be imported; nothing of it was.
package struct ImportError: Error, Hashable, Sendable {
  package enum Mistake: Error, Hashable, Sendable {
    case empty
    case spreadsheet
    case binary
    case utf16
    case noEmailColumn(headers: [String])
    case tooManyColumns(Int, limit: Int)
    case sameTarget(String, String, String)
    case mapForm(String)
    case unknownHeader(String, suggestion: String?, headers: [String])
    case variableName(String)
    case unreadableHeader(CSVFault)
  }

  package var mistakes: [Mistake]

  package init(mistakes: [Mistake]) { self.mistakes = mistakes }
  package init(_ mistake: Mistake) { self.mistakes = [mistake] }
}

/// What is to be said about a row of an import.
package struct ImportIssue: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case fault(CSVFault)
    case tooManyFields(Int, expected: Int)
    case missingFields(Int, expected: Int)
    case address(EmailAddressError)
    /// The same address stands on an earlier line.
    case duplicate(line: Int)
    case notANumber(variable: String, text: String)
    case notADate(variable: String, text: String)
    case unknownOwner(String)
    case unknownStatus(String)
  }

  package var line: Int
  package var reason: Reason

  package init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }
}
