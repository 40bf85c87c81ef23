import Foundation
import TestSupport

/// What Python's `email` package reads in messages: somebody else's understanding of the same bytes.
struct PythonReader {
  struct Mail: Decodable {
    var subject: String
    var name: String
    var from: [String]
    var to: [String]
    var timestamp: Int
    var offset: Int
    var identifier: String
    var inReplyTo: String?
    var references: String?
    var replyTo: [String]
    var unsubscribe: String?
    var text: String?
    var html: String?
    var headers: [String]
    var defects: [String]
  }

  static func read(_ messages: [[UInt8]]) throws -> [Mail] {
    let folder = try TemporaryFolder()
    for (index, message) in messages.enumerated() {
      try Data(message).write(to: URL(filePath: "\(folder.path)/\(index).eml"))
    }
    let python = try Python.run(["-c", program, folder.path, String(messages.count)])
    return try JSONDecoder().decode([Mail].self, from: Data(python.output.utf8))
  }

  private static let program = """
    import json, sys
    from email import message_from_bytes, policy
    from email.header import decode_header, make_header
    from email.utils import parseaddr
    mails = []
    for number in range(int(sys.argv[2])):
        with open(f"{sys.argv[1]}/{number}.eml", "rb") as file:
            data = file.read()
        mail = message_from_bytes(data, policy=policy.strict)
        # policy.default puts spaces between the encoded words of a name, against RFC 2047.
        sender = message_from_bytes(data, policy=policy.compat32)["from"]
        def body(kind):
            part = mail.get_body((kind,))
            return None if part is None else part.get_content().replace("\\r\\n", "\\n")
        date = mail["date"].datetime
        mails.append({
            "subject": str(mail["subject"]),
            "name": str(make_header(decode_header(parseaddr(sender)[0]))),
            "from": [a.addr_spec for a in mail["from"].addresses],
            "to": [a.addr_spec for a in mail["to"].addresses],
            "timestamp": int(date.timestamp()),
            "offset": int(date.utcoffset().total_seconds()),
            "identifier": str(mail["message-id"]),
            "inReplyTo": mail["in-reply-to"] and str(mail["in-reply-to"]),
            "references": mail["references"] and str(mail["references"]),
            "replyTo": [a.addr_spec for a in mail["reply-to"].addresses] if mail["reply-to"] else [],
            "unsubscribe": mail["list-unsubscribe"] and str(mail["list-unsubscribe"]),
            "text": body("plain"), "html": body("html"), "headers": mail.keys(),
            "defects": [repr(d) for part in mail.walk() for d in part.defects]
                + [repr(d) for value in mail.values() for d in value.defects],
        })
    json.dump(mails, sys.stdout)
    """
}
