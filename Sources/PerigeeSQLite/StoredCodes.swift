import PerigeeCore

// The numbers that stand for states in the database. They are written in files of users: a number
// is never given another meaning.

/// A state that is stored as a small number.
protocol StoredCode: CaseIterable, Equatable {
  var code: Int64 { get }
}

extension StoredCode {
  init(code: Int64, path: String) throws {
    guard let value = Self.allCases.first(where: { $0.code == code }) else {
      throw StoreError.unusable(path: path, reason: "it holds a state that has no meaning")
    }
    self = value
  }
}

extension ContactStatus: StoredCode {
  var code: Int64 {
    switch self {
    case .new: 0
    case .added: 1
    case .contacted: 2
    case .replied: 3
    case .qualified: 4
    case .unresponsive: 5
    case .badData: 6
    case .doNotContact: 7
    case .disqualified: 8
    }
  }
}

extension EnrollmentState: StoredCode {
  /// Below 10: live.
  var code: Int64 {
    switch self {
    case .added: 0
    case .active: 1
    case .paused: 2
    case .replied: 10
    case .stopped: 11
    case .unresponsive: 12
    case .unsubscribed: 13
    case .blacklisted: 14
    case .bounced: 15
    case .error: 16
    case .rolledBack: 20
    }
  }
}

extension Sending.State: StoredCode {
  /// Below 10: holds quota. 1 to 9 are kept for a sending on its way and sent.
  var code: Int64 {
    switch self {
    case .planned: 0
    case .cancelled: 10
    }
  }
}
