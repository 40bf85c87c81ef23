extension Finding {
  /// The findings with a column each, as far as their files say it.
  /// - Parameter directory: the workspace's.
  package static func withColumns(_ findings: [Finding], in directory: String) -> [Finding] {
    var texts: [String: SourceText] = [:]
    return findings.map { finding in
      guard finding.column == nil else { return finding }
      if texts[finding.file] == nil {
        // A file that cannot be read is a finding itself, and has no columns.
        let bytes = try? FilePolicy(directory: directory).code(finding.file, limit: 1 << 20)
        texts[finding.file] = SourceText(bytes ?? [])
      }
      var finding = finding
      finding.column = texts[finding.file]?.column(ofLine: finding.line, finding.message)
      return finding
    }
  }
}
