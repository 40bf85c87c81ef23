import Testing

@testable import PerigeeCore

@Suite("Punycode")
struct PunycodeTests {
  @Test(
    "Names are what RFC 3492 and the registries make of them",
    arguments: [
      ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"), ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
      ("Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"),
      ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
      ("TạisaohọkhôngthểchỉnóitiếngViệt", "TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g"),
      ("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"), ("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"),
      ("bücher", "bcher-kva"), ("ü", "tda"), ("abc", "abc-"),
    ])
  func known(text: String, code: String) {
    #expect(Punycode.encoded(text) == code)
  }
}
