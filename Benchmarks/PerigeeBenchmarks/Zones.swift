import Glibc
import PerigeeCore

enum Zones {
  static func named(_ name: String) throws -> Zone {
    let file = fopen("/usr/share/zoneinfo/\(name)", "rb")
    guard let file else { fatalError("no tzdata: apt-get install tzdata") }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    return try Zone(name: name, tzif: Array(bytes[..<count]))
  }
}
