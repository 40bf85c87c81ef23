package import PerigeeCore

/// A plan with the version of the world it was made from, and all that is needed to make it again
/// (rule 27).
package struct Proposal {
  package let plan: Plan
  /// `StoreReader.version` of the world that the plan was made from.
  package let version: Int64
  let recipe: PlanRecipe
}
