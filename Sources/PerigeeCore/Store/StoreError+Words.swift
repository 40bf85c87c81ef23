extension StoreError: ReportableError {
  package var code: String {
    switch self {
    case .worldChanged: "world_changed"
    case .alreadyEngaged: "already_engaged"
    case .alreadySending: "already_sending"
    case .tooManyVariables: "too_many_variables"
    case .unusable: "unusable_database"
    case .damaged: "damaged_database"
    case .busy: "database_busy"
    case .full: "disk_full"
    case .readOnly: "read_only"
    case .failed: "database_failed"
    case .fileExists: "file_exists"
    }
  }

  package var message: String {
    switch self {
    case .worldChanged(let planned, let current):
      "the data changed since the plan was made (version \(planned), now \(current)). Plan again."
    case .alreadyEngaged(let contact, let sequence):
      "contact \(contact.number) is engaged in \(sequence) since the plan was made, so nothing was committed. "
        + "Plan again."
    case .alreadySending(let engagement, let sent):
      "\(counted(sent, "email")) of engagement \(engagement) went out already, so it cannot be "
        + "undone any more. Stop what is still to go: perigee stop --engagement \(engagement)"
    case .tooManyVariables(let limit):
      "contacts would have more than \(limit) variables. Import fewer columns, or map several to one."
    case .unusable(let location, let reason):
      "\(location) cannot be used: \(reason)."
    case .damaged(let location, let what):
      "\(location) is damaged: \(what). Nothing that it holds can be relied on. Stop perigee dispatch, keep "
        + "the file elsewhere with \(location)-wal and \(location)-shm, and copy the newest backup "
        + "into its place; perigee doctor names that, where it can still be read."
    case .busy(let location, let seconds):
      "\(location) has been in use by another process for \(seconds) seconds. "
        + "Try again when it is done."
    case .full(let location):
      "there is no room to write \(location): the disk is full, or a quota or a limit on files is reached. "
        + "Nothing was changed. Make room and try again."
    case .readOnly(let location):
      "\(location) cannot be written: the file or its folder is read-only. Check its permissions."
    case .failed(let location, let message): "\(location): \(message)."
    case .fileExists(let location): "\(location) exists already. Name another file, or remove it."
    }
  }
}
