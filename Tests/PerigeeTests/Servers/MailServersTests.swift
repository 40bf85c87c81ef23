import Foundation
import TestSupport
import Testing

@Suite("The mail servers of the tests")
struct MailServersTests {
  @Test("Where changes are judged they can be started, so that nothing is passed over in silence")
  func installed() {
    let isJudged = ProcessInfo.processInfo.environment["CI"] != nil
    #expect(MailServers.canStart || !isJudged)
  }
}
