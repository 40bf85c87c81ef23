package import PerigeeCore

/// Data for tests and measurements of stores: the same for the same arguments, on every machine.
package enum StoreFixtures {
  package static let anna = EmailAddress(normalised: "anna@acme.example")
  package static let bo = EmailAddress(normalised: "bo@acme.example")
  package static let cy = EmailAddress(normalised: "cy@acme.example")
  package static let now = Instant(milliseconds: 1_764_000_000_000)
  package static let variables = [
    "first_name", "last_name", "company", "title", "city", "country", "phone", "employees",
  ]

  package static func email(_ number: Int) -> EmailAddress {
    // Spread over the alphabet, as addresses are: consecutive ones would flatter the index.
    let spread = UInt64(truncatingIfNeeded: number) &* 0x9e37_79b9_7f4a_7c15
    return EmailAddress(normalised: "\(String(spread >> 40, radix: 36)).\(number)@mail.example")
  }

  /// Contacts `range` with eight variables beside the address.
  package static func batch(_ range: Range<Int>, owner: EmailAddress? = nil) -> ContactBatch {
    var batch = ContactBatch(variables: variables)
    for number in range {
      batch.emails.append(email(number).text.utf8)
      batch.owners.append((owner?.text ?? "").utf8)
      batch.statuses.append(nil)
      let values = [
        "Name\(number % 5_000)", "Family\(number % 20_000)", "Company \(number % 50_000)",
        "Head of Sales", "City \(number % 900)", "DE", "+49 30 \(number)", "\(number % 1_000)",
      ]
      for (column, value) in values.enumerated() {
        batch.columns[column].append(value.utf8)
      }
    }
    return batch
  }

  /// Puts `count` contacts into a store, in batches and in one transaction.
  package static func fill(
    _ store: any Store, count: Int, list: String? = "all", onExisting: ExistingContact = .fill
  ) throws {
    try store.write { writer in
      for start in stride(from: 0, to: count, by: 8_192) {
        _ = try writer.upsert(
          batch(start..<min(count, start + 8_192)), onExisting: onExisting, list: list)
      }
    }
  }

  package static func sender(_ email: EmailAddress) -> Sender {
    Sender(email: email, name: email.text, zone: .utc)
  }

  package static func sequence(_ name: String = "intro", isEmail: [Bool] = [true, true, true])
    throws -> EmailSequence
  {
    let text = try Template("Hello {{ first_name }}")
    return EmailSequence(
      name: name,
      steps: isEmail.enumerated().map { index, isEmail in
        Step(
          content: isEmail ? .email(EmailTemplate(subject: text, text: text)) : .task(text),
          after: index == 0 ? 0 : 3)
      })
  }

  /// A plan for the contacts of `table`, as a planner could have made it: the senders take parts
  /// of equal size, and each sender's times are `minutes` apart and its steps three days.
  package static func plan(
    _ table: ContactTable, sequence: EmailSequence, senders: [EmailAddress] = [anna, bo],
    digest: Int = 1, minutes: Int64 = 1
  ) -> Plan {
    let count = table.count
    let share = max(1, (count + senders.count - 1) / senders.count)
    var planned: [PlannedSender] = []
    var times: [Instant] = []
    for (index, email) in senders.enumerated() where index * share < count {
      let part = index * share..<min(count, (index + 1) * share)
      planned.append(PlannedSender(sender: sender(email), enrollments: part))
      for place in 0..<part.count {
        for step in sequence.steps.indices {
          times.append(
            now + Int64(place) * minutes * Milliseconds.minute
              + Int64(step) * 3 * Milliseconds.day)
        }
      }
    }
    return Plan(
      request: PlanRequest(
        sequence: sequence.name, contacts: .list("all"), senders: .selected(senders), start: now,
        mode: .asSoonAsPossible, now: now, user: anna),
      team: Team(zone: .utc, senders: senders.map(sender), defaultUser: anna),
      sequence: sequence, horizon: now + 180 * Milliseconds.day,
      provenance: PlanProvenance(contacts: "list all", senders: "selected"), senders: planned,
      contactIDs: table.ids, contacts: table.emails, previousOwners: table.owners,
      ownerNames: table.ownerNames, variables: table.variables, values: table.columns,
      times: times, edits: [:], excluded: [], digest: self.digest(digest))
  }

  package static func digest(_ number: Int) -> Digest {
    let digits = String(number, radix: 16)
    guard let digest = Digest(String(repeating: "0", count: 64 - digits.count) + digits) else {
      preconditionFailure("64 hexadecimal digits are a digest")
    }
    return digest
  }

  /// All contacts that a query finds, in one table.
  package static func table(_ reader: any StoreReader, _ query: ContactQuery) throws
    -> ContactTable
  {
    var query = query
    query.batchSize = .max
    var found = ContactTable(variables: query.variables, lists: query.lists)
    try reader.contacts(query) { found = $0 }
    return found
  }
}
