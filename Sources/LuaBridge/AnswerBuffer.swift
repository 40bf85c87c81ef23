import Glibc
internal import CLuaShim

/// Where C puts the answers of a batch.
final class AnswerBuffer {
  private var answers: cshim_answers
  private let kinds: UnsafeMutablePointer<UInt8>
  private let ends: UnsafeMutablePointer<UInt32>
  private var first = 0

  init(count: Int) {
    kinds = .allocate(capacity: max(count, 1))
    ends = .allocate(capacity: max(count, 1))
    answers = cshim_answers(kinds: kinds, bytes: nil, length: 0, room: 0, ends: ends)
  }

  deinit {
    free(answers.bytes)
    kinds.deallocate()
    ends.deallocate()
  }

  /// Lets `body` write the answers from the place `start` on.
  func fill(from start: Int, _ body: (inout cshim_answers) -> Int64) -> Int {
    first = start
    answers.kinds = kinds + start
    answers.ends = ends + start
    answers.length = 0
    return Int(body(&answers))
  }

  func isError(_ index: Int) -> Bool { UInt32(kinds[index]) == CSHIM_ANSWER_ERROR.rawValue }

  subscript(index: Int) -> LuaRecord.Answer {
    let start = index == first ? 0 : Int(ends[index - 1])
    let end = Int(ends[index])
    switch UInt32(kinds[index]) {
    case CSHIM_ANSWER_FALSE.rawValue: return .boolean(false)
    case CSHIM_ANSWER_TRUE.rawValue: return .boolean(true)
    case CSHIM_ANSWER_TEXT.rawValue:
      return .text(UnsafeBufferPointer(start: answers.bytes.map { $0 + start }, count: end - start))
    case CSHIM_ANSWER_INTEGER.rawValue:
      return .integer(UnsafeRawPointer(answers.bytes + start).loadUnaligned(as: Int64.self))
    case CSHIM_ANSWER_NUMBER.rawValue:
      return .number(UnsafeRawPointer(answers.bytes + start).loadUnaligned(as: Double.self))
    default: return .none
    }
  }
}
