extension DispatchStatus {
  /// For people; times in `zone`.
  package func text(_ style: TextStyle, zone: Zone) -> String {
    var text = "due \(due), in flight \(inFlight), sent today \(sentToday), "
    text += "unknown \(unknown.count)\n"
    if let lease {
      text += "process \(lease.holder.process) on \(lease.holder.host) sends\n"
    } else {
      text += "nobody sends: perigee dispatch\n"
    }
    if let heldSince {
      text += style.yellow(
        "held since \(heldSince.words(in: zone)): nothing is sent until perigee dispatch --release")
      text += "\n"
    }
    for (sender, wait) in waits {
      let until = wait.until.map { "next at \($0.words(in: zone)); " } ?? ""
      text += "\(sender): \(until)\(wait.why)\n"
    }
    for (sender, halt) in halts {
      text += style.red("\(sender) is halted since \(halt.at.words(in: zone)): \(halt.why)")
      text += "\n  when that is mended: perigee dispatch --resume \(sender)\n"
    }
    for warning in warnings { text += style.yellow(warning.message) + "\n" }
    for held in held { text += "\(counted(held.emails, "email")) held: \(held.why)\n" }
    for inbox in troubledInboxes {
      if let halt = inbox.halt {
        text += style.red(
          "the inbox of \(inbox.account) is not read since \(halt.at.words(in: zone)): \(halt.why)")
        text += "\n  when that is mended: perigee inbox --sender \(inbox.account)\n"
      } else if let trouble = inbox.trouble {
        text += "the inbox of \(inbox.account) is tried again: \(trouble)\n"
      }
    }
    return text + unknownLines(style, zone)
  }

  private func unknownLines(_ style: TextStyle, _ zone: Zone) -> String {
    guard !unknown.isEmpty else { return "" }
    var table = TextTable([
      ("contact", .left), ("step", .right), ("sender", .left), ("at", .left), ("", .left),
    ])
    for unknown in unknown {
      table.add([
        unknown.contact.text, String(unknown.step), unknown.sender.text,
        unknown.at?.words(in: zone) ?? "–", unknown.why ?? "",
      ])
    }
    return "\nNobody knows whether these arrived: perigee resolve CONTACT STEP sent|failed|resend\n"
      + table.text(style, indent: 2)
  }
}
