/// What is wrong with the bytes of a time zone (TZif, RFC 8536).
package enum ZoneError: Error, Hashable, Sendable {
  /// The bytes do not begin with "TZif" where a header must be.
  case notTZif(at: Int)
  /// A version other than 1 (a zero byte), "2", "3" or "4".
  case unknownVersion(UInt8)
  /// The file ends before what its counts announce.
  case truncated(needed: Int, found: Int)
  /// The file goes on after its end.
  case trailingBytes(count: Int)
  /// A count of the header that RFC 8536 does not allow.
  case badCount(field: String, value: Int)
  /// The file counts leap seconds ("right/…"), and Perigee's clock, like POSIX, does not.
  case countsLeapSeconds(count: Int)
  /// Transition `index` is not later than the one before it.
  case transitionOutOfOrder(index: Int)
  /// Transition `index` lies beyond 2^59 seconds from 1970.
  case transitionOutOfRange(index: Int)
  /// Transition `index` names a type that the file does not have.
  case unknownType(index: Int, type: Int, types: Int)
  /// Type `index` lies 25 hours or more west, or 26 hours or more east, of UTC.
  case offsetOutOfRange(index: Int, seconds: Int)
  /// Type `index` has a daylight flag other than 0 or 1, or a name beyond the names.
  case badType(index: Int)
  /// The footer is not between two new lines.
  case footerNotClosed
  /// The footer's TZ string has a fault at this byte.
  case badFooter(text: String, at: Int, expected: String)
  /// The footer gives another offset at the last transition than the transition itself.
  case footerDisagrees(text: String, footer: Int, transition: Int)
}
