/// A list by name, and how many contacts are in it.
package struct ListSummary: Hashable, Sendable {
  /// Names are unique in a store.
  package var name: String
  /// Its members.
  package var count: Int

  package init(name: String, count: Int) {
    self.name = name
    self.count = count
  }
}
