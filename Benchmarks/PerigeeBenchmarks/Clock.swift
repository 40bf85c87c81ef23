import Glibc

enum Clock {
  /// Of the processor, as os.clock of the yardstick: others on the machine do not count.
  static var processorNanoseconds: Int { read(CLOCK_PROCESS_CPUTIME_ID) }

  static var nanoseconds: Int { read(CLOCK_MONOTONIC) }

  private static func read(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
