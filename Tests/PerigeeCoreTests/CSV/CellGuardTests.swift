import Testing

@testable import PerigeeCore

@Suite("The apostrophe before a cell that a spreadsheet would run")
struct CellGuardTests {
  @Test(
    "It stands before formulas and before what looks guarded, and before nothing else",
    arguments: [
      ("=1", true), ("'=1", true), ("''=1", true), ("'t Hooft", false), ("'", false), ("", false),
      ("'+33", false), ("'+33 1", true), ("' =1", true), ("''", false), ("'=", true),
      ("x'=1", false), ("'\u{FF1D}1", true), ("'\tx", true),
    ])
  func formulas(cell: String, isNeeded: Bool) {
    #expect(CellGuard.formulas.isNeeded(cell) == isNeeded)
    #expect(!CellGuard.none.isNeeded(cell))
  }

  @Test("White space at an end is guarded where it is to be kept")
  func blanks() {
    for cell in [" x", "x ", "x\n", "\u{A0}x", "x\u{200B}", " ", "'x ", "' x"] {
      #expect(CellGuard.formulasAndBlanks.isNeeded(cell), "\(cell.debugDescription)")
      #expect(!CellGuard.formulas.isNeeded(cell), "\(cell.debugDescription)")
    }
    #expect(!CellGuard.formulasAndBlanks.isNeeded("x y"))
  }
}
