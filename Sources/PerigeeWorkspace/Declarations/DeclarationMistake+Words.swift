import PerigeeCore

extension DeclarationMistake: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknownKey(let key, let noun, let suggestion, let known):
      "unknown key \"\(key)\" in \(noun)."
        + (suggestion == nil ? " Known keys: \(enumerated(known))" : didYouMean(suggestion))
    case .entryWithoutKey(let noun):
      "\(noun) has a value without a key; write key = value"
    case .keyInList(let key, let subject):
      "\(subject) is a list, and \"\(key)\" is a key; write the values alone"
    case .hole(let place, let subject): Self.holeWords(place, subject)
    case .missing(let key, let noun): "\(noun) has no \(key), and it needs one"
    case .wrongType(let subject, let expected, let found):
      "\(subject) is \(found), and \(expected) was expected"
    case .unknownChoice(let subject, let found, let choices, let suggestion):
      "\(subject) is \(found).\(didYouMean(suggestion)) Possible are \(enumerated(choices))"
    case .outOfBounds(let subject, let found, let bounds, let remedy):
      "\(subject) is \(found), and a whole number from \(grouped(bounds.lowerBound)) to "
        + "\(grouped(bounds.upperBound)) was expected" + (remedy.map { "; \($0)" } ?? "")
    case .blank(let subject): "\(subject) is blank; write something, or leave the key out"
    case .unprintable(let subject):
      "\(subject) holds a line break or another control character, or blanks around it; "
        + "write it on one line"
    case .duplicate(let name, let kind, let first):
      "the \(kind) \(name) is declared already at \(first); "
        + (kind == "sender" ? "leave one of them out" : "give one of them another name")
    case .noSenders: "a team has no senders, and it needs at least one: senders = { { email = … } }"
    case .address, .unknownZone, .unreadableZone, .days, .hours, .emptyHours, .date, .defaultUser,
      .reservedVariable, .openSecret, .secretSource, .secretSources, .keyID, .webhook,
      .foreignVariable, .noMailServer, .host, .openConnection, .uselessCertificates, .noUser,
      .noPassword,
      .tokenSource:
      teamWords
    case .noSteps, .emptyStep, .emailAndTask, .timedFirstStep, .firstEmailWithoutSubject,
      .undelayedStep, .sameDayWithoutSlot, .sameDayNotLater, .slot, .template:
      sequenceWords
    case .emptyFilter, .blankComparison, .bound, .numberForDate, .unorderedBounds, .mixedBounds,
      .unknownSender, .unknownVariable, .uncountable, .sameReason:
      ruleWords
    case .triggers, .foreignKey, .schedule, .timeSpan, .timeLimit, .uselessWithin, .noWorkingDays,
      .foreignCondition, .onFailure:
      automationWords
    }
  }

  /// What a list with a nil in it is told, wherever it is read.
  static func holeWords(_ place: Int, _ subject: String) -> String {
    "number \(place) of \(subject) is nil; leave it out, or mend the name that stands for nothing"
  }

  private var teamWords: String {
    switch self {
    case .address(let subject, let text, let error):
      "\(subject) is \"\(text)\", which is no email address: \(error)"
    case .unknownZone(let name, let suggestion):
      "unknown time zone \"\(name)\".\(didYouMean(suggestion))"
        + (suggestion == nil ? " Write it as tzdata does: \"Europe/Paris\"" : "")
    case .unreadableZone(let name, let reason):
      "the time zone \"\(name)\" cannot be read from the system's tzdata: \(reason)"
    case .days(let text):
      "days is \"\(text)\"; write days or ranges of days, such as \"mon-fri\" or \"mon-wed,fri\""
    case .hours(let text):
      "hours is \"\(text)\"; write whole hours, such as \"09:00-18:00\", with 24:00 for midnight"
    case .emptyHours(let text):
      "hours is \"\(text)\", which ends before anything could be sent; write the earlier hour first"
    case .date(let subject, let text):
      "\(subject) is \"\(text)\", which is no date; write it as \"2026-12-25\""
    case .defaultUser(let email, let suggestion):
      "default_user is \(email), who is none of the senders.\(didYouMean(suggestion))"
    case .reservedVariable(let name):
      "\"\(name)\" cannot be a variable: every contact has a field of that name; choose another"
    case .openSecret, .secretSource, .secretSources, .keyID, .webhook, .foreignVariable:
      mailWords
    default: serverWords
    }
  }

  private var serverWords: String {
    switch self {
    case .noMailServer(let subject):
      "\(subject) is no table of a server; write \(subject) = { host = \"mail.acme.example\", "
        + "user = …, password = perigee.secret { … } }"
    case .host(let text):
      (text.map { "host is \"\($0)\", which is" } ?? "host has an @ in it, and is")
        + " no name or address of a server; write it alone, without user, port and slashes: "
        + "\"mail.acme.example\""
    case .openConnection(let host):
      "tls is \"none\", and host is \(host), which is not this machine: whoever is on the way would "
        + "read all; write tls = \"starttls\" or tls = \"tls\""
    case .uselessCertificates:
      "ca is given, and with tls = \"none\" there is no certificate; leave one of them out"
    case .noUser(let noun): "\(noun) has no user to log in; write user = \"anna@acme.example\""
    case .noPassword(let noun):
      "\(noun) has no password to log in; write password = perigee.secret { env = \"NAME\" }"
    case .tokenSource:
      "auth is \"xoauth2\", whose tokens last an hour or so, and password is no command; write "
        + "password = perigee.secret { command = { … } } with the program that prints one"
    default: preconditionFailure("said in description")
    }
  }

  private var mailWords: String {
    switch self {
    case .openSecret(let subject):
      "\(subject) is no perigee.secret; a secret is not written in a file of the team: "
        + "perigee.secret { env = \"NAME\" }, { file = … } or { command = { … } }"
    case .secretSource(let subject, let expected):
      "\(subject) of a secret is not \(expected)"
    case .secretSources: "a secret has exactly one of env, file and command"
    case .keyID(let text):
      "key_id is \"\(text)\"; write up to 32 letters, digits, - and _, such as \"2026a\""
    case .webhook(let fault): "webhook \(fault.words)"
    case .foreignVariable(let name, let subject):
      "\(subject) reads \"\(name)\", and it is the same for every contact: it may read sender.name "
        + "and sender.email"
    default: preconditionFailure("said in description")
    }
  }

  private var sequenceWords: String {
    switch self {
    case .noSteps: "a sequence has no steps, and it needs at least one: steps = { { subject = … } }"
    case .emptyStep(let number): "step \(number) is empty; write a body, an html body or a task"
    case .emailAndTask(let number):
      "step \(number) is an email and a task; make it two steps"
    case .timedFirstStep(let key):
      "the first step has \"\(key)\", but its time comes from the plan; leave it out"
    case .firstEmailWithoutSubject(let number):
      "step \(number) is the sequence's first email and has no subject, and it needs one"
    case .undelayedStep(let number):
      "step \(number) has no after; write how many working days it follows the step before"
    case .sameDayWithoutSlot(let number):
      "step \(number) has after = 0 and no at; on the same day a later slot must be named: "
        + "at = \"14:00\""
    case .sameDayNotLater(let number, let hour, let previous):
      "step \(number) has after = 0 and at = \"\(clock(hour))\", and the step before it has "
        + "\"\(clock(previous))\"; on the same day only a later slot is possible"
    case .slot(let subject, let text):
      "\(subject) is \"\(text)\"; write the start of a slot, a whole hour such as \"14:00\""
    case .template(let subject, let fact, let textLine):
      (textLine.map { "line \($0) of " } ?? "") + "\(subject): \(fact)"
    default: preconditionFailure("said in description")
    }
  }

  private var ruleWords: String {
    switch self {
    case .emptyFilter: "a filter has neither where nor rule; write what it lets through"
    case .blankComparison(let subject):
      "\(subject) is compared with a blank text, which no value equals; write perigee.blank()"
    case .bound(let subject, let text, let kind): Self.boundWords(subject, text, kind)
    case .numberForDate(let subject, let found):
      "\(subject) is declared a date, and \(found) is none; write a day such as \"2026-12-25\""
    case .unorderedBounds(let subject):
      "\(subject) goes from the larger to the smaller value and lets nothing through; swap them"
    case .mixedBounds(let subject):
      "\(subject) compares with a number and a date; write two of one kind"
    case .unknownSender(let email, let subject, let suggestion):
      "\(subject) is \(email), who is none of the senders.\(didYouMean(suggestion))"
    case .unknownVariable(let name, let user, let suggestion):
      "\(user) reads the variable \"\(name)\", which no contact has."
        + (suggestion == nil ? " Import it, or give it a value" : didYouMean(suggestion))
    case .uncountable(let field):
      "by is \"\(field)\", and a cap counts by \"domain\", a variable or a function of the contact"
    case .sameReason(let name, let kind, let other, let first):
      "the \(kind.words) \(name) has the name of the \(other.words) at \(first), and both are told as "
        + "rule:\(name); give one of them another name"
    default: preconditionFailure("said in description")
    }
  }

  private var automationWords: String {
    switch self {
    case .triggers(let both):
      both
        ? "an automation has every and on; leave one of them out, or make it two automations"
        : "an automation has neither every nor on, and it needs one: every = \"mon at 08:30\" or "
          + "on = \"reply\""
    case .foreignKey(let key, let trigger):
      "\(key) says nothing of an automation that has \(trigger); leave it out"
    case .schedule(let error): "every \(error)"
    case .timeSpan(let subject, let text):
      "\(subject) is \"\(text)\", which is no time; write a number and a unit, such as \"90 seconds\", "
        + "\"15 minutes\", \"6 hours\" or \"2 days\""
    case .timeLimit(let span): "time is \"\(span)\", and a run takes from 1 second to 1 hour"
    case .uselessWithin:
      "within says how late a missed moment is made up for, and catch_up is \"none\"; leave one of "
        + "them out"
    case .noWorkingDays: "every never comes, since the team has no working day"
    case .foreignCondition(let key, let kind):
      "where compares \(key), which an event \"\(kind)\" does not have"
    case .onFailure(let text):
      "on_failure is \"\(text)\"; write \"pause after 3\", with a number from 1 to 100, or \"go on\""
    default: preconditionFailure("said in description")
    }
  }

  private static func boundWords(_ subject: String, _ text: String, _ kind: VariableKind?) -> String
  {
    let isNumber = VariableKind.number.accepts(text)
    switch kind {
    case .number?:
      let remedy = isNumber ? "write \(text) without quotes" : "write a number such as 50"
      return "\(subject) is declared a number, and \"\(text)\" is a string; \(remedy)"
    case nil where isNumber, .text? where isNumber:
      return "\(subject) is compared with the string \"\(text)\", which is no date; "
        + "for a number write \(text) without quotes"
    default: return "\(subject) is \"\(text)\", which is no date; write it as \"2026-12-25\""
    }
  }
}

/// "09:00"
private func clock(_ hour: Int) -> String { "\(padded(hour, 2)):00" }
