import LuaBridge
import PerigeeCore

/// Reads `signature = "Anna"` or `signature = { text = "Anna", html = "<b>Anna</b>" }`.
struct SignatureDeclaration {
  private let text: Template
  private let html: Template?

  static func read(_ value: DeclaredValue) -> SignatureDeclaration? {
    guard case .table = value.tree else {
      guard case .string = value.tree else {
        value.reportType("a string, or a table such as { text = \"Anna\" }")
        return nil
      }
      return signed(value).map { SignatureDeclaration(text: $0, html: nil) }
    }
    guard let table = value.closedTable("a signature", keys: API.keys(of: "perigee.Signature"))
    else { return nil }
    let text = table.required("text").flatMap(signed)
    let html = table["html"].flatMap(signed)
    return text.map { SignatureDeclaration(text: $0, html: html) }
  }

  /// A template that reads nothing of a contact: a signature is the same in every email.
  private static func signed(_ value: DeclaredValue) -> Template? {
    guard let template = value.template() else { return nil }
    var foreign = template.variables
    _ = template.render { name in
      if name == "email" { foreign.append(name) }
      return "x"
    }
    if let name = foreign.first {
      value.report(.foreignVariable(name, subject: value.subject))
      return nil
    }
    return template
  }

  /// The signature of the sender.
  func signature(name: String, email: EmailAddress) -> Signature {
    let value = { (variable: String) -> String? in
      variable == "sender.name" ? name : variable == "sender.email" ? email.text : nil
    }
    return Signature(
      text: text.render(value), html: html.map { $0.render(value, escapingHTML: true) })
  }
}
