/// Letters beyond ASCII in letters of ASCII, as domain names have them (RFC 3492).
///
///     Punycode.encoded("müller")  // "mller-kva"
enum Punycode {
  private static let base = 36
  private static let (tMin, tMax) = (1, 26)
  private static let (skew, damp) = (38, 700)

  /// Without the `xn--` before it; nil where a number grows beyond 2^31, as no name does.
  static func encoded(_ text: String) -> String? {
    let points = text.unicodeScalars.map { Int($0.value) }
    var output = text.unicodeScalars.filter(\.isASCII).map(Character.init)
    let basic = output.count
    if basic > 0 { output.append("-") }
    var (n, delta, bias, handled) = (0x80, 0, 72, basic)
    while handled < points.count {
      // The loop's condition says that there is one.
      guard let next = points.filter({ $0 >= n }).min() else { return nil }
      delta += (next - n) * (handled + 1)
      guard delta < 1 << 31 else { return nil }
      n = next
      for point in points {
        if point < n { delta += 1 }
        guard point == n else { continue }
        output += digits(of: delta, bias: bias)
        bias = adapted(delta, count: handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      n += 1
    }
    return String(output)
  }

  /// A generalised variable-length integer.
  private static func digits(of number: Int, bias: Int) -> [Character] {
    var rest = number
    var digits: [Character] = []
    var k = base
    while true {
      let threshold = min(max(k - bias, tMin), tMax)
      guard rest >= threshold else { break }
      digits.append(digit(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      k += base
    }
    return digits + [digit(rest)]
  }

  private static func digit(_ value: Int) -> Character {
    Character(Unicode.Scalar(UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26)))
  }

  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / damp : delta / 2
    delta += delta / count
    var k = 0
    while delta > (base - tMin) * tMax / 2 {
      delta /= base - tMin
      k += base
    }
    return k + (base - tMin + 1) * delta / (delta + skew)
  }
}
