/// A contact's value as a part of a sentence: on one line, and cut where it is long.
package func valueInText(_ value: String) -> String {
  let line = value.onOneLine
  return line.count > 60 ? line.prefix(59) + "…" : line
}
