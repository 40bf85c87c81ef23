/// What can be asked of a store about tasks that a person has to do.
package protocol TaskReader: AnyObject {
  /// The open tasks, by their moments, then by sender, contact and step. What is paused, has ended, or
  /// waits for another task is not among them.
  func tasks(_ query: TaskQuery) throws -> [OpenTask]

  /// How many there are, `TaskQuery.limit` aside.
  func taskCount(_ query: TaskQuery) throws -> Int

  /// What became of an enrollment's tasks, by step; none for one that is open or was cancelled.
  func taskOutcomes(of enrollment: Enrollment.ID) throws -> [TaskOutcome]
}
