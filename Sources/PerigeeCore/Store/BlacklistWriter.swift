/// What can be changed about the blacklist, which plans read.
package protocol BlacklistWriter: AnyObject {
  /// Adds entries, and says of each what became of it. One that is there already gives way to one by
  /// the contact's own wish, which stands where it would stand if it were new.
  func addToBlacklist(_ entries: [BlacklistEntry]) throws -> [BlacklistAddition]

  /// Removes entries; the answer holds those that were there.
  func removeFromBlacklist(_ subjects: [BlacklistEntry.Subject]) throws -> [BlacklistEntry]
}
