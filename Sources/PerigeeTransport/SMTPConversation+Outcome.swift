import CCurlShim
import PerigeeMail

extension SMTPConversation {
  /// What became of the message.
  ///
  /// A code that libcurl keeps from an earlier reply says nothing, so only replies to the last command
  /// count; and "a 251 after the dot is reported as an error but is acceptance".
  /// - Parameter words: libcurl's.
  func outcome(_ failure: cshim_failure, words: String) -> SendOutcome {
    if refusal != nil || isStopped { return .brokenOff }
    let wasAsked = stage.rawValue >= Stage.sender.rawValue
    if lacksLogin || (wasAsked && needsLogin && !isLoggedIn) { return .senderRefused(.noLogin) }
    if let reply, repliedStage == stage { return outcome(of: reply, failure, words) }
    if stage == .end { return .unknown(words) }
    if stage == .hello, let refusedHello { return outcome(of: refusedHello, failure, words) }
    switch failure {
    case CSHIM_UNREACHABLE: return .later(.unreachable(words))
    case CSHIM_TLS: return .later(.encryption(words))
    case CSHIM_LOGIN_DENIED: return .senderRefused(.login(nil))
    // Nobody is there who speaks SMTP.
    default: return .later(stage == .connection ? .unreachable(words) : .lost(words))
    }
  }

  private func outcome(
    of reply: SMTPReply, _ failure: cshim_failure, _ words: String
  ) -> SendOutcome {
    switch stage {
    case .end: return afterDot(reply)
    // libcurl has its own reasons against a server that says yes: a broken certificate, no STARTTLS, a
    // connection that then ended.
    case _ where reply.isYes && stage != .login:
      return outcomeWithoutReply(failure, words)
    case .login: return duringLogin(reply, failure, words)
    case .startTLS where reply.isForGood: return .later(.encryption("\(reply)"))
    case .connection, .hello, .startTLS, .sender:
      return reply.isForGood ? .senderRefused(.policy(reply)) : .later(.reply(reply))
    case .recipient, .data, .body:
      return reply.isForGood ? judged(reply) : .later(.reply(reply))
    }
  }

  private func outcomeWithoutReply(_ failure: cshim_failure, _ words: String) -> SendOutcome {
    switch failure {
    case CSHIM_TLS: .later(.encryption(words))
    // libcurl offered none, for it knows none of the server's.
    case CSHIM_LOGIN_DENIED: .senderRefused(stage == .hello ? .noLogin : .login(nil))
    default: .later(.lost(words))
    }
  }

  /// "A 421, a dropped connection and any 4xx outside the login are for now": every other no in a login
  /// is the sender's. 334 asks for more, which is how some servers refuse a token.
  private func duringLogin(
    _ reply: SMTPReply, _ failure: cshim_failure, _ words: String
  ) -> SendOutcome {
    if reply.code == 421 { return .later(.reply(reply)) }
    if failure == CSHIM_LOGIN_DENIED || !reply.isYes { return .senderRefused(.login(reply)) }
    return outcomeWithoutReply(failure, words)
  }

  private func afterDot(_ reply: SMTPReply) -> SendOutcome {
    if (200..<300).contains(reply.code) { return .sent(reply) }
    if reply.isForNow { return .later(.reply(reply)) }
    return reply.isForGood ? judged(reply) : .unknown("\(reply)")
  }

  /// A no for good: of the address, of the sender, or of this email. What is said once the recipient was
  /// taken is about the address only where its status says so.
  private func judged(_ reply: SMTPReply) -> SendOutcome {
    switch subject(reply) {
    case .sender: return .senderRefused(.policy(reply))
    case .email: return .failed(reply, bounced: false)
    case .unclear: return .doubtful(reply)
    case .address:
      let status = reply.status ?? ""
      let isNamed = status.hasPrefix("5.1.") || status == "5.2.1"
      return .failed(reply, bounced: stage == .recipient || isNamed)
    }
  }
}
