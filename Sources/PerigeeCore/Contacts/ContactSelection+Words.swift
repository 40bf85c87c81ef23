extension ContactSelection {
  /// "list spring", "lists a, b and 3 addresses, filter dach_leads, country=AT or DE"; "no filter" for
  /// everybody.
  package var words: String {
    let parts = [scope.words, filterWords].compactMap(\.self) + conditionWords
    return parts.isEmpty ? "no filter" : parts.joined(separator: ", ")
  }

  private var filterWords: String? {
    guard !filters.isEmpty else { return nil }
    return (filters.count == 1 ? "filter " : "filters ") + filters.joined(separator: " or ")
  }

  private var conditionWords: [String] {
    conditionsByField.map { field, values in
      "\(field)=" + values.map { $0.isEmpty ? "(blank)" : $0 }.joined(separator: " or ")
    }
  }
}

extension ContactScope {
  fileprivate var words: String? {
    guard case .gathered(let gathering) = self else { return nil }
    let lists = gathering.lists
    var parts: [String] = []
    if !lists.isEmpty {
      parts.append((lists.count == 1 ? "list " : "lists ") + lists.joined(separator: ", "))
    }
    if !gathering.emails.isEmpty || lists.isEmpty {
      parts.append(counted(gathering.emails.count, "address", plural: "addresses"))
    }
    return parts.joined(separator: " and ")
  }
}
