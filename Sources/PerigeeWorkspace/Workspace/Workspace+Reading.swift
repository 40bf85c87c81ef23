extension Workspace {
  /// What is read of a workspace: nothing is found wrong in other files, and they stop nothing.
  package enum Reading: Sendable {
    case everything
    /// A team may have thousands of them.
    case withoutSequences
    /// `perigee.lua`, and the automations that events wait for.
    case settings
  }
}
