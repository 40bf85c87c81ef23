import PerigeeCore

/// A state that a database keeps as a small number. The numbers are written in databases of users: one
/// is never given another meaning.
package protocol StoredCode: CaseIterable, Equatable {
  var code: Int64 { get }
}

extension StoredCode {
  /// Every state by its code, for loops over very many rows; nil for a code that stands for nothing.
  package static var byCode: [Self?] {
    let most = allCases.map(\.code).max() ?? 0
    return (0...most).map { code in allCases.first { $0.code == code } }
  }

  /// The state that `code` stands for.
  /// - Parameter location: where it was found, for the error.
  /// - Throws: `StoreError.unusable` for a number that stands for nothing.
  package init(code: Int64, location: String) throws {
    guard let value = Self.allCases.first(where: { $0.code == code }) else {
      throw StoreError.unusable(
        location: location, reason: "it holds a state that has no meaning")
    }
    self = value
  }
}
