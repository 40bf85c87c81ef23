/// The few different values of a long column, so that its rows hold numbers: each value gets the next
/// number, from 0, when it is first met.
package struct Numbering<Value: Hashable & Sendable>: Sendable {
  /// By number.
  package private(set) var values: [Value] = []
  private var numbers: [Value: Int32] = [:]

  package init() {}

  /// The number that stands for `value`; −1 for none.
  package mutating func number(of value: Value?) -> Int32 {
    guard let value else { return -1 }
    if let number = numbers[value] { return number }
    let number = Int32(values.count)
    values.append(value)
    numbers[value] = number
    return number
  }
}
