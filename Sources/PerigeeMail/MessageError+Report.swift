import PerigeeCore

extension MessageError: ReportableError {
  package var code: String {
    switch self {
    case .address: "message_address"
    case .messageID: "message_id"
    case .noBody: "message_body"
    case .date, .offset: "message_date"
    }
  }

  package var message: String { description }
}
