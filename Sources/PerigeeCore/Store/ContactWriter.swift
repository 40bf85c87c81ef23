/// What can be changed about contacts, their variables and their lists.
///
/// All of it is read by plans.
package protocol ContactWriter: AnyObject {
  /// Adds a batch of imported rows, and puts all their contacts into `list`, made if need be.
  ///
  /// Addresses are distinct within one batch, and within one import but for wishes that follow. Unknown variables are created. A status that weighs
  /// more than the contact's is always taken, and one that weighs less never.
  /// - Returns: the outcome of each row, in the batch's order.
  /// - Throws: `StoreError.tooManyVariables`.
  func upsert(_ batch: ContactBatch, onExisting: ExistingContact, list: String?) throws
    -> [UpsertOutcome]

  /// Sets or clears (blank or nil) variables of one contact; unknown variables are created.
  /// - Throws: `UnknownName`, `StoreError.tooManyVariables`.
  func setVariables(_ values: [String: String?], of contact: EmailAddress) throws

  /// - Throws: `UnknownName`, before it changes anything.
  func setStatus(_ status: ContactStatus, of contacts: [EmailAddress]) throws

  /// - Parameter owner: nil for nobody.
  /// - Throws: `UnknownName`, before it changes anything.
  func setOwner(_ owner: EmailAddress?, of contacts: [EmailAddress]) throws

  /// - Throws: `UnknownName`, before it changes anything.
  func setBounced(_ bounced: Bool, of contacts: [EmailAddress]) throws

  /// Puts contacts into a list, made if need be, or takes them out of one.
  /// - Throws: `UnknownName`, before it changes anything; `UnknownName`
  ///   where contacts are to be taken out of a list that is not there.
  func setMembership(_ isMember: Bool, of contacts: [EmailAddress], list: String) throws

  /// Gives a list another name, which no list has.
  /// - Throws: `UnknownName`.
  func renameList(_ name: String, to new: String) throws

  /// Takes everybody out of a list, which stays.
  /// - Returns: how many were in it.
  /// - Throws: `UnknownName`.
  func emptyList(_ name: String) throws -> Int

  /// How many contacts that were there already `upsert` has given another owner in this transaction;
  /// in the order of the owners before, then after.
  func ownerTransfers() throws -> [OwnerTransfer]
}
