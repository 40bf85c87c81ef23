import FoundationEssentials

/// A plan on disk: the plan's JSON with a last member, `checksum`, over all the bytes before it, so
/// that an edit by hand does not pass for the plan.
package enum PlanFile {
  /// Why a file is no plan.
  package enum Fault: Error, Hashable, Sendable {
    case notAPlan(reason: String)
    /// A plan of another format than `PlanDocument.currentFormat`, which is no difference of plans.
    case format(Int)
    /// The bytes are not those that were saved.
    case edited
  }

  /// Writes a plan file piece by piece.
  package static func write(_ plan: Plan, to sink: @escaping ([UInt8]) throws -> Void) throws {
    let checksum = Checksum()
    var json = JSONWriter { bytes in
      checksum.add(bytes)
      try sink(bytes)
    }
    try plan.write(to: &json) { json in
      try json.flush()
      try json.member("checksum", checksum.digest.text)
    }
    try json.finish()
  }

  /// The plan in `bytes`.
  /// - Throws: `Fault`.
  package static func decode(_ bytes: [UInt8]) throws(Fault) -> PlanDocument {
    let document: PlanDocument
    do {
      document = try JSONDecoder().decode(PlanDocument.self, from: Data(bytes))
    } catch {
      if let format = format(of: bytes), format != PlanDocument.currentFormat {
        throw .format(format)
      }
      throw .notAPlan(reason: reason(error))
    }
    guard document.format == PlanDocument.currentFormat else { throw .format(document.format) }
    guard let body = body(of: bytes) else { throw .edited }
    let checksum = Checksum()
    checksum.add(Array(body))
    let end = ",\n  \"checksum\": \"\(checksum.digest)\"\n}\n"
    guard bytes[body.endIndex...].elementsEqual(end.utf8) else { throw .edited }
    return document
  }

  /// The format that the file names; 1 for a plan that names none; nil for what is no plan at all.
  private static func format(of bytes: [UInt8]) -> Int? {
    // What cannot be read is told about by whoever read the whole.
    guard let beginning = try? JSONDecoder().decode(Beginning.self, from: Data(bytes)) else {
      return nil
    }
    return beginning.format ?? (beginning.isPlan ? 1 : nil)
  }

  /// The members by which a plan of any format is known.
  private struct Beginning: Decodable {
    var format: Int?
    var sequence: String?
    var digest: String?
    var checksum: String?

    var isPlan: Bool { sequence != nil && digest != nil && checksum != nil }
  }

  /// What stands before the checksum.
  private static func body(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let tail = ",\n  \"checksum\": \"\"\n}\n".utf8.count + 64
    return bytes.count > tail ? bytes.dropLast(tail) : nil
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "it has no \"\(key.stringValue)\""
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "its \"\(context.codingPath.map(\.stringValue).joined(separator: "."))\" is not as saved"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      "its \"\(context.codingPath.map(\.stringValue).joined(separator: "."))\" is not as saved"
    default: "it is not JSON"
    }
  }

  /// The digest of what has been added so far.
  private final class Checksum {
    private var digester = Digester()

    func add(_ bytes: [UInt8]) {
      bytes.withUnsafeBytes { digester.add(raw: $0) }
    }

    var digest: Digest { digester.current }
  }
}
