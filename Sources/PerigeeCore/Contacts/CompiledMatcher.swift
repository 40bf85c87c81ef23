/// A matcher with its texts as sorted bytes, made once for a whole column.
indirect enum CompiledMatcher {
  /// Sorted, without repeats and without the empty text.
  case oneOf([[UInt8]])
  case between(Matcher.Bound?, Matcher.Bound?)
  /// As those below in one case.
  case contains([UInt8])
  case startsWith([UInt8])
  case endsWith([UInt8])
  case blank
  case anyOf([CompiledMatcher])
  case not(CompiledMatcher)

  init(_ matcher: Matcher) {
    switch matcher {
    case .equals(let text): self = .oneOf(Self.sorted([text]))
    case .oneOf(let texts): self = .oneOf(Self.sorted(texts))
    case .noneOf(let texts): self = .not(.oneOf(Self.sorted(texts)))
    case .between(let first, let last): self = .between(first, last)
    case .atLeast(let first): self = .between(first, nil)
    case .atMost(let last): self = .between(nil, last)
    case .contains(let text): self = .contains(CaseFolding.folded(text))
    case .startsWith(let text): self = .startsWith(CaseFolding.folded(text))
    case .endsWith(let text): self = .endsWith(CaseFolding.folded(text))
    case .present: self = .not(.blank)
    case .blank: self = .blank
    case .anyOf(let matchers): self = .anyOf(matchers.map(CompiledMatcher.init))
    case .not(let matcher): self = .not(CompiledMatcher(matcher))
    }
  }

  private static func sorted(_ texts: [String]) -> [[UInt8]] {
    Set(texts.map { Array($0.utf8) }).filter { !$0.isEmpty }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  func matches(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .blank: value.isEmpty
    case .not(let matcher): !matcher.matches(value)
    case .anyOf(let matchers): matchers.contains { $0.matches(value) }
    case .oneOf(let texts): !value.isEmpty && texts.hasSorted(value)
    case .between(let first, let last): Self.isBetween(value, first, last)
    case .contains(let text): value.has { $0.contains(folded: text) }
    case .startsWith(let text): value.has { $0.begins(withFolded: text) }
    case .endsWith(let text): value.has { $0.ends(withFolded: text) }
    }
  }

  private static func isBetween(
    _ value: UnsafeBufferPointer<UInt8>, _ first: Matcher.Bound?, _ last: Matcher.Bound?
  ) -> Bool {
    var text: String { String(decoding: value, as: UTF8.self) }
    switch (first, last) {
    case (.number(let low), .number(let high)):
      return decimal(value).map { low <= $0 && $0 <= high } ?? false
    case (.number(let low), nil): return decimal(value).map { low <= $0 } ?? false
    case (nil, .number(let high)): return decimal(value).map { $0 <= high } ?? false
    case (.day(let low), .day(let high)):
      return Day(iso: text).map { low <= $0 && $0 <= high } ?? false
    case (.day(let low), nil): return Day(iso: text).map { low <= $0 } ?? false
    case (nil, .day(let high)): return Day(iso: text).map { $0 <= high } ?? false
    // Nothing is a number and a date.
    case (.number, .day), (.day, .number), (nil, nil): return false
    }
  }
}

/// The number that `text` writes as a plain decimal ("12", "-0.5", "+3."), or nil.
package func decimal(_ text: some Collection<UInt8>) -> Double? {
  var digits = text[...]
  if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
    digits = digits.dropFirst()
  }
  guard let first = digits.first, first.isASCIIDigit else { return nil }
  let fraction = digits.drop(while: \.isASCIIDigit)
  guard
    fraction.isEmpty
      || fraction.first == UInt8(ascii: ".") && fraction.dropFirst().allSatisfy(\.isASCIIDigit)
  else { return nil }
  return Double(String(decoding: text, as: UTF8.self))
}

extension UInt8 {
  fileprivate var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether `holds` is true of the value, in one case where it has other letters than A to Z. No blank
  /// value has anything.
  fileprivate func has(_ holds: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    guard !isEmpty else { return false }
    if allSatisfy({ $0 < 0x80 }) { return holds(self) }
    return CaseFolding.folded(self).withUnsafeBufferPointer(holds)
  }

  private func equals(folded text: [UInt8], at start: Int) -> Bool {
    text.indices.allSatisfy { CaseFolding.folded(self[start + $0]) == text[$0] }
  }

  fileprivate func begins(withFolded text: [UInt8]) -> Bool {
    text.count <= count && equals(folded: text, at: 0)
  }

  fileprivate func ends(withFolded text: [UInt8]) -> Bool {
    text.count <= count && equals(folded: text, at: count - text.count)
  }

  fileprivate func contains(folded text: [UInt8]) -> Bool {
    guard text.count <= count else { return false }
    return (0...(count - text.count)).contains { equals(folded: text, at: $0) }
  }
}

extension [[UInt8]] {
  /// Whether the sorted array holds `value`.
  fileprivate func hasSorted(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].elementsEqual(value) { return true }
      if self[middle].lexicographicallyPrecedes(value) { low = middle + 1 } else { high = middle }
    }
    return false
  }
}
