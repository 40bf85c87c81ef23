extension MemoryTransaction {
  func blacklist() throws -> [BlacklistEntry] { state.blacklist }

  func addToBlacklist(_ entries: [BlacklistEntry]) throws -> [BlacklistAddition] {
    entries.map { entry in
      let place = state.blacklist.firstIndex { $0.subject == entry.subject }
      let addition = BlacklistAddition(entry, over: place.map { state.blacklist[$0] })
      guard !addition.stands else { return addition }
      if let place { state.blacklist.remove(at: place) }
      state.blacklist.append(entry)
      return addition
    }
  }

  func removeFromBlacklist(_ subjects: [BlacklistEntry.Subject]) throws -> [BlacklistEntry] {
    subjects.compactMap { subject in
      guard let place = state.blacklist.firstIndex(where: { $0.subject == subject }) else {
        return nil
      }
      return state.blacklist.remove(at: place)
    }
  }
}
