/// What the contacts of a plan are counted by under caps, to be kept with their enrollments.
package struct CapValues: Sendable {
  /// `Cap.key` of each column, without repeats; none where the workspace has no caps.
  package var keys: [String] = []
  /// By key, then by enrollment; blank where the contact is not counted.
  package var columns: [TextColumn] = []

  package init() {}

  package init(keys: [String], columns: [TextColumn]) {
    self.keys = keys
    self.columns = columns
  }
}
