import PerigeeCore

/// Reads `unsubscribe = { mailto = "out@acme.example", key = perigee.secret { … }, key_id = "2026a" }`.
enum UnsubscribeDeclaration {
  static func read(_ value: DeclaredValue) -> Unsubscribe? {
    let keys = API.keys(of: "perigee.Unsubscribe")
    guard let table = value.closedTable("an unsubscribe", keys: keys) else { return nil }
    let mailto = table.required("mailto")?.address()
    let key = table.required("key").flatMap { SecretDeclaration.read($0) }
    let keyID = table.required("key_id").flatMap(keyID)
    guard let mailto, let key, let keyID else { return nil }
    return Unsubscribe(mailto: mailto, key: key, keyID: keyID, source: table["key"]?.location)
  }

  /// What a token may hold and a dot cannot be mistaken for.
  private static func keyID(_ value: DeclaredValue) -> String? {
    guard let text = value.text("a string such as \"2026a\"") else { return nil }
    let isPlain = text.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
    }
    guard isPlain, (1...32).contains(text.utf8.count) else {
      value.report(.keyID(text))
      return nil
    }
    return text
  }
}
