import Foundation

/// What is in Dovecot's mailboxes.
extension MailServers {
  /// The mails of somebody, in the order of their names, once there are so many; fewer where they do not
  /// come within half a minute.
  package func mails(of address: String, atLeast count: Int) throws -> [String] {
    let end = ContinuousClock.now + .seconds(30)
    while true {
      let found = try mails(of: address)
      if found.count >= count || ContinuousClock.now > end { return found }
      // Dovecot tells nobody that it has delivered.
      poll(nil, 0, 20)
    }
  }

  /// The mails of somebody as they are now.
  package func mails(of address: String) throws -> [String] {
    let parts = address.split(separator: "@")
    let inbox = "\(folder)/mail/\(parts[1])/\(parts[0])"
    return try ["new", "cur"].flatMap { part -> [String] in
      guard FileManager.default.fileExists(atPath: "\(inbox)/\(part)") else { return [] }
      return try FileManager.default.contentsOfDirectory(atPath: "\(inbox)/\(part)").sorted().map {
        let bytes = try Data(contentsOf: URL(filePath: "\(inbox)/\(part)/\($0)"))
        return String(decoding: bytes, as: UTF8.self)
      }
    }
  }

  /// Waits until Postfix has nothing left to deliver.
  package func waitUntilDelivered() throws {
    let end = ContinuousClock.now + .seconds(30)
    while try !isQueueEmpty(), ContinuousClock.now < end { poll(nil, 0, 20) }
  }

  private func isQueueEmpty() throws -> Bool {
    ["maildrop", "incoming", "active", "deferred"].allSatisfy { queue in
      let files = FileManager.default.enumerator(atPath: "\(folder)/queue/\(queue)")
      return (files?.allObjects ?? []).allSatisfy { file in
        var isFolder: ObjCBool = false
        let path = "\(folder)/queue/\(queue)/\(file)"
        return !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
          || isFolder.boolValue
      }
    }
  }
}
