/// A page of documentation in Markdown: its fenced blocks.
package struct Page {
  package struct Block: Sendable {
    /// What stands behind the fence; may be empty.
    package var language: String
    /// Every line with its end.
    package var text: String
  }

  package private(set) var blocks: [Block] = []

  package init(_ markdown: String) {
    var block: Block?
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let block { blocks.append(block) }
        block = block == nil ? Block(language: String(line.dropFirst(3)), text: "") : nil
      } else {
        block?.text += line + "\n"
      }
    }
  }

  /// A page of the checkout.
  package init(file: String) throws { self.init(try Checkout.text(file)) }

  /// The texts of the blocks in a language, in their order.
  package func texts(in language: String) -> [String] {
    blocks.filter { $0.language == language }.map(\.text)
  }
}
