extension ZoneError: CustomStringConvertible {
  /// One sentence with the remedy; the caller puts the zone's name and path before it.
  package var description: String {
    "\(fault); reinstall the system's time-zone data (package tzdata)"
  }

  private var fault: String {
    switch self {
    case .notTZif(let position):
      "the time-zone data must have \"TZif\" at byte \(position), and has something else"
    case .unknownVersion(let byte):
      "the time-zone data must be of TZif version 1 to 4, and has the version byte \(byte)"
    case .truncated(let needed, let found):
      "the time-zone data must have at least \(needed) bytes, and ends after \(found)"
    case .trailingBytes(let count):
      "the time-zone data must end with its footer, and has \(count) more bytes"
    case .badCount(let field, let value):
      "the time-zone data's header has \(value) for \(field), which TZif does not allow"
    case .countsLeapSeconds(let count):
      "the time-zone data counts \(count) leap seconds, and Perigee needs data without them"
        + " (not from the folder \"right\")"
    case .transitionOutOfOrder(let index):
      "transition \(index) of the time-zone data must be later than the one before it, and is not"
    case .transitionOutOfRange(let index):
      "transition \(index) of the time-zone data lies beyond 2^59 seconds from 1970"
    case .unknownType(let index, let type, let types):
      "transition \(index) of the time-zone data must name one of \(types) types, and names \(type)"
    case .offsetOutOfRange(let index, let seconds):
      "type \(index) of the time-zone data must be less than 25 hours west and 26 hours east of"
        + " UTC, and is \(seconds) seconds east"
    case .badType(let index):
      "type \(index) of the time-zone data has a daylight flag or a name that TZif does not allow"
    case .footerNotClosed:
      "the time-zone data's footer must stand between two new lines, and does not"
    case .badFooter(let text, let position, let expected):
      "the time-zone data's footer \"\(text)\" must have \(expected) at byte \(position)"
    case .footerDisagrees(let text, let footer, let transition):
      "the time-zone data's footer \"\(text)\" gives \(footer) seconds east of UTC at the last"
        + " transition, which gives \(transition)"
    }
  }
}
