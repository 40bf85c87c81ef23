import Glibc

/// What the system lets this process have of memory, where somebody has set that (`ulimit -v`).
package enum AddressSpace {
  /// Bytes that are left of it; nil where there is no limit.
  package static var room: Int? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0,
      limit.rlim_cur < UInt.max >> 1
    else {
      return nil
    }
    return max(0, Int(limit.rlim_cur) - used)
  }

  private static var used: Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 64)
    guard fgets(&line, 64, file) != nil else { return 0 }
    return strtol(line, nil, 10) * sysconf(Int32(_SC_PAGESIZE))
  }
}
