/// A file of many mails.
enum Mbox {
  /// Hands over each mail, named "path#1" and so on; an empty file has none.
  static func read(_ path: String, _ body: (FiledMail) throws -> Void) throws {
    var splitter = MboxSplitter()
    var count = 0
    func hand(_ mails: [[UInt8]]) throws {
      if splitter.isNoMbox { throw MailFileError(path, .noMbox) }
      for bytes in mails {
        count += 1
        try body(FiledMail(name: "\(path)#\(count)", bytes: bytes))
      }
    }
    try MailInput.forEachPiece(of: path) { piece in
      try hand(splitter.take(piece))
      return true
    }
    try hand(splitter.finish())
  }
}
