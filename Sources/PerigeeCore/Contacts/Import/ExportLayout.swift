/// The columns of files that Perigee wrote itself, whose names are taken to the letter: `job_title` is
/// that variable there, and in a file of another program the title.
enum ExportLayout {
  /// What stands before the variables.
  static let fields = ["email", "status", "owner", "lists"]
  /// What stood there in 0.1.0.
  private static let firstFields = ["email", "status", "owner"]

  /// What each column becomes, or nil where the file is another program's.
  static func targets(of headers: [String]) -> [HeaderMapping.Target]? {
    let isNew = headers.starts(with: fields)
    guard isNew || headers.starts(with: firstFields) else { return nil }
    let variables = headers.dropFirst(isNew ? fields.count : firstFields.count)
    guard variables.allSatisfy(VariableName.isValid), Set(variables).count == variables.count else {
      return nil
    }
    return [.email, .status, .owner] + (isNew ? [.lists] : [])
      + variables.map { .variable($0) }
  }
}
