import PerigeeCore

/// A folder into which no email can be written.
struct UnusableFolder: ReportableError {
  /// As it was given: "folder:out".
  let transport: String
  /// The system's words.
  let fault: String

  let code = "unusable_folder"

  var message: String {
    "--transport \(transport.excerpt): \(fault). Expected a folder into which emails can be written; nothing "
      + "was sent"
  }
}
