import CCurlShim
package import PerigeeCore
package import PerigeeMail

/// A post to a team's web hook: once, to that address and no other.
package enum WebhookPost {
  package enum Outcome: Hashable, Sendable {
    case answered(Int)
    /// libcurl's words.
    case failed(String)
  }

  /// Seconds within which a receiver has to answer.
  package static let patience = 10

  package static func send(
    _ post: SignedNotification, to url: WebhookURL, seconds: Int = patience
  ) -> Outcome {
    let lines = post.headers.map { "\($0[0]): \($0[1])" }
    var words = [CChar](repeating: 0, count: Int(CSHIM_WORDS))
    var status = 0
    let failure = withCStrings(lines) { headers in
      post.body.withUnsafeBytes { body in
        cshim_post(
          url.text, headers, body.bindMemory(to: CChar.self).baseAddress, body.count, seconds,
          &status, &words)
      }
    }
    if status > 0 { return .answered(status) }
    let bytes = words.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
    let text = String(decoding: bytes, as: UTF8.self)
    return .failed(text.isEmpty ? "no answer (\(failure.rawValue))" : text.onOneLine)
  }

  /// Texts for C, and a NULL behind them.
  private static func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
  ) -> Result {
    var bytes = texts.map { Array($0.utf8CString) }
    let pointers = UnsafeMutablePointer<UnsafePointer<CChar>?>.allocate(capacity: texts.count + 1)
    defer { pointers.deallocate() }
    pointers[texts.count] = nil
    let all = bytes.flatMap(\.self)
    return all.withUnsafeBufferPointer { all in
      var start = 0
      for index in bytes.indices {
        pointers[index] = all.baseAddress.map { $0 + start }
        start += bytes[index].count
      }
      bytes = []
      return body(pointers)
    }
  }
}

extension WebhookPost.Outcome {
  /// The receiver has it.
  package var isTaken: Bool {
    if case .answered(200..<300) = self { true } else { false }
  }

  /// "410 Gone": the receiver wants nothing more.
  package var isGone: Bool { self == .answered(410) }

  /// "answered 503"
  package var words: String {
    switch self {
    case .answered(let status) where (300..<400).contains(status):
      "answered \(status), and no redirection is followed"
    case .answered(let status): "answered \(status)"
    case .failed(let words): words
    }
  }
}
