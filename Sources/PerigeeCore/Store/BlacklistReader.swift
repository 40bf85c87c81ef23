/// What can be asked of a store about the blacklist.
package protocol BlacklistReader: AnyObject {
  /// In the order in which the entries were added.
  func blacklist() throws -> [BlacklistEntry]
}
