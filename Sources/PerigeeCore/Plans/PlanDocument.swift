import FoundationEssentials

/// A plan as a plan file holds it: what `diff` compares and `engage --plan` checks against.
package struct PlanDocument: Hashable, Sendable, Codable {
  package struct Sending: Hashable, Sendable, Codable {
    package var contact: String
    package var step: Int
    package var sender: String
    package var slot: String
    package var at: String
    package var kind: String?
  }

  package struct Excluded: Hashable, Sendable, Codable {
    package struct Reason: Hashable, Sendable, Codable {
      package var code: String
      package var detail: String
      package var cure: String
    }

    package var contact: String
    package var reasons: [Reason]
  }

  package struct OwnerChange: Hashable, Sendable, Codable {
    package var contact: String
    package var from: String?
    package var to: String
  }

  package struct Request: Hashable, Sendable, Codable {
    package var list: String?
    package var filter: String?
    package var senders: String
    package var start: String
    package var mode: String
    package var authorize: Bool
    package var fit: String
    package var user: String
  }

  package var sequence: String
  package var now: String
  package var seed: UInt64
  package var digest: String
  package var request: Request
  package var sendings: [Sending]
  package var excluded: [Excluded]
  package var ownerChanges: [OwnerChange]

  private enum CodingKeys: String, CodingKey {
    case sequence, now, seed, digest, request, sendings, excluded
    case ownerChanges = "owner_changes"
  }

  /// Every contact that the plan decided about: planned or excluded. A filter is resolved when a
  /// plan is made (rule 5), and this is what it was resolved to.
  package var contacts: [String] {
    var seen: Set<String> = []
    return (sendings.map(\.contact) + excluded.map(\.contact)).filter { seen.insert($0).inserted }
  }
}

/// A plan on disk: the plan's JSON with a last member, `checksum`, over all the bytes before it, so
/// that an edit by hand does not pass for the plan.
package enum PlanFile {
  package enum Fault: Error, Hashable, Sendable {
    case notAPlan(reason: String)
    case edited
  }

  private static let mark = ",\n  \"checksum\": \""

  /// The bytes of a plan file.
  package static func encoded(_ plan: Plan) throws -> [UInt8] {
    var bytes = Array(try JSONWriter.text { try plan.write(to: &$0) }.utf8)
    // The JSON ends in "\n}\n"; the checksum goes before it.
    bytes.removeLast(3)
    let checksum = digest(bytes[...])
    bytes += "\(mark)\(checksum)\"\n}\n".utf8
    return bytes
  }

  /// The plan in `bytes`.
  /// - Throws: `Fault`.
  package static func decode(_ bytes: [UInt8]) throws(Fault) -> PlanDocument {
    let tail = mark.utf8.count + 64 + "\"\n}\n".utf8.count
    let document: PlanDocument
    do {
      document = try JSONDecoder().decode(PlanDocument.self, from: Data(bytes))
    } catch {
      throw .notAPlan(reason: "\(error)")
    }
    let body = bytes.dropLast(tail)
    guard bytes.count > tail, bytes[body.endIndex...].elementsEqual(end(digest(body))) else {
      throw .edited
    }
    return document
  }

  private static func end(_ checksum: Digest) -> String.UTF8View {
    "\(mark)\(checksum)\"\n}\n".utf8
  }

  private static func digest(_ bytes: ArraySlice<UInt8>) -> Digest {
    let digester = Digester()
    bytes.withUnsafeBytes { digester.add(bytes: $0) }
    return digester.finish()
  }
}
