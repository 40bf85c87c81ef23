/// An address in a report's words, and the line that it stands in.
struct RecipientPlace {
  let address: String
  let line: Int
}
