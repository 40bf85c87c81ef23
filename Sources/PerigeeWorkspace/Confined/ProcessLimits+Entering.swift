import CConfinement

extension ProcessLimits {
  /// Confines this process for good.
  /// - Parameter writesFiles: whether it may write and lock files, as who keeps a database must.
  /// - Throws: `ProcessEnd.refused`.
  func enter(writesFiles: Bool) throws(ProcessEnd) {
    var bounds = confinement_limits(
      cpu_seconds: UInt(cpuSeconds), memory: UInt(memory), open_files: UInt(openFiles),
      writes_files: writesFiles)
    var step: UnsafePointer<CChar>?
    let code = confinement_enter(&bounds, &step)
    guard code == 0 else {
      throw .refused(step: step.map { String(cString: $0) } ?? "", code: code)
    }
  }
}
