/// Who is beyond a cap in a plan that may be truncated: whom it cuts frees a place.
struct WaitingContacts {
  /// Somebody who has other reasons too, and of whom it is only told which caps are full.
  struct Other {
    /// Its place among the plan's excluded, in the order in which they were met.
    var place: Int
    /// The numbers of the caps that were full at its turn.
    var full: [Int]
    /// The numbers of its values, by key.
    var numbers: ArraySlice<Int32>
    /// By key.
    var values: [String]
  }

  /// Those whom caps alone keep out, in the order of screening, with the senders that they would have.
  var contacts: AdmittedContacts
  /// By row of `contacts`: the numbers of the caps that were full at its last turn.
  var full: [[Int]] = []
  var others: [Other] = []
  /// The rows of `contacts` that still wait, ascending.
  var rows: [Int] = []

  /// Nobody waits.
  /// - Parameter admitted: the plan's, for its variables and keys.
  init(_ admitted: AdmittedContacts) {
    contacts = AdmittedContacts(variables: admitted.variables, keys: admitted.capValues.count)
  }
}
