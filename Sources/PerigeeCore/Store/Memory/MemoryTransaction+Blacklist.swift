extension MemoryTransaction {
  func blacklist() throws -> [BlacklistEntry] { state.blacklist }

  func addToBlacklist(_ entries: [BlacklistEntry]) throws -> [BlacklistEntry] {
    entries.filter { entry in
      guard !state.blacklist.contains(where: { $0.subject == entry.subject }) else { return false }
      state.blacklist.append(entry)
      return true
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
