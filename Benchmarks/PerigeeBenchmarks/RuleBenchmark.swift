import LuaBridge

/// A filter rule that reads three fields, asked about contact after contact as a filter asks it.
enum RuleBenchmark {
  static let rule = """
    return function(c)
      return c.country == "DE" and c.employees > 100 and not c.title:find("Intern", 1, true)
    end
    """

  static func run(contacts: Int) throws {
    let state = LuaState(libraries: .rule)
    let chunk = try state.load(Array(rule.utf8), chunkName: "@rule.lua")
    guard case .function(let function)? = try state.call(chunk).first else { return }
    let record = try LuaRecord(
      state: state, noun: "contact",
      fields: [("country", false), ("employees", true), ("title", false)],
      unknownField: { "no field \($0)" })
    let columns = [
      Column(contacts, ["DE", "FR", "US", "DE"]), Column(contacts, ["80", "250", "900"]),
      Column(contacts, ["Head of Sales", "Intern", "VP Marketing", "Account Executive"]),
    ]
    var best = Double.infinity
    var matches = 0
    let rows = Array(0..<contacts)
    state.limitRecords(LuaLimits(instructions: 100_000, time: .milliseconds(50)))
    for _ in 0..<5 {
      let begin = Clock.processorNanoseconds
      matches = 0
      try record.ask(
        function, rows: rows, isPlain: chunk.holdsPlainFunctions && function.hasPlainUpvalues,
        columns: columns.map { ($0.bytes, $0.ends) }
      ) {
        if case .boolean(true) = $1 { matches += 1 }
      }
      best = min(best, Double(Clock.processorNanoseconds - begin))
    }
    print("rule \(best / Double(contacts)) ns/contact, \(matches) match")
  }

  /// Texts in turn, in two buffers that live as long as the process.
  private struct Column {
    let bytes: UnsafePointer<UInt8>
    let ends: UnsafePointer<UInt32>

    init(_ count: Int, _ texts: [String]) {
      var all: [UInt8] = []
      var ends: [UInt32] = []
      for row in 0..<count {
        all += texts[row % texts.count].utf8
        ends.append(UInt32(all.count))
      }
      self.bytes = UnsafePointer(Self.copy(all))
      self.ends = UnsafePointer(Self.copy(ends))
    }

    private static func copy<Element>(_ array: [Element]) -> UnsafeMutablePointer<Element> {
      let copy = UnsafeMutablePointer<Element>.allocate(capacity: array.count)
      copy.initialize(from: array, count: array.count)
      return copy
    }
  }
}
