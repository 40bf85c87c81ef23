import PerigeeCore

extension WrittenBackup {
  /// For people: where it is, and what is to be known about it.
  package var text: String {
    var text = "backed up to \(path)\n"
    if !isRecorded { text += "the workspace is read-only, so its log does not say so\n" }
    return log.isWhole ? text : text + log.text
  }
}
