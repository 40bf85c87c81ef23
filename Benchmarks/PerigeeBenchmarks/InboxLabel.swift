/// What somebody says that a mail is.
struct InboxLabel {
  let file: String
  /// "bounce", "reply".
  let kind: String
  /// A second kind that is no error; empty for none.
  let alsoRight: String
  /// In small letters.
  let recipients: Set<String>
  /// By the address; empty where the label does not say it of all.
  let hardness: [String: String]
  /// ISO 8601; empty for none.
  let returnDate: String

  /// - Parameter names: of the columns.
  init(line: Substring, names: [String]) {
    let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    let cell = { (name: String) -> String in
      names.firstIndex(of: name).flatMap { $0 < cells.count ? cells[$0] : nil } ?? ""
    }
    file = cell("file")
    kind = cell("class")
    alsoRight = cell("also_ok")
    let addresses = cell("recipients").lowercased().split(separator: ";").map(String.init)
    let words = cell("hardness").split(separator: ";").map(String.init)
    recipients = Set(addresses)
    hardness =
      words.count == addresses.count
      ? Dictionary(zip(addresses, words), uniquingKeysWith: { first, _ in first }) : [:]
    returnDate = cell("return_date")
  }
}
