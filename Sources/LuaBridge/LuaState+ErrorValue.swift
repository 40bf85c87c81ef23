import CLuaShim

/// What an error that is no text is shown as: its value, on one line.
extension LuaState {
  private static let mostPairs = 12
  private static let mostBytes = 200

  func errorText(of value: LuaValue) -> String {
    switch value {
    case .table(let table): message(of: table)
    case .function: "an error that is a function"
    // An error that cannot say what it is must not take the place of the one that is told.
    case .object, .other: (try? text(of: value)) ?? "an error that is an object"
    default: plainText(of: value)
    }
  }

  private func plainText(of value: LuaValue) -> String {
    switch value {
    case .nil: "nil"
    case .boolean(let value): "\(value)"
    case .integer(let number): "\(number)"
    case .string(let text): text
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    // As Lua writes it; the function that does so has limits as any call.
    default: (try? text(of: value)) ?? "a \(value.typeName)"
    }
  }

  /// An error object of a script keeps its message, or says itself what it is; else its fields do.
  private func message(of table: LuaTable) -> String {
    do {
      if let message = ownMessage(of: table) {
        // Of one that fills a message there is no room for more.
        guard message.utf8.count < LuaError.longestMessage / 2 else { return message }
        let others = try shown(table, depth: 0, without: "message")
        return others == "{}" ? message : "\(message) \(others)"
      }
      return try ownWords(of: table) ?? shown(table, depth: 0)
    } catch {
      return "an error that is a table"
    }
  }

  /// The string `message` of an error object, as much of it as a message has.
  private func ownMessage(of table: LuaTable) -> String? {
    let top = cshim_top(current)
    defer { cshim_set_top(current, top) }
    guard cshim_reserve(current, 16) else { return nil }
    table.pushContents()
    push("message")
    cshim_raw_get(current, -2)
    let isString = UInt32(cshim_type_at(current, -1)) == CSHIM_STRING.rawValue
    return isString ? shortText(at: -1) : nil
  }

  /// What the object says itself, within limits as any call; nil where it says nothing.
  private func ownWords(of table: LuaTable) -> String? {
    let top = cshim_top(current)
    defer { cshim_set_top(current, top) }
    guard cshim_reserve(current, 16) else { return nil }
    table.reference.push()
    guard cshim_to_text(current, -1) else { return nil }
    let text = shortText(at: -1)
    return text == "table" ? nil : text
  }

  private func shown(
    _ table: LuaTable, depth: Int, without left: String? = nil
  ) throws(LuaError) -> String {
    let (pairs, count) = try table.firstPairs(Self.mostPairs)
    var parts: [String] = []
    var next: Int64 = 1
    for (key, value) in pairs {
      if case .string(let name) = key, name == left { continue }
      let text = try part(value, depth)
      if case .integer(next) = key {
        next += 1
        parts.append(text)
      } else {
        parts.append("\(self.key(key)) = \(text)")
      }
    }
    if count > pairs.count { parts.append("…") }
    return parts.isEmpty ? "{}" : "{ \(parts.joined(separator: ", ")) }"
  }

  private func key(_ key: LuaValue) -> String {
    guard case .string(let name) = key else { return "[\(plainText(of: key))]" }
    let isName =
      !name.isEmpty
      && name.utf8.allSatisfy {
        $0 == 0x5F || (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
      }
    return isName ? name : "[\"\(name.prefix(Self.mostBytes))\"]"
  }

  private func part(_ value: LuaValue, _ depth: Int) throws(LuaError) -> String {
    switch value {
    case .table(let table): return depth < 2 ? try shown(table, depth: depth + 1) : "{…}"
    case .string(let text):
      let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
      return "\"\(line.count > Self.mostBytes ? line.prefix(Self.mostBytes) + "…" : line[...])\""
    case .function: return "a function"
    default: return plainText(of: value)
    }
  }
}
