// What stops enrollments from outside, through whichever door it comes (rule 29).

extension BlacklistEntry {
  /// What it means for everybody whom it covers.
  package var event: EnrollmentEvent { reason == .unsubscribed ? .unsubscription : .blacklisting }

  /// Whose enrollments it stops.
  package var scope: EnrollmentScope {
    switch subject {
    case .address(let address): EnrollmentScope(.contacts([address]))
    case .domain(let domain): EnrollmentScope(.domain(domain))
    }
  }
}

extension ContactStatus {
  /// What it means for the enrollment of a contact that is given it; nil where nothing. "Bad data counts
  /// as bounced, do not contact as blacklisted by the contact's own wish" (rule 4), and a reply
  /// stops "through whichever door" it comes (rule 29).
  package var event: EnrollmentEvent? {
    switch self {
    case .badData: .bounce
    case .doNotContact: .blacklisting
    case .disqualified: .stop
    case .replied: .reply
    case .new, .added, .contacted, .qualified, .unresponsive: nil
    }
  }
}
