/// Where a value stands inside a declaration: `senders[2].quota.per_hour`.
struct DeclarationPath: Hashable {
  enum Key: Hashable {
    case field(String)
    /// Counts from 1, as Lua does.
    case index(Int)
  }

  private(set) var keys: [Key] = []

  static let root = DeclarationPath()

  func field(_ name: String) -> Self { appending(.field(name)) }

  func index(_ number: Int) -> Self { appending(.index(number)) }

  func appending(_ key: Key) -> Self {
    var path = self
    path.keys.append(key)
    return path
  }

  /// The path of the table that the value stands in; nil for the root.
  var parent: Self? {
    guard !keys.isEmpty else { return nil }
    var path = self
    path.keys.removeLast()
    return path
  }
}

extension DeclarationPath: CustomStringConvertible {
  var description: String {
    var text = ""
    for key in keys {
      switch key {
      case .field(let name): text += text.isEmpty ? name : ".\(name)"
      case .index(let number): text += "[\(number)]"
      }
    }
    return text
  }
}
