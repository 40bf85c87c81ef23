/// What can be changed about the blacklist, which plans read.
package protocol BlacklistWriter: AnyObject {
  /// Adds entries; one whose subject is there already keeps its first reason and is left out of
  /// the answer.
  func addToBlacklist(_ entries: [BlacklistEntry]) throws -> [BlacklistEntry]

  /// Removes entries; the answer holds those that were there.
  func removeFromBlacklist(_ subjects: [BlacklistEntry.Subject]) throws -> [BlacklistEntry]
}
