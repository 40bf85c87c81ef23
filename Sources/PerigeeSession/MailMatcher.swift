import PerigeeCore
import PerigeeMail

/// Finds whom a mail is about: "a thread's Message-IDs first, then the address".
struct MailMatcher {
  private let ours: Set<EmailAddress>
  private let key: (String) -> [UInt8]?

  /// - Parameter key: what signs tokens, by its name.
  init(_ team: Team, key: @escaping (String) -> [UInt8]?) {
    ours = Set(team.senders.map(\.email) + team.senders.compactMap(\.replyTo))
    self.key = key
  }

  /// Fills in the match, and knows our own mail by its writer.
  func match(_ incoming: inout Incoming, _ reader: any StoreReader) throws {
    let reading = incoming.reading
    let writer = reading.sender.flatMap { try? EmailAddress($0) }
    if let writer, ours.contains(writer), incoming.verdict.canBeWrittenByUs {
      incoming.verdict = .own
    }
    let isOwn = incoming.verdict == .own
    // "The Sent folder": a copy of ours has the name itself, and is about nobody.
    let ids = isOwn ? [reading.messageID].compactMap(\.self) : reading.references
    let thread = try reader.sendings(named: ids.compactMap { MessageName(messageID: $0) }).first
    if let contact = try tokenContact(reading, incoming.verdict, reader) {
      take(contact, .token, thread.flatMap { $0.contact == contact ? $0 : nil }, &incoming)
    } else if let thread {
      take(thread.contact, .thread, thread, &incoming)
    } else if let writer, incoming.verdict.isMatchedByWriter,
      try !reader.contacts(withEmails: [writer]).isEmpty
    {
      take(writer, .address, nil, &incoming)
    }
  }

  private func take(
    _ contact: EmailAddress, _ match: Incoming.Match, _ thread: NamedSending?,
    _ incoming: inout Incoming
  ) {
    incoming.contact = contact
    incoming.match = match
    incoming.enrollment = thread?.enrollment
    incoming.step = thread?.step
  }

  private func tokenContact(
    _ reading: MailReading, _ verdict: Verdict, _ reader: any StoreReader
  ) throws -> EmailAddress? {
    guard let token = reading.unsubscribeToken, verdict == .unsubscribe || verdict == .complaint,
      let contact = UnsubscribeToken.contact(in: token, key: key)
    else { return nil }
    return try reader.contacts(withEmails: [contact]).first?.email
  }
}

extension Verdict {
  /// A mail of this kind with our own address as its writer is ours.
  fileprivate var canBeWrittenByUs: Bool {
    switch self {
    case .reply, .autoReply, .unsubscribe, .calendar, .receipt, .challenge, .other, .own: true
    case .bounce, .delayed, .complaint: false
    }
  }

  /// "A forged bounce, one that names no Message-ID of ours, changes nothing"; and a server is no contact.
  fileprivate var isMatchedByWriter: Bool {
    switch self {
    case .reply, .autoReply, .unsubscribe, .calendar, .receipt, .challenge, .other: true
    case .bounce, .delayed, .complaint, .own: false
    }
  }
}
