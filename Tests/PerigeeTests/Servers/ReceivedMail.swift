import Foundation
import TestSupport

/// A mail as its reader's program understands it: Python's `email`, with its default policy, since servers
/// add headers of their own.
struct ReceivedMail: Decodable {
  var id: String
  var subject: String
  var from: String
  var inReplyTo: String?
  var references: [String]
  /// Newest first.
  var received: [String]
  var type: String
  /// What a report of a failure says; nil in other mails.
  var action: String?
  var status: String?
  /// Of the email that the report is about.
  var original: String?

  static func read(_ mails: [String]) throws -> [ReceivedMail] {
    let folder = try TemporaryFolder()
    for (number, mail) in mails.enumerated() { try folder.write(mail, to: "\(number).eml") }
    let python = try Python.run(["-c", program, folder.path, "\(mails.count)"])
    return try JSONDecoder().decode([ReceivedMail].self, from: Data(python.output.utf8))
  }

  private static let program = """
    import json, sys
    from email import message_from_binary_file, policy
    mails = []
    for number in range(int(sys.argv[2])):
        with open(f"{sys.argv[1]}/{number}.eml", "rb") as file:
            mail = message_from_binary_file(file, policy=policy.default)
        parts = {part.get_content_type(): part for part in mail.walk()}
        report = [part for part in mail.walk() if part["action"]]
        original = parts.get("message/rfc822")
        mails.append({
            "id": mail["message-id"].strip(), "subject": mail["subject"],
            "from": mail["from"].addresses[0].addr_spec,
            "inReplyTo": mail["in-reply-to"] and mail["in-reply-to"].strip(),
            "references": (mail["references"] or "").split(), "received": mail.get_all("received"),
            "type": mail.get_content_type(), "action": report[0]["action"] if report else None,
            "status": report[0]["status"] if report else None,
            "original": original and original.get_payload()[0]["message-id"].strip(),
        })
    print(json.dumps(mails))
    """
}
