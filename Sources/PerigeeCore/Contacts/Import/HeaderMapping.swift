/// Which column of a file means what (rule 3).
package struct HeaderMapping: Hashable, Sendable {
  package enum Target: Hashable, Sendable {
    case email, owner, status
    case variable(String)
    /// A column without a header.
    case none
  }

  package var targets: [Target]

  /// - Parameter overrides: "Header=variable", as `--map` takes them; the variable may also be
  ///   `email`, `owner` or `status`.
  /// - Throws: `ImportError` with every mistake.
  package init(headers: [String], overrides: [String]) throws(ImportError) {
    var mistakes: [ImportError.Mistake] = []
    var chosen: [String: Target] = [:]
    for text in overrides {
      do throws(ImportError.Mistake) {
        let (header, target) = try Self.override(text, headers)
        chosen[header] = target
      } catch {
        mistakes.append(error)
      }
    }
    targets = headers.map { header in
      let name = header.withoutZeroWidth
      return chosen[name] ?? Self.target(of: name)
    }
    mistakes += Self.repeated(targets, headers)
    if !targets.contains(.email) { mistakes.append(.noEmailColumn(headers: headers)) }
    if headers.count > 500 { mistakes.append(.tooManyColumns(headers.count, limit: 500)) }
    guard mistakes.isEmpty else { throw ImportError(mistakes: mistakes) }
  }

  /// The variables, in the order of columns.
  package var variables: [String] {
    targets.compactMap { if case .variable(let name) = $0 { name } else { nil } }
  }

  private static func override(_ text: String, _ headers: [String])
    throws(ImportError.Mistake) -> (String, Target)
  {
    guard let sign = text.lastIndex(of: "=") else { throw .mapForm(text) }
    let header = String(text[..<sign])
    let name = String(text[text.index(after: sign)...])
    let known = headers.map(\.withoutZeroWidth)
    guard known.contains(header) else {
      throw .unknownHeader(
        header, suggestion: Suggestion.nearest(to: header, among: known), headers: known)
    }
    switch name {
    case "email": return (header, .email)
    case "owner": return (header, .owner)
    case "status": return (header, .status)
    default:
      guard VariableName.isValid(name) else { throw .variableName(name) }
      return (header, .variable(name))
    }
  }

  private static func target(of header: String) -> Target {
    let key = VariableName.folded(header)
    if key.isEmpty { return .none }
    if emailHeaders.contains(key) { return .email }
    if ownerHeaders.contains(key) { return .owner }
    return .variable(known[key] ?? VariableName.from(header))
  }

  private static func repeated(_ targets: [Target], _ headers: [String]) -> [ImportError.Mistake] {
    var first: [Target: Int] = [:]
    var mistakes: [ImportError.Mistake] = []
    for (index, target) in targets.enumerated() where target != .none {
      if let other = first[target] {
        mistakes.append(.sameTarget(headers[other], headers[index], target.words))
      } else {
        first[target] = index
      }
    }
    return mistakes
  }

  // MARK: The headers that exports of HubSpot, Salesforce and Pipedrive use, folded

  private static let emailHeaders: Set<String> = [
    "email", "e_mail", "mail", "email_address", "e_mail_address", "person_email",
    "person_email_work", "work_email", "courriel", "adresse_e_mail", "adresse_email",
    "adresse_mail",
    "e_mail_adresse", "email_adresse",
  ]

  private static let ownerHeaders: Set<String> = [
    "owner", "contact_owner", "person_owner", "lead_owner", "account_owner", "proprietaire",
    "proprietaire_du_contact", "owner_email",
  ]

  private static let known: [String: String] = [
    "person_name": "name", "full_name": "name", "first_name": "first_name",
    "person_first_name": "first_name", "person_last_name": "last_name", "last_name": "last_name",
    "phone_number": "phone", "person_phone": "phone", "person_phone_work": "phone",
    "mobile_phone_number": "mobile", "mobile_phone": "mobile", "job_title": "title",
    "person_job_title": "title", "company_name": "company", "account_name": "company",
    "organization": "company", "organization_name": "company", "person_organization": "company",
    "number_of_employees": "employees", "organization_number_of_employees": "employees",
    "country_region": "country", "mailing_country": "country", "organization_country": "country",
    "mailing_city": "city", "website_url": "website", "linkedin_url": "linkedin",
    "time_zone": "time_zone", "lead_status": "lead_status",
  ]
}

extension HeaderMapping.Target {
  fileprivate var words: String {
    switch self {
    case .email: "email"
    case .owner: "owner"
    case .status: "status"
    case .variable(let name): name
    case .none: "nothing"
    }
  }
}

/// Names of variables: what `{{ … }}` and `contact.…` can say.
package enum VariableName {
  /// Lower-case letters, digits and _, first a letter, at most 63, and no word that means something
  /// else.
  package static func isValid(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard let first = bytes.first, bytes.count <= 63, (0x61...0x7A).contains(first) else {
      return false
    }
    return bytes.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
    } && !reserved.contains(name)
  }

  /// The variable for a header: "Create Date" is create_date, "Prénom" is prenom, "2nd" is c_2nd, and
  /// a reserved word gets a _ behind it.
  package static func from(_ header: String) -> String {
    var name = folded(header)
    if let first = name.utf8.first, !(0x61...0x7A).contains(first) { name = "c_" + name }
    name = String(name.prefix(60))
    return reserved.contains(name) ? name + "_" : name
  }

  /// Lower-case ASCII letters and digits, without accents, everything else a single _.
  static func folded(_ text: String) -> String {
    var folded: [UInt8] = []
    for scalar in text.lowercased().unicodeScalars {
      let base = accents[scalar] ?? String(scalar)
      for byte in base.utf8 {
        let isPlain = (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
        if isPlain {
          folded.append(byte)
        } else if folded.last != UInt8(ascii: "_"), !folded.isEmpty {
          folded.append(UInt8(ascii: "_"))
        }
      }
    }
    while folded.last == UInt8(ascii: "_") { folded.removeLast() }
    return String(decoding: folded, as: UTF8.self)
  }

  package static let reserved: Set<String> = [
    "email", "owner", "status", "list", "lists", "sequence", "state", "sender", "domain", "id",
    "bounced", "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto",
    "if",
    "in", "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  private static let accents: [Unicode.Scalar: String] = {
    let groups = [
      "a": "àáâãäåā", "c": "çćč", "e": "èéêëēę", "i": "ìíîïī", "n": "ñńň", "o": "òóôõöøō",
      "s": "śš", "u": "ùúûüū", "y": "ýÿ", "z": "žźż", "ss": "ß", "ae": "æ", "oe": "œ", "l": "ł",
    ]
    var accents: [Unicode.Scalar: String] = [:]
    for (base, letters) in groups {
      for scalar in letters.unicodeScalars { accents[scalar] = base }
    }
    // Combining accents stand behind their letter and vanish.
    for value in UInt32(0x300)...0x36F { accents[Unicode.Scalar(value)!] = "" }
    return accents
  }()
}

extension String {
  /// Without characters that take no room, and without white space at both ends.
  var withoutZeroWidth: String {
    let invisible: Set<UInt32> = [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]
    let kept = unicodeScalars.filter { !invisible.contains($0.value) }
    return String(
      decoding: Array(String(String.UnicodeScalarView(kept)).utf8)[...].trimmed, as: UTF8.self)
  }
}
