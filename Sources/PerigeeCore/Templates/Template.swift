/// A text with `{{ variable }}` outputs (rule 10): "`{{variable}}`, with the output syntax of Liquid
/// for defaults".
///
/// Where the syntax is Liquid's the result is too (Shopify's Liquid 5, strict mode); what is not
/// supported is a mistake with its line and column, never silence. Outputs take names, texts in `'`
/// or `"`, numbers, `nil`, `true`, `false`, `blank`, `empty`, the filters of
/// `TemplateFilter.Name`, and `{{-`, `-}}` to strip the white space beside them. Names are a
/// contact's variables, `email`, `sender.name` and `sender.email`.
///
///     let template = try Template("Hello {{ first_name | default: 'there' }},")
///     template.render { $0 == "first_name" ? "Ada" : nil }  // "Hello Ada,"
///
/// It differs from Liquid on purpose in four points: the replacement of `replace` is taken as it
/// stands (Ruby reads `\0` in it), `truncate` wants its length, from 0, written in the template, an
/// output without a value is a mistake, and a number has at most 15 digits.
package struct Template: Sendable {
  /// As it was written.
  package let source: String
  /// The contact's variables that are mentioned, each once, in the order of their first mention.
  package let mentions: [Mention]
  /// What a contact must have for every output to have a value (rule 12 (3)).
  package let requirements: [Requirement]
  let segments: [Segment]

  enum Segment: Sendable {
    case text(String)
    case output(TemplateOutput)
  }

  /// Reads `source` once and for all.
  ///
  /// - Throws: `TemplateError` with all mistakes of the text, in the order in which they stand.
  package init(_ source: String) throws(TemplateError) {
    var parser = TemplateParser(source)
    parser.parse()
    var positions = TemplatePositions(parser.bytes)
    guard parser.mistakes.isEmpty else {
      throw TemplateError(
        mistakes: parser.mistakes.sorted { $0.offset < $1.offset }.map {
          .init(fact: $0.fact, position: positions.position(of: $0.offset))
        })
    }
    self.source = source
    self.segments = parser.segments
    self.mentions = Mention.all(in: parser.segments, &positions)
    self.requirements = Requirement.all(in: parser.segments, &positions)
  }

  /// The names of `mentions`. `email`, `sender.name` and `sender.email` are always there and not
  /// among them.
  package var variables: [String] { mentions.map(\.name) }

  /// The text with every output filled in.
  ///
  /// Values are never read as templates: braces in them stay text.
  ///
  /// - Parameters:
  ///   - value: The value of a variable, of `email`, `sender.name` or `sender.email`; nil where it
  ///     is blank.
  ///   - escapingHTML: "Values are escaped in HTML bodies": `&`, `<`, `>`, `"` and `'` of what an
  ///     output prints become entities, unless `escape` is the output's last filter. The template's
  ///     own text stays as it is.
  package func render(_ value: (String) -> String?, escapingHTML: Bool = false) -> String {
    var result = ""
    result.reserveCapacity(source.utf8.count + 64)
    for segment in segments {
      switch segment {
      case .text(let text): result += text
      case .output(let output):
        let text = output.text(value)
        if escapingHTML, !output.isEscaped {
          text.appendEscapingHTML(to: &result)
        } else {
          result += text
        }
      }
    }
    return result
  }

  /// Templates of the same bytes; canonical equivalence would take two spellings of one letter for
  /// the same, and a digest of the plan would not.
  private var bytes: String.UTF8View { source.utf8 }
}

extension Template: Hashable {
  package static func == (left: Self, right: Self) -> Bool {
    left.bytes.elementsEqual(right.bytes)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in bytes { hasher.combine(byte) }
    hasher.combine(bytes.count)
  }
}
