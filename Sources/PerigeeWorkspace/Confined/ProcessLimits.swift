/// What a confined process may use.
package struct ProcessLimits: Hashable, Sendable {
  /// Seconds of the processor, over all of its life; more than 1.
  package var cpuSeconds = 120
  /// Bytes of address space; the stacks of its threads lie in it.
  package var memory = 1 << 30
  /// Files that are open at once, the standard ones among them.
  package var openFiles = 32
  /// How long it may take for one batch, by the clock.
  package var batch: Duration = .seconds(10)

  package init() {}
}
