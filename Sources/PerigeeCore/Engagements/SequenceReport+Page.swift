extension SequenceReport {
  /// The report with some of its senders.
  /// - Throws: `UnknownName` where the page begins behind a sender that it does not have.
  package func showing(_ page: SenderPage) throws -> SequenceReport {
    let places = try page.places(in: senders.map(\.sender))
    var report = self
    report.more = places.upperBound < senders.count ? senders[places].last?.sender : nil
    report.senders = Array(senders[places])
    return report
  }
}
