/// Why a whole file cannot be imported, although it is CSV.
package enum ImportError: Error, Hashable, Sendable {
  case noEmailColumn(headers: [String])
  /// Several columns would fill one variable, or the address, the owner or the status.
  case sameTarget(name: String, headers: [String])
  /// An override that is no `Header=variable`.
  case badOverride(String)
  case badVariableName(String, suggestion: String)
  case unknownHeader(String, suggestion: String?, headers: [String])
  case overrideTwice(header: String)
}
