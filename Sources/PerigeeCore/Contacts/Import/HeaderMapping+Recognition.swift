// What the headers of other programs and languages are known for.
extension HeaderMapping {
  /// Gives the known targets, each once.
  static func recognise(_ headers: [String], _ targets: inout [Target?]) {
    var recognition = Recognition(headers, targets)
    recognition.takeFields()
    recognition.takeTitles()
    recognition.takeVariables()
    recognition.takePlainNames()
    targets = recognition.targets
  }

  private struct Recognition {
    var targets: [Target?]
    let headers: [String]
    /// As `KnownHeaders` has them.
    private var keys: [String]

    init(_ headers: [String], _ targets: [Target?]) {
      self.headers = headers
      self.targets = targets
      self.keys = headers.map(HeaderKey.squeezed)
      takeRemarksOff()
    }

    /// "Email (required)" is "Email", where no other column is.
    private mutating func takeRemarksOff() {
      let plain = headers.map { HeaderKey.withoutRemarks($0).map(HeaderKey.squeezed) }
      let whole = keys
      for (column, key) in plain.enumerated() {
        guard let key, !whole.contains(key), plain.count(where: { $0 == key }) == 1 else {
          continue
        }
        keys[column] = key
      }
    }

    /// Columns with this key that have no target yet.
    private func free(_ key: String) -> [Int] {
      keys.indices.filter { keys[$0] == key && targets[$0] == nil }
    }

    private func best(_ known: [String]) -> Int? {
      for key in known {
        if let column = free(key).first { return column }
      }
      return nil
    }

    mutating func takeFields() {
      let fields: [(Target, [String])] = [
        (.email, KnownHeaders.email), (.owner, KnownHeaders.owner),
        (.status, KnownHeaders.status),
      ]
      for (target, known) in fields where !targets.contains(target) {
        guard let first = best(known) else { continue }
        // Two columns of the same name are both given it: which one is meant nobody can know.
        for column in free(keys[first]) { targets[column] = target }
      }
    }

    /// "Where both are there, a job title is the title and "Mr." a salutation."
    mutating func takeTitles() {
      let title = Target.variable("title")
      guard !targets.contains(title) else { return }
      guard let job = best(KnownHeaders.jobTitle) else {
        if let column = best(KnownHeaders.plainTitle) { targets[column] = title }
        return
      }
      targets[job] = title
      guard let plain = best(KnownHeaders.plainTitle) else { return }
      let salutation = KnownHeaders.variables.first { $0.name == "salutation" }
      let hasSalutation =
        targets.contains(.variable("salutation")) || best(salutation?.keys ?? []) != nil
      targets[plain] = .variable(hasSalutation ? "personal_title" : "salutation")
    }

    mutating func takeVariables() {
      for (name, known) in KnownHeaders.variables where !targets.contains(.variable(name)) {
        if let column = best(known) { targets[column] = .variable(name) }
      }
    }

    /// "Name" beside "Vorname", and without "Nachname", is the last name.
    mutating func takePlainNames() {
      let last = Target.variable("last_name")
      guard !targets.contains(last),
        let first = targets.firstIndex(of: .variable("first_name"))
      else { return }
      guard ["vorname", "voornaam", "fornamn", "prenom"].contains(keys[first]) else { return }
      let plain = keys.indices.first { column in
        KnownHeaders.plainName.contains(keys[column]) && targets[column] == .variable("name")
      }
      if let plain { targets[plain] = last }
    }
  }
}
