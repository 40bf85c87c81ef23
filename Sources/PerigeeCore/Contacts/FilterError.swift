/// A table that lacks what a filter reads: whoever asked the store for it left a column out.
package enum FilterError: Error, Hashable, Sendable {
  case variableNotLoaded(String)
  case listNotLoaded(String)
}
