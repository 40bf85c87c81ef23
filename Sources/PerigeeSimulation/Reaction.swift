/// What a simulated recipient does with one email.
package enum Reaction: Hashable, Sendable {
  /// The server refuses the address at once.
  case bounceAtOnce
  /// A report of failed delivery comes so many milliseconds later.
  case bounceLater(Int64)
  case reply(Int64)
  /// A notice comes at once; back after so many days.
  case outOfOffice(days: Int)
  case unsubscribe(Int64)
}
