/// The texts of an email before their variables are filled in.
package struct EmailTemplate: Hashable, Sendable, Codable {
  /// Nil in a later step: a reply in the thread of the first email, "Re: " and its subject.
  package var subject: Template?
  /// The plain body; nil where there is only HTML.
  package var text: Template?
  /// Nil where there is only text.
  package var html: Template?

  package init(subject: Template?, text: Template?, html: Template? = nil) {
    self.subject = subject
    self.text = text
    self.html = html
  }
}

extension EmailTemplate {
  /// The email that a contact gets.
  ///
  /// - Parameters:
  ///   - value: As for `Template.render`; values are escaped in `html`, not in the others.
  ///   - firstSubject: The rendered subject of the sequence's first email; a template without a
  ///     subject becomes "Re: " and it, once. Nil for the first email itself.
  /// - Throws: `noSubject` where there is neither a subject nor a `firstSubject`.
  package func render(
    _ value: (String) -> String?, firstSubject: String? = nil
  ) throws(EmailTemplateError) -> RenderedEmail {
    let line: String
    if let subject {
      line = subject.render(value)
    } else if let firstSubject {
      line = firstSubject.isReply ? firstSubject : "Re: " + firstSubject
    } else {
      throw .noSubject
    }
    return RenderedEmail(
      subject: line, text: text?.render(value), html: html?.render(value, escapingHTML: true))
  }

  /// The email's templates that there are: subject, text, HTML.
  package var templates: [Template] { [subject, text, html].compactMap { $0 } }

  /// The contact's variables that any of them mentions, in that order.
  package var variables: [String] {
    var seen: Set<String> = []
    return templates.flatMap(\.variables).filter { seen.insert($0).inserted }
  }

  /// The groups of variables of which a contact must have one each (rule 12 (3)), without repeats.
  package var requirements: [[String]] {
    var seen: Set<[String]> = []
    return templates.flatMap { $0.requirements.map(\.anyOf) }.filter { seen.insert($0).inserted }
  }
}

extension String {
  /// A subject that begins with "Re:", as an answer's does in every mail program.
  fileprivate var isReply: Bool { utf8.prefix(3).map { $0 | 0x20 }.elementsEqual("re:".utf8) }
}
