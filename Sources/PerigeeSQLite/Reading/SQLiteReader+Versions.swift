import PerigeeCore
import PerigeeSQL

extension SQLiteReader {
  /// The version with this number.
  func version(_ id: Int64) throws -> EnrollmentVersion {
    let version = try connection.first(
      "SELECT definition FROM enrollment_version WHERE id = ?", [.integer(id)]
    ) { try StoredJSON.decode(EnrollmentVersion.self, from: $0.text(0), location: path) }
    guard let version else {
      throw StoreError.unusable(location: path, reason: "an enrollment's version is not there")
    }
    return version
  }
}
