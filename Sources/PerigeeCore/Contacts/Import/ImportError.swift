/// Why a whole file cannot be imported, although it is CSV.
package enum ImportError: Error, Hashable, Sendable {
  /// - Parameters:
  ///   - line: which line was taken for the header.
  ///   - likely: the column that seems to hold addresses, from 0.
  case noEmailColumn(headers: [String], line: Int = 1, likely: Int? = nil)
  /// What was taken for the header has an address in it.
  case noHeader(line: Int, address: String)
  /// Several columns would fill one variable, or the address, the owner or the status.
  case sameTarget(name: String, headers: [String])
  /// An override that is no `Header=variable`.
  case badOverride(String)
  case badVariableName(String, suggestion: String)
  case unknownHeader(String, suggestion: String?, headers: [String])
  case overrideTwice(header: String)
  case tooManyColumns(Int, limit: Int)
}
