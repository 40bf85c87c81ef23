/// Why a text does not give a window's days or hours (rule 20).
package enum WindowError: Error, Hashable, Sendable {
  /// A window of no days or no hours.
  case empty
  /// `name` is not one of "mon" to "sun".
  case unknownDay(text: String, name: String)
  /// More than one "-" in an item: "mon-wed-fri".
  case notDays(text: String, item: String)
  /// The text has not the form "09:00-18:00".
  case notHours(text: String)
  /// A time with minutes: slots are whole clock hours (rule 19).
  case notWholeHours(text: String, time: String)
  /// A time after 24:00, or a start at 24:00.
  case noSuchTime(text: String, time: String)
  /// The end is not after the start.
  case endNotAfterStart(text: String)
}

extension WindowError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty:
      "a window must have days and hours, and has none; write for example \"mon-fri\""
        + " and \"09:00-18:00\""
    case .unknownDay(let text, let name):
      "days \"\(text)\" must be of mon, tue, wed, thu, fri, sat, sun, and have \"\(name)\""
    case .notDays(let text, let item):
      "days \"\(text)\" must be days or ranges such as \"mon-fri\" or \"tue,thu\", and have"
        + " \"\(item)\""
    case .notHours(let text):
      "hours \"\(text)\" must be a range of clock hours such as \"09:00-18:00\""
    case .notWholeHours(let text, let time):
      "hours \"\(text)\" must be whole clock hours, and have \(time); write the hour, such as"
        + " \"09:00\""
    case .noSuchTime(let text, let time):
      "hours \"\(text)\" must lie between 00:00 and 24:00, and have \(time)"
    case .endNotAfterStart(let text):
      "hours \"\(text)\" must end after they start; a window cannot pass midnight"
    }
  }
}
