extension String {
  /// What programs call something, as people read it: "missing variables".
  var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
