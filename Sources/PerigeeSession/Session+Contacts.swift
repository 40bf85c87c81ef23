package import PerigeeCore
import PerigeeWorkspace

extension Session {
  /// The contacts of a selection, whole, in order of arrival.
  /// - Parameter page: which of them; all by default.
  package func contacts(
    _ selection: SelectedContacts, page: ContactPage = ContactPage()
  ) throws -> [Contact] {
    var contacts: [Contact] = []
    try eachContact(selection, page: page) { table, rows in
      contacts += rows.map(table.contact)
    }
    return contacts
  }

  /// The addresses of a selection, in order of arrival.
  package func emails(_ selection: SelectedContacts) throws -> [EmailAddress] {
    var emails: [EmailAddress] = []
    try eachContact(selection) { table, rows in emails += rows.map(table.email) }
    return emails
  }

  /// How many contacts a selection has.
  package func count(_ selection: SelectedContacts) throws -> Int {
    let selected = try lookedUp(selection)
    // What nothing is asked about is counted without being read.
    if selected.filter == nil {
      return try store.read { try $0.count(of: selected.selection.scope) }
    }
    var count = 0
    try eachContact(selected) { count += $1.count }
    return count
  }

  /// Hands out the contacts of a selection in batches: the table, and the rows of it that are meant.
  /// - Parameters:
  ///   - lists: those whose membership the table is to tell.
  ///   - page: which of them; whoever comes behind it is not read.
  /// - Throws: `UnknownName` where `page` begins behind somebody who is no contact.
  package func eachContact(
    _ contacts: SelectedContacts, lists: [String] = [], page: ContactPage = ContactPage(),
    _ body: (ContactTable, [Int]) throws -> Void
  ) throws {
    if let limit = page.limit, limit <= 0 { return }
    let selected = try lookedUp(contacts)
    let context = ruleContext
    try store.read { reader in
      let filter = try selected.filter.map { try comparable($0, reader) }
      var query = ContactQuery(
        selected.selection.scope, variables: try reader.variables(),
        lists: (filter?.lists ?? []).union(lists).sorted(),
        histories: filter?.needsHistories ?? false)
      query.after = try page.after.map { try id(of: $0, reader) }
      if filter == nil { query.limit = page.limit }
      var rest = page.limit ?? .max
      do {
        try reader.contacts(query) { table in
          try checkpoint()
          guard let filter else { return try body(table, Array(0..<table.count)) }
          let matches = try filter.matches(table, in: context)
          let rows = matches.indices.filter { matches[$0] }.prefix(rest)
          try body(table, Array(rows))
          rest -= rows.count
          if rest == 0 { throw PageIsFull() }
        }
      } catch is PageIsFull {}
    }
  }

  /// Ends a read whose rest nobody wants.
  private struct PageIsFull: Error {}

  private func id(of email: EmailAddress, _ reader: any StoreReader) throws -> Contact.ID {
    guard let contact = try reader.contacts(withEmails: [email]).first else {
      throw UnknownName(kind: .contact, name: email.text)
    }
    return contact.id
  }

  /// The filter with every variable that it names there, or known to be blank for everybody: declared in
  /// `perigee.lua` or supplied by a filler.
  /// - Throws: `UnknownName` for what is neither, which is a misspelling.
  func comparable(_ filter: Filter, _ reader: any StoreReader) throws -> Filter {
    let stored = try reader.variables()
    let absent = Set(filter.variables).subtracting(stored)
    let declared = absent.isEmpty ? [] : try workspace.complete().declaredVariables.names
    if let name = absent.subtracting(declared).sorted().first {
      var unknown = UnknownName(
        kind: .variable, name: name, known: declared.union(stored).sorted())
      let fields = ContactField.allCases.map(\.rawValue)
      unknown.suggestion = unknown.suggestion ?? Suggestion.nearest(to: name, among: fields)
      throw unknown
    }
    if let unknown = try unknownName(in: filter, reader) { throw unknown }
    return filter.settingBlank(absent)
  }

  /// A list or a sequence that the filter names and that is not there: nobody could be in it.
  func unknownName(in filter: Filter, _ reader: any StoreReader) throws -> UnknownName? {
    let named = filter.names(of: .sequence)
    let sequences = named.isEmpty ? [] : try workspace.complete().sequences.map(\.name)
    if let name = named.subtracting(sequences).sorted().first {
      return UnknownName(kind: .sequence, name: name, known: sequences)
    }
    guard !filter.lists.isEmpty else { return nil }
    let lists = try reader.listNames()
    return filter.lists.subtracting(lists).sorted().first.map {
      UnknownName(kind: .list, name: $0, known: lists)
    }
  }

  /// Looks up the names in a choice of senders.
  func chosen(_ senders: PlanOrder.Senders) throws -> ChosenSenders {
    switch senders {
    case .me: ChosenSenders(.me, words: "my account (\(user.email))")
    case .owners: ChosenSenders(.owners, words: "owners")
    case .selected(let emails):
      ChosenSenders(
        .selected(emails), words: "a balanced shuffle of \(counted(emails.count, "sender"))")
    case .rule(let name): ChosenSenders(rule: try rules.senderRule(name))
    case .inline(let rule): ChosenSenders(rule: rule)
    }
  }

  /// The address of a contact that there is.
  /// - Throws: `SessionError.invalidAddress`, `UnknownName`.
  package func requireContact(_ text: String) throws -> EmailAddress {
    let email = try Self.address(text)
    try requireContacts([email])
    return email
  }

  /// Every address that was named must be a contact: leaving one out in silence would lose it.
  func requireContacts(_ emails: [EmailAddress]) throws {
    let found = Set(try store.read { try $0.contacts(withEmails: emails).map(\.email) })
    if let missing = emails.first(where: { !found.contains($0) }) {
      throw UnknownName(kind: .contact, name: missing.text)
    }
  }

  /// Changes one contact, all of it or nothing.
  ///
  /// Values of a declared kind are read as an import reads them. Only a manager gives a contact that
  /// is "do not contact" or "bad data" a status that forbids less.
  /// A status that forbids emails stops the contact's enrollment at once, in the same transaction.
  /// - Returns: whom it stopped.
  /// - Throws: `SessionError` for what no contact can have or who may not give it, `UnknownName` for
  ///   an owner who is no sender and for a variable that nobody has.
  @discardableResult
  package func change(
    _ contact: EmailAddress, _ change: ContactChange
  ) throws -> [EnrollmentChange] {
    var change = change
    if let name = change.variables.keys.sorted().first(where: { !VariableName.isValid($0) }) {
      throw SessionError.invalidVariableName(name)
    }
    if let owner = change.owner ?? nil, team.sender(owner) == nil {
      throw UnknownName(kind: .sender, name: owner.text, known: team.senders.map(\.email.text))
    }
    try requireContacts([contact])
    if !change.makesVariables { try requireVariables(change.variables.keys.sorted()) }
    for (name, value) in change.variables { change.variables[name] = try checked(value, name) }
    try automation?.spend(1)
    return try write { writer in
      guard let before = try writer.contacts(withEmails: [contact]).first else {
        throw UnknownName(kind: .contact, name: contact.text)
      }
      let takenBack = try change.status.flatMap {
        try statusBefore($0, contact, change, writer)
      }
      if !change.variables.isEmpty { try writer.setVariables(change.variables, of: contact) }
      if let owner = change.owner { try writer.setOwner(owner, of: [contact]) }
      if let status = change.status { try writer.setStatus(status, of: [contact]) }
      let stopped = try change.status.map { try stop([contact], having: $0, writer) } ?? []
      if change.status == .replied { try disownReplies(of: [contact], writer) }
      for (action, detail) in change.details(before, isConfirmed: takenBack != nil) {
        try writer.record(entry(action, contact.text, detail))
      }
      return stopped
    }
  }

  /// Whom a change of the contact's status would stop, to be shown to whoever is asked.
  package func stopped(
    bySetting status: ContactStatus, of contact: EmailAddress
  ) throws -> [EnrollmentChange] {
    guard let event = status.event else { return [] }
    return try store.read { try $0.effects(of: event, on: .init(.contacts([contact]))) }
  }

  /// Ends the enrollments of contacts that have been given `status`, where it forbids emails.
  func stop(
    _ contacts: [EmailAddress], having status: ContactStatus, _ writer: any StoreWriter
  ) throws -> [EnrollmentChange] {
    guard let event = status.event, !contacts.isEmpty else { return [] }
    let stopped = try writer.apply(
      event, to: EnrollmentScope(.contacts(contacts)), reason: "status \(status.rawValue)",
      by: actor, at: now)
    for change in stopped {
      try writer.record(
        entry(
          .stop, change.contact.text,
          "\(change.sequence): status \(status.rawValue), "
            + "\(counted(change.sendings, "sending")) cancelled"))
    }
    return stopped
  }

  /// Keeps a contact's own email of one step (rule 11).
  /// - Throws: `TemplateError`; `SessionError.noSuchStep`, `.taskStep`, `.blankEdit`; `.htmlStays` and
  ///   `.textStays` where only one of an email's text and HTML is edited.
  package func save(_ edit: StepEdit) throws {
    let sequence = try workspace.sequence(edit.sequence)
    guard (1...sequence.steps.count).contains(edit.step) else {
      throw SessionError.noSuchStep(
        sequence: sequence.name, step: edit.step, steps: sequence.steps.count)
    }
    try check(edit, of: sequence.steps[edit.step - 1])
    try requireContacts([edit.contact])
    try write { writer in
      try writer.save(edit)
      try writer.record(
        entry(.editStep, edit.contact.text, "step \(edit.step) of \(sequence.name)"))
    }
  }

  /// Whether an email comes of the edit that says what was meant.
  private func check(_ edit: StepEdit, of step: Step) throws {
    guard case .email(let email) = step.content else {
      throw SessionError.taskStep(sequence: edit.sequence, step: edit.step)
    }
    let blank = [
      ("subject", edit.subject?.showsNothing), ("body", edit.text?.showsNothing),
      ("HTML", edit.html.map { ReadableHTML($0).isBlank }),
    ].first { $0.1 == true }
    if let blank { throw SessionError.blankEdit(part: blank.0) }
    _ = try step.applying(edit)
    // A reader sees one of the two, and must not see the old words.
    if email.html != nil, edit.text != nil, edit.html == nil {
      throw SessionError.htmlStays(sequence: edit.sequence, step: edit.step)
    }
    if email.text != nil, edit.html != nil, edit.text == nil {
      throw SessionError.textStays(sequence: edit.sequence, step: edit.step)
    }
  }

  /// Takes a contact's own email of a step away, so that the sequence's holds again; `step` counts
  /// from 1.
  package func removeEdit(contact: EmailAddress, sequence: String, step: Int) throws {
    try write { writer in
      try writer.removeEdit(contact: contact, sequence: sequence, step: step)
      try writer.record(
        entry(.editStep, contact.text, "step \(step) of \(sequence): edit removed"))
    }
  }
}
