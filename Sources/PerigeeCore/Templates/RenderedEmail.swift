/// The texts of one email to one contact, every variable filled in.
package struct RenderedEmail: Hashable, Sendable {
  /// On one line, whatever the values held (rule 10).
  package let subject: String
  package let text: String?
  package let html: String?

  package init(subject: String, text: String?, html: String? = nil) {
    self.subject = subject.onOneLine
    self.text = text
    self.html = html
  }
}

/// Why an email's template cannot be rendered.
package enum EmailTemplateError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It has no subject and no earlier email of the sequence has one.
  case noSubject

  package var description: String {
    switch self {
    case .noSubject:
      "the email has no subject, and there is no first email whose subject it could answer; "
        + "write one in the first step"
    }
  }
}

extension EmailTemplate {
  /// The email that a contact gets.
  ///
  /// - Parameters:
  ///   - value: As for `Template.render`; values are escaped in `html`, not in the others.
  ///   - firstSubject: The rendered subject of the sequence's first email; a template without a
  ///     subject becomes "Re: " and it. Nil for the first email itself.
  /// - Throws: `noSubject` where there is neither a subject nor a `firstSubject`.
  package func render(
    _ value: (String) -> String?, firstSubject: String? = nil
  ) throws(EmailTemplateError) -> RenderedEmail {
    let line: String
    if let subject {
      line = subject.render(value)
    } else if let firstSubject {
      line = "Re: " + firstSubject
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
