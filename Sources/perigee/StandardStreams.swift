import Glibc

/// Standard input, output and error as the process was given them.
enum StandardStreams {
  /// Fills the places of those that are closed: the next file that is opened, a database or its lock,
  /// would take one, and what is printed would be written into it. What is put there cannot be used,
  /// so that reading and writing fail as on a closed one.
  static func fill() {
    let modes = [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
    for (descriptor, mode) in modes where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is the closed one.
      _ = open("/dev/null", mode)
    }
  }
}
