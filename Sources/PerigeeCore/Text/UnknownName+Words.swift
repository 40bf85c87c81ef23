extension UnknownName: ReportableError {
  package var code: String {
    switch kind {
    case .actingUser: "unknown_user"
    case .sequence: "unknown_sequence"
    case .filter: "unknown_filter"
    case .filler: "unknown_filler"
    case .senderRule: "unknown_sender_rule"
    case .eligibilityRule: "unknown_eligibility_rule"
    case .cap: "unknown_cap"
    case .verdictRule: "unknown_verdict_rule"
    case .hook: "unknown_hook"
    case .list: "unknown_list"
    case .variable, .newVariable: "unknown_variable"
    case .contact, .contactNumber: "unknown_contact"
    case .engagement: "unknown_engagement"
    case .sender, .senderOfPlan, .senderBeforePage: "unknown_sender"
    case .incoming: "unknown_mail"
    case .automation: "unknown_automation"
    case .module: "unknown_module"
    case .helpTopic: "unknown_help_topic"
    case .encoding: "unknown_encoding"
    }
  }

  package var message: String {
    let name = name.excerpt
    return switch kind {
    case .actingUser:
      "the acting user \(name) is no sender of the team.\(didYouMean(suggestion)) "
        + "Senders: \(enumerated(known)). Say who you are with --as or PERIGEE_USER."
    case .sequence: declared("sequence")
    case .filter: other == nil ? declared("filter") : "there is no filter \(name).\(instead)"
    case .filler: declared("filler")
    case .senderRule: declared("sender rule")
    case .eligibilityRule: declared("eligibility rule")
    case .cap: declared("cap")
    case .verdictRule: declared("verdict rule")
    case .hook: declared("hook")
    case .automation: declared("automation")
    case .list: other == nil ? list : "there is no list \(name).\(instead)"
    case .variable: "no contact has a variable \(name).\(remedy("There are"))"
    case .newVariable:
      "no contact and no declaration has a variable \(name).\(didYouMean(suggestion)) "
        + "To make it, give --new, or new = true in a script."
    case .contact:
      "\(name) is no contact.\(didYouMean(suggestion)) perigee contacts lists those that there are, and "
        + "perigee import FILE adds others."
    case .contactNumber:
      "there is no contact of the number \(name). Errors of rules name contacts by numbers; perigee contacts "
        + "lists their addresses."
    case .engagement: "there is no engagement \(name). perigee log lists what was engaged."
    case .sender: "\(name) is no sender of the team.\(didYouMean(suggestion)) \(senders)"
    case .senderOfPlan: "\(name) sends nothing in this plan.\(didYouMean(suggestion)) \(senders)"
    case .senderBeforePage:
      "\(name) is none of the senders that are listed here, so that nothing comes behind it. \(senders)"
    case .incoming: "there is no mail \(name). perigee inbox list shows those that were read."
    case .module:
      "there is no module \(name) in the workspace or the standard library."
        + remedy("There are")
    case .helpTopic:
      "there is no help about \(name), and nothing says it.\(didYouMean(suggestion)) Try a word such as "
        + "quota, blacklist or calendar; help() lists what there is"
    case .encoding:
      "there is no encoding \(name).\(didYouMean(suggestion)) Known: \(enumerated(known))."
    }
  }

  private func declared(_ noun: String) -> String {
    "there is no \(noun) \(name.excerpt) in the workspace.\(remedy("Declared are"))"
  }

  /// What has the name, and how it is given.
  private var instead: String {
    switch other {
    case .list?:
      " There is a list of that name: --list \(name.excerpt), or perigee.list in a script."
    case .filter?:
      " There is a filter of that name: --filter \(name.excerpt), or perigee.contacts in a script."
    case .contact?: " Contacts are named by --contacts, or by perigee.emails in a script."
    case nil: ""
    }
  }

  private var list: String {
    let lists = known.isEmpty ? "" : " Known: \(enumerated(known))."
    return "there is no list \(name.excerpt).\(didYouMean(suggestion))\(lists) "
      + "perigee lists names those that there are, and perigee import FILE --list \(name.excerpt) makes it."
  }

  private var senders: String { "Senders: \(enumerated(known))." }

  private func remedy(_ beginning: String) -> String {
    suggestion == nil ? " \(beginning): \(enumerated(known))" : didYouMean(suggestion)
  }

  package var details: [(String, String)] {
    [("name", name.excerpt)] + (suggestion.map { [("suggestion", $0)] } ?? [])
  }
}
