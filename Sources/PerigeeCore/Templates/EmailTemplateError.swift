/// Why an email's template cannot be rendered.
package enum EmailTemplateError: Error, Hashable, Sendable {
  /// It has no subject and no earlier email of the sequence has one.
  case noSubject
}
