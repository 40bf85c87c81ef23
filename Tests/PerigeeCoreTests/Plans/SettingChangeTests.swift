import PerigeeCore
import Testing

@Suite("Settings that are not what they were")
struct SettingChangeTests {
  @Test("A setting is read whole, before and after, however long one of them is")
  func whole() {
    let (short, long) = (
      "50/hour, 400/day",
      "50/hour, 400/day, warming up from 5 to 50 a day, 20 more each working week"
    )
    #expect(SettingChange(.quota, from: short, to: long).words == "quota \(short) → \(long)")
    #expect(SettingChange(.quota, from: long, to: short).words == "quota \(long) → \(short)")
    #expect(
      SettingChange(.replyTo, from: nil, to: "a@x.example").words == "reply-to none → a@x.example")
  }

  @Test("Of a long text the common beginning is left out of both or of neither")
  func texts() {
    let start = String(repeating: "a", count: 40)
    let end = String(repeating: "b", count: 80)
    let one = SettingChange(.signature, from: start, to: start + end).words
    #expect(one == "signature \"\(start)\" → \"\(start)\(String(repeating: "b", count: 36))…\"")
    let both = SettingChange(.signature, from: start + end, to: start + "c" + end).words
    let common = String(repeating: "a", count: 12)
    #expect(
      both == "signature \"…\(common)\(String(repeating: "b", count: 36))…\" → "
        + "\"…\(common)c\(String(repeating: "b", count: 35))…\"")
  }
}
