import Glibc
import PerigeeCore
import PerigeeInbox

/// Verdicts on a folder of labelled mails, what they cost, and how many are right.
///
/// `labels.tsv` has a row a mail: file, class, also_ok (a second class that is no error), recipients and
/// hardness (both with semicolons between them), return_date.
enum InboxBenchmark {
  /// - Throws: `MailFileError`.
  static func run(folder: String) throws {
    let labels = try labels(folder)
    let reader = MailReader()
    let before = peakMemory()
    var score = InboxScore()
    var nanoseconds = 0
    for label in labels {
      try MailSource.eml("\(folder)/\(label.file)").forEach { mail in
        let start = Clock.processorNanoseconds
        let reading = reader.read(mail.bytes)
        nanoseconds += Clock.processorNanoseconds - start
        score.add(reading, label)
      }
    }
    print("mail", Double(nanoseconds) / Double(max(1, labels.count)) / 1_000)
    print("memory", Double(peakMemory() - before) / 1_024)
    print(score.text, terminator: "")
  }

  private static func labels(_ folder: String) throws -> [InboxLabel] {
    var lines: [Substring] = []
    try MailSource.eml("\(folder)/labels.tsv").forEach { file in
      lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")[...].map { $0 }
    }
    guard let header = lines.first else { return [] }
    let names = header.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    return lines.dropFirst().map { InboxLabel(line: $0, names: names) }
  }

  /// KiB.
  private static func peakMemory() -> Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage.ru_maxrss
  }
}
