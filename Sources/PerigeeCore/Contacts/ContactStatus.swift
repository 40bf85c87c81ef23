/// Where a contact stands in the team's work (rule 4). The raw values are what scripts write.
package enum ContactStatus: String, CaseIterable, Sendable {
  case new, added, contacted, replied, qualified, unresponsive
  case badData = "bad_data"
  case doNotContact = "do_not_contact"
  case disqualified
}
