package struct Filter {
  package var variables: Set<String> = []
  package var lists: Set<String> = []
  package var needsHistories = false
  package var needsAllVariables = false
  package func matches(_ t: ContactTable) throws -> [Bool] { Array(repeating: true, count: t.count) }
}
