import PerigeeCore

/// What determines a plan besides the store: the request, the fixed set of contacts, and the rules.
struct PlanRecipe {
  var request: PlanRequest
  /// Whom the store is asked for.
  var scope: ContactScope
  var rules: PlanRules
  var provenance: PlanProvenance
}
