import Foundation
package import PerigeeCore

/// The zones of the system's tzdata, for tests.
package enum SystemZones {
  package static let folder = "/usr/share/zoneinfo"

  /// The TZif file of a zone.
  package static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
  }

  package static func zone(_ name: String) throws -> Zone {
    try Zone(name: name, tzif: bytes(name))
  }

  /// The canonical zones: the third column of zone1970.tab.
  package static func names() throws -> [String] {
    let table = try String(contentsOfFile: "\(folder)/zone1970.tab", encoding: .utf8)
    return table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      String($0.split(separator: "\t")[2])
    }
  }

  /// Every TZif file of the system but the copies that count leap seconds.
  package static func allNames() throws -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
    return try walk.compactMap { $0 as? String }.filter { name in
      guard !name.hasPrefix("right/") else { return false }
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder)
      return try !isFolder.boolValue && bytes(name).starts(with: "TZif".utf8)
    }
  }
}
