package import PerigeeCore

extension ImportSummary {
  /// For programs: the counts, every issue that was kept, how many there are where some were not, and
  /// what became of each column.
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("imported", imported)
      try json.member("updated", updated)
      try json.member("unchanged", unchanged)
      for (name, issues, words) in [
        ("rejected", rejected, \ImportIssue.Reason.description),
        ("warnings", warnings, \.warning),
      ] {
        json.key(name)
        try json.array { json in
          for issue in issues.kept {
            try json.object { json in
              try json.member("line", issue.line)
              try json.member("reason", issue.reason[keyPath: words])
            }
          }
        }
      }
      if rejectedCount > rejected.kept.count {
        try json.member("rejected_count", rejectedCount)
      }
      if warningCount > warnings.kept.count { try json.member("warning_count", warningCount) }
      try json.member("opted_out", optedOut)
      try json.member("bad_data", badData)
      try json.member("header_line", headerLine)
      try writeColumns(to: &json)
      json.key("stopped")
      try json.array { json in
        for change in stopped {
          try json.object { json in
            try json.member("contact", change.contact.text)
            try json.member("sequence", change.sequence)
            try json.member("sendings", change.sendings)
          }
        }
      }
      json.key("owner_changes")
      try json.array { json in
        for transfer in ownerTransfers {
          try json.object { json in
            try json.member("from", transfer.from?.text)
            try json.member("to", transfer.to.text)
            try json.member("contacts", transfer.count)
          }
        }
      }
      json.key("left")
      try json.array { json in
        for contact in left { try json.string(contact.text) }
      }
    }
  }
}
