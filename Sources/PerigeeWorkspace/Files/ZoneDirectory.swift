import Glibc
package import PerigeeCore

/// The system's compiled time zones, in `$TZDIR` or `/usr/share/zoneinfo`.
package struct ZoneDirectory: Sendable {
  /// The folder that holds "Europe/Paris" and the others.
  package let path: String

  package init(path: String) {
    self.path = path
  }

  /// `$TZDIR`, else `/usr/share/zoneinfo`.
  package static var system: ZoneDirectory {
    let path = getenv("TZDIR").map { String(cString: $0) }
    return ZoneDirectory(path: path.flatMap { $0.isEmpty ? nil : $0 } ?? "/usr/share/zoneinfo")
  }

  /// As tzdata calls itself, "2025b"; "unknown" where it does not.
  package var version: String {
    let bytes = (try? SystemFile.bytes(of: "\(path)/tzdata.zi")) ?? []
    let line = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    return line.hasPrefix("# version ") ? String(line.dropFirst(10)) : "unknown"
  }

  /// The zone by its tzdata name, such as "Europe/Paris".
  ///
  /// - Throws: `unknown` for names that tzdata has not and for paths in a name's place.
  package func zone(named name: String) throws(ZoneDirectoryError) -> Zone {
    guard let bytes = try bytes(of: name) else {
      throw .unknown(name, suggestion: Suggestion.nearest(to: name, among: try names()))
    }
    do {
      return try Zone(name: name, tzif: bytes)
    } catch {
      throw .unreadable(name, reason: error.description)
    }
  }

  /// The contents of the zone's file, or nil where there is none.
  private func bytes(of name: String) throws(ZoneDirectoryError) -> [UInt8]? {
    guard Self.isName(name) else { return nil }
    let file = "\(path)/\(name)"
    do {
      return try SystemFile.kind(of: file) == .file ? try SystemFile.bytes(of: file) : nil
    } catch {
      throw .unreadable(name, reason: "\(error.path): \(error.reason)")
    }
  }

  /// Names of areas and cities: no absolute path, no `.` or `..`, nothing hidden.
  private static func isName(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && part.first != UInt8(ascii: ".") && !part.contains(0)
    }
  }

  /// All names, sorted; what is not a zone (`zone.tab`, `posix/`, `right/`) is left out.
  ///
  /// - Throws: `unreadable` where a folder cannot be read.
  package func names() throws(ZoneDirectoryError) -> [String] {
    do {
      return try names(in: "").filter { $0.utf8.first.map { (0x41...0x5A).contains($0) } ?? false }
    } catch {
      throw .unreadable(path, reason: error.reason)
    }
  }

  private func names(in folder: String) throws(FileError) -> [String] {
    var zones: [String] = []
    for name in try SystemFile.names(in: "\(path)/\(folder)") {
      let zone = folder + name
      switch try SystemFile.kind(of: "\(path)/\(zone)") {
      case .file where !name.utf8.contains(UInt8(ascii: ".")): zones.append(zone)
      case .folder where name != "posix" && name != "right": zones += try names(in: zone + "/")
      default: continue
      }
    }
    return zones
  }
}
