import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

/// The files of the workspace that a script reads and writes; in tests, what a case writes is read by
/// that case alone.
final class ScriptFiles {
  /// Bytes that a script may read or write at once.
  private static let limit = 64 << 20

  /// A file that is not on the disk.
  private struct KeptFile {
    let bytes: [UInt8]
    let memory: HeldMemory
  }

  private let workspace: Workspace
  /// Whose memory it is that is kept.
  private let state: LuaState
  /// What was written, by path; nil where it is written to the disk.
  private var written: [String: KeptFile]?

  init(_ workspace: Workspace, _ state: LuaState, keepsFiles: Bool) {
    self.workspace = workspace
    self.state = state
    self.written = keepsFiles ? nil : [:]
  }

  /// Whether what is written comes to the disk.
  var areKept: Bool { written == nil }

  /// Forgets what was written and is not on the disk.
  func forget() {
    if written != nil { written = [:] }
  }

  /// Nil where there is no such file.
  /// - Throws: `FileError`.
  func read(_ name: String) throws -> [UInt8]? {
    let place = try workspace.files.place(of: name, for: .reading)
    if let file = written?[place.path] { return file.bytes }
    guard place.isThere else { return nil }
    return try FileStorage.read(place.path, limit: Self.limit, isRegular: true)
  }

  /// Writes the whole file, or leaves it as it was.
  /// - Parameters:
  ///   - session: whose run may write only so much.
  ///   - isPrivate: its owner alone reads it.
  /// - Throws: `FileError`, `AutomationError`, and what `body` throws; `LuaError` where there is no memory to
  ///   keep it.
  func write(
    _ name: String, _ session: Session, isPrivate: Bool = false,
    _ contents: (@escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let isKept = written == nil
    let path = try workspace.files.placeToWrite(name, makesFolders: isKept).path
    let count = try session.beginFile()
    let body = { (sink: @escaping ([UInt8]) throws -> Void) in
      try contents { bytes in
        try count(bytes.count)
        try sink(bytes)
      }
    }
    guard !isKept else {
      let mode = isPrivate ? FileStorage.ownerAlone : FileStorage.everybody
      return try FileStorage.replace(path, mode: mode, body)
    }
    written?[path] = try kept(body)
  }

  /// The plan that a file holds.
  /// - Throws: `FileError`, `SessionError.planFile`.
  func plan(_ name: String) throws -> PlanDocument {
    guard let bytes = try read(name) else { throw FileError.missing(name) }
    do { return try PlanFile.decode(bytes) } catch {
      throw SessionError.planFile(path: name, error)
    }
  }

  /// Where a file is to be made by others than `write`, with its folders.
  /// - Throws: `FileError`; `StoreError.fileExists` where nothing is kept, and so whoever makes it does
  ///   not find out.
  func placeOfNewFile(_ name: String) throws -> String {
    let place = try workspace.files.placeToWrite(name, makesFolders: areKept)
    if let written, place.isThere || written[place.path] != nil {
      throw StoreError.fileExists(location: place.path)
    }
    return place.path
  }

  private func kept(
    _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws -> KeptFile {
    var bytes: [UInt8] = []
    let memory = HeldMemory(state)
    try memory.add(1_024)
    let sink = { (more: [UInt8]) in
      try memory.add(more.count)
      bytes += more
    }
    try withoutActuallyEscaping(sink) { try body($0) }
    return KeptFile(bytes: bytes, memory: memory)
  }
}
