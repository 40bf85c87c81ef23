/// What the words of a header mean for writing to people.
///
/// A refusal is an opt-out unless it is denied; a word for writing behind a negation is one, and a
/// grant that is negated or was taken back. What speaks of another channel and not of email, or of
/// another matter, is none. In doubt it is a wish: nobody is written to who did not want it.
struct HintReading {
  private let text: Wording
  private let isOfEmail: Bool
  private let isOfOtherMatters: Bool

  init(_ header: String) {
    text = Wording(header)
    isOfEmail = KnownHints.emailWords.isIn(text)
    isOfOtherMatters = KnownHints.otherMatters.isIn(text)
  }

  /// Nil for most headers. What stands behind a colon says what of, and takes nothing back:
  /// "Opted out of email: LinkedIn newsletter".
  static func hint(_ header: String) -> StatusHint? {
    if let colon = header.firstIndex(where: { $0 == ":" || $0 == "：" }),
      let hint = HintReading(String(header[..<colon])).hint, hint == .optOut
    {
      return hint
    }
    return HintReading(header).hint
  }

  private var hint: StatusHint? {
    if isFailing { return .failing }
    guard !isOfAnotherChannel, !KnownHints.particulars.isIn(text) else { return nil }
    if isOfEmail || !KnownHints.farMatters.isIn(text) {
      if let hint = refusal { return hint }
      if isCancelled || isNegatedWriting || isWeakRefusal { return .optOut }
      if let hint = grant { return hint }
    }
    return state
  }

  private var isOfAnotherChannel: Bool {
    KnownHints.otherChannels.isIn(text) && !isOfEmail && !KnownHints.contactToo.isIn(text)
  }

  /// A word for an address that fails, and nothing that makes it a count or a phone's.
  private var isFailing: Bool {
    if KnownHints.failing.isPart(of: text) { return true }
    guard let place = KnownHints.failing.place(in: text) else { return false }
    return !text.words.indices.contains { !place.contains($0) && isNegation(text.words[$0]) }
      && hasOnly(KnownHints.failingFillers, KnownHints.failing, outside: place)
  }

  private var refusal: StatusHint? {
    if let place = KnownHints.refusals.place(in: text) {
      let isDenied = place.lowerBound > 0 && isNegation(text.words[place.lowerBound - 1])
      return isDenied ? .permission : .optOut
    }
    return KnownHints.refusals.isPart(of: text) ? .optOut : nil
  }

  private var isWeakRefusal: Bool {
    guard !isOfOtherMatters, let place = KnownHints.weakRefusals.place(in: text) else {
      return false
    }
    return isOfEmail || hasOnly(KnownHints.fillers, nil, outside: place)
  }

  private var isCancelled: Bool {
    !(isOfOtherMatters && !isOfEmail) && KnownHints.cancellations.isIn(text)
      && KnownHints.subscriptions.isIn(text)
  }

  /// "Do not email": but "Contact no." is a number, and "No emails opened" no wish.
  private var isNegatedWriting: Bool {
    guard let first = text.words.firstIndex(where: isNegation),
      !KnownHints.activities.isIn(text)
    else { return false }
    let behind = Wording(text.words[(first + 1)...].joined(separator: " "))
    guard behind.words.first != "of" else { return false }
    return KnownHints.writing.isIn(behind) || KnownHints.emailWords.isIn(behind)
  }

  private var grant: StatusHint? {
    let isStrong = KnownHints.grants.isIn(text)
    guard isStrong || isWeakGrant, isOfEmail || !isOfOtherMatters else { return nil }
    if text.words.contains(where: isNegation) || KnownHints.withdrawals.isIn(text) {
      return .optOut
    }
    return KnownHints.grantParticulars.isIn(text) ? nil : .permission
  }

  /// The verbs among them say nothing alone: "Can contact" does, "Can" does not.
  private var isWeakGrant: Bool {
    guard let place = KnownHints.weakGrants.place(in: text) else { return false }
    if isOfEmail { return true }
    let isVerb = Self.verbs.has(text.words[place.lowerBound])
    if isVerb, !KnownHints.writing.isIn(text) { return false }
    return hasOnly(KnownHints.fillers, KnownHints.weakGrants, outside: place)
  }

  private static let verbs = WordPatterns([
    "may", "can", "ok", "okay", "accept*", "allow*", "agree*", "wants", "receive*", "darf",
    "acepta", "accetta", "aceita", "souhaite", "desea", "akceptuje", "tillåter", "erlaubt",
    "permitido", "permitted", "gestattet", "toegestaan", "tillåtet", "autoris*", "autoriz*",
    "accord", "angemeldet", "permiso", "permesso",
  ])

  private var state: StatusHint? {
    let isOfPeople = KnownHints.statefulThings.isIn(text)
    let isState =
      KnownHints.states.isIn(text) || (isOfPeople && KnownHints.plainStates.isIn(text))
    guard isState, !isOfOtherMatters || isOfEmail else { return nil }
    let isAlone = text.words.count <= 1
    return isOfPeople || isAlone ? .state : .otherState
  }

  private func isNegation(_ word: String) -> Bool { KnownHints.negations.has(word) }

  /// Whether every word outside of `place` is a filler, a negation, or one of `more`.
  private func hasOnly(
    _ fillers: WordPatterns, _ more: WordPatterns?, outside place: Range<Int>
  ) -> Bool {
    text.words.indices.allSatisfy { index in
      let word = text.words[index]
      return place.contains(index) || fillers.has(word) || isNegation(word)
        || more?.has(word) == true
    }
  }
}
