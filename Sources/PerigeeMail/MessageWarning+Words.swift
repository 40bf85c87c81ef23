import PerigeeCore

extension MessageWarning: CustomStringConvertible {
  /// With what to do about it.
  package var description: String {
    switch self {
    case .noText:
      "the email has HTML and no text, which spam filters dislike; its text part is made from the "
        + "HTML. Write a body beside html"
    case .noReadableText:
      "the email is HTML without any text, such as an image alone, which spam filters take for spam; "
        + "write a body beside html"
    case .script(let script):
      "the HTML holds \(script), which no mail program runs and spam filters reject; take it out"
    case .largeData(let bytes):
      "the HTML holds \(grouped(bytes)) bytes of data: addresses, and over "
        + "\(grouped(MessageWarning.dataLimit)) spam filters reject it; link the images instead"
    }
  }

  /// For programs.
  package var code: String {
    switch self {
    case .noText: "no_text"
    case .noReadableText: "no_readable_text"
    case .script: "script"
    case .largeData: "large_data"
    }
  }
}
