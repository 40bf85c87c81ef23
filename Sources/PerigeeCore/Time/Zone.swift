/// A time zone, read from the system's tzdata.
///
/// Two zones are equal when their names and all their offsets are. Copies share one table.
package struct Zone: Hashable, Sendable {
  /// As tzdata spells it: "Europe/Paris".
  package let name: String
  let table: ZoneTable

  /// Made without tzdata.
  package static let utc = Zone(name: "UTC", table: ZoneTable())

  private init(name: String, table: ZoneTable) {
    self.name = name
    self.table = table
  }

  /// Reads the bytes of a TZif file, version 1 to 4, with its footer.
  ///
  /// - Throws: the first fault of the bytes; the message does not name the zone.
  package init(name: String, tzif: [UInt8]) throws(ZoneError) {
    self.init(name: name, table: ZoneTable(try ZoneFile(tzif: tzif)))
  }

  /// Seconds east of UTC at `instant`.
  package func offset(at instant: Instant) -> Int {
    Int(table.offset(at: instant.seconds))
  }
}

extension Zone {
  /// The calendar day that it is then in this zone.
  package func localDay(of instant: Instant) -> Day {
    Day(number: Int(localSeconds(of: instant).dividedDown(by: 86_400)))
  }

  /// The day and the time that clocks show then in this zone.
  package func local(_ instant: Instant) -> LocalTime {
    let seconds = localSeconds(of: instant)
    let day = seconds.dividedDown(by: 86_400)
    let ofDay = Int(seconds - day * 86_400)
    let milliseconds = Int(instant.milliseconds - instant.seconds * Milliseconds.second)
    return LocalTime(
      day: Day(number: Int(day)), hour: ofDay / 3_600, minute: ofDay / 60 % 60,
      second: ofDay % 60, millisecond: milliseconds)
  }

  /// The moments at which the zone's clock shows `hour`:`minute` on `day`, in order: none in a
  /// skipped hour, two in a repeated one.
  ///
  /// `day` lies within the 292 million years that an `Instant` has on either side of 1970.
  package func instants(of day: Day, hour: Int, minute: Int) -> [Instant] {
    let local = Self.localSeconds(day, hour: hour, minute: minute)
    return spans(around: local).compactMap { span in
      let time = local - span.offset
      return span.start <= time && time < span.end ? Instant(seconds: time) : nil
    }
  }

  /// The first moment at which the zone's clock shows this time, in seconds since 1970 as if it
  /// were UTC; where it is skipped, the first moment after the gap.
  func firstTime(atOrAfterLocal local: Int64) -> (seconds: Int64, isSkipped: Bool) {
    var span = table.span(at: local - Int64(ZoneTable.offsetBounds.upperBound))
    while local - span.offset >= span.end { span = table.span(at: span.end) }
    let time = local - span.offset
    return time >= span.start ? (time, false) : (span.start, true)
  }

  static func localSeconds(_ day: Day, hour: Int, minute: Int, second: Int = 0) -> Int64 {
    Int64(day.number) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
  }

  /// The spans in which the zone's clock can show `local`, in order.
  private func spans(around local: Int64) -> [ZoneTable.Span] {
    let latest = local - Int64(ZoneTable.offsetBounds.lowerBound)
    var spans = [table.span(at: local - Int64(ZoneTable.offsetBounds.upperBound))]
    while let end = spans.last?.end, end <= latest { spans.append(table.span(at: end)) }
    return spans
  }

  private func localSeconds(of instant: Instant) -> Int64 {
    instant.seconds + table.offset(at: instant.seconds)
  }
}

extension Zone {
  /// The start of the local clock hour that contains `instant`: where the clock last showed minute
  /// 0, or was last set to another hour.
  ///
  /// A clock hour lasts 60 minutes except where the clock is changed inside it: in Lord Howe the
  /// hour 1 that repeats its second half lasts 90 minutes, the hour 2 that misses its first 30.
  package func clockHourStart(containing instant: Instant) -> Instant {
    var time = instant.seconds
    while true {
      let span = table.span(at: time)
      let start = time - (time + span.offset).remainderDown(by: 3_600)
      if start >= span.start { return Instant(seconds: start) }
      let before = table.offset(at: span.start - 1)
      let hourBefore = (span.start - 1 + before).dividedDown(by: 3_600)
      let hour = (span.start + span.offset).dividedDown(by: 3_600)
      if hour != hourBefore { return Instant(seconds: span.start) }
      time = span.start - 1
    }
  }
}
