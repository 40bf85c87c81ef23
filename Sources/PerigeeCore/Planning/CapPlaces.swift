/// The places under a workspace's caps that are taken: by contacts that are live in any engagement, and
/// by those of the plan in the making.
///
/// A class, since a sender rule's turns change it. It costs one look-up in a dictionary a contact and
/// key; values are numbers from then on.
final class CapPlaces {
  private let caps: [Cap]
  /// The number of each cap's key.
  private let keyNumbers: [Int]
  /// By key, then by value as caps compare it.
  private var numbers: [[String: Int32]]
  /// By key, then by the value's number.
  private var taken: [[Int]]

  /// - Parameter keys: those of `caps`, without repeats.
  init(_ caps: [Cap], keys: [String]) {
    self.caps = caps
    keyNumbers = caps.map { cap in
      guard let number = keys.firstIndex(of: cap.key) else {
        preconditionFailure("\(cap.key) is no key")
      }
      return number
    }
    numbers = Array(repeating: [:], count: keys.count)
    taken = Array(repeating: [], count: keys.count)
  }

  /// What stands for the value under a key, by number; −1 for a blank one.
  func number(_ value: ArraySlice<UInt8>, key: Int) -> Int32 {
    guard let value = Self.compared(value) else { return -1 }
    if let number = numbers[key][value] { return number }
    let number = Int32(taken[key].count)
    numbers[key][value] = number
    taken[key].append(0)
    return number
  }

  /// Without white space around it and in small letters, since nobody means two companies by two ways to
  /// write one; nil for a blank value.
  private static func compared(_ value: ArraySlice<UInt8>) -> String? {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    var value = value.drop(while: isBlank)
    while let last = value.last, isBlank(last) { value.removeLast() }
    guard !value.isEmpty else { return nil }
    guard value.allSatisfy({ $0 < 0x80 }) else {
      return String(decoding: value, as: UTF8.self).lowercased()
    }
    return String(unsafeUninitializedCapacity: value.count) { text in
      for (place, byte) in value.enumerated() {
        text[place] = (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
      }
      return value.count
    }
  }

  /// Takes `count` places of a value.
  /// - Parameter count: negative to give back.
  func take(_ number: Int32, key: Int, count: Int = 1) {
    if number >= 0 { taken[key][Int(number)] += count }
  }

  /// Takes a place of each of a contact's values, given by key.
  func take(_ contact: ArraySlice<Int32>) {
    for (key, number) in contact.enumerated() { take(number, key: key) }
  }

  /// The opposite.
  func giveBack(_ contact: ArraySlice<Int32>) {
    for (key, number) in contact.enumerated() { take(number, key: key, count: -1) }
  }

  /// The numbers of the caps that have no place for the contact.
  func full(_ contact: ArraySlice<Int32>) -> [Int] {
    caps.indices.filter { cap in
      let key = keyNumbers[cap]
      let number = contact[contact.startIndex + key]
      return number >= 0 && taken[key][Int(number)] >= caps[cap].atMost
    }
  }

  /// What the caps of these numbers say of a contact.
  /// - Parameter values: by key, as the contact has them.
  func reasons(_ full: [Int], values: (Int) -> String) -> [Exclusion] {
    full.map { number in
      let cap = caps[number]
      return .cap(
        name: cap.name, message: cap.message, value: values(keyNumbers[number]),
        atMost: cap.atMost, source: cap.source)
    }
  }
}
