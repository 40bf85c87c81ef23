/// Decides, contact by contact, who is asked about: whether there is a place for somebody may depend
/// on whether the rule chose anybody for those before.
package protocol SenderTurns: AnyObject {
  /// Whether the contact at this place among the rows is asked about. Called in their order, each
  /// once, when the answers about all before it are there.
  func begin(_ place: Int) -> Bool
  /// The rule chose nobody for the contact that was asked about last.
  func giveBack(_ place: Int)
}
