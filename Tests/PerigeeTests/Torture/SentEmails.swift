import Foundation
import Testing

/// What the sink's log says beside what the database says: promises 1 to 4 and 11.
struct SentEmails {
  /// Expects that no email went twice, that what is sent was taken, and that what was taken is sent or unknown.
  /// - Parameter isAtRest: whether every email has its outcome by now.
  static func check(_ world: EngagedWorkspace, isAtRest: Bool, _ story: Comment) throws {
    let emails = try world.sink.emails()
    let taken = Set(emails.map { EngagedWorkspace.Line($0) })
    #expect(taken.count == emails.count, "an email went twice: \(story)")
    let lines = try world.lines()
    #expect(lines.count == world.emails, story)
    let byState = Dictionary(grouping: lines, by: \.state).mapValues { lines in
      Set(lines.map { EngagedWorkspace.Line(recipient: $0.recipient, step: $0.step, state: "") })
    }
    let sent = byState["sent"] ?? []
    let unknown = byState["unknown"] ?? []
    #expect(sent.isSubset(of: taken), "something is sent that nobody took: \(story)")
    // What is in hand is unknown to the next dispatcher.
    let noticed = sent.union(unknown).union(isAtRest ? [] : byState["claimed"] ?? [])
    #expect(taken.isSubset(of: noticed), "something was taken unnoticed: \(story)")
    #expect(try world.unknown() == unknown.count, "an unknown email is not listed: \(story)")
    if isAtRest { #expect(sent.count + unknown.count == lines.count, "some are lost: \(story)") }
    checkQuotas(emails, story)
  }

  /// Expects that no window that ends at an email holds more than the quota, by the sink's log.
  private static func checkQuotas(_ emails: [DispatchSink.Email], _ story: Comment) {
    for (sender, emails) in Dictionary(grouping: emails, by: \.sender) {
      let moments = emails.map(\.date.timeIntervalSince1970).sorted()
      for (length, limit) in [
        (3_600.0, EngagedWorkspace.quota.perHour), (86_400, EngagedWorkspace.quota.perDay),
      ] {
        var first = 0
        let fullest = moments.indices.map { last in
          while moments[first] <= moments[last] - length { first += 1 }
          return last - first + 1
        }.max()
        #expect(fullest ?? 0 <= limit, "\(sender), \(length) s: \(story)")
      }
    }
  }
}

extension EngagedWorkspace.Line {
  fileprivate init(_ email: DispatchSink.Email) {
    self.init(recipient: email.recipient, step: email.step, state: "")
  }
}
