import PerigeeCore

/// A call that a script got wrong, with everything that is wrong about it.
package struct ScriptMisuse: Error {
  /// One thing that is wrong with a call.
  package enum Fault {
    case missing(subject: String, expected: String)
    case wrong(subject: String, expected: String, found: String)
    case choice(subject: String, found: String, suggestion: String?, choices: [String])
    case unknownKey(String, suggestion: String?, keys: [String])
    /// A field that no contact has and no declaration names.
    case unknownField(String, noun: String, suggestion: String?)
    case unknownMember(String, suggestion: String?, members: [String])
    /// `object[1]`.
    case noElement(String, hasFirst: Bool)
    case tooMany(given: Int, taken: Int)
    /// A method that was called by a dot.
    case noObject(call: String)
    /// Modules that require each other, the first one again at the end.
    case circularModules([String])
    /// Something that only a script may do, and a rule tried.
    case insideRule
    /// A question that there is nobody to ask.
    case nobodyToAsk
  }

  /// As the script wrote it: "perigee.plan".
  let subject: String
  let faults: [Fault]

  package init(_ subject: String, _ faults: [Fault]) {
    self.subject = subject
    self.faults = faults
  }
}

extension ScriptMisuse: ReportableError {
  var code: String { "script_misuse" }

  /// A line a fault.
  var message: String {
    faults.map { "\(subject): \($0)" }.joined(separator: "\n")
  }
}

extension ScriptMisuse.Fault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let subject, let expected): "\(subject) is missing; give it \(expected)"
    case .wrong(let subject, let expected, let found):
      "\(subject) must be \(expected), and is \(found)"
    case .choice(let subject, let found, let suggestion, let choices):
      "\(subject) cannot be \"\(found)\".\(didYouMean(suggestion)) Choices: \(enumerated(choices))"
    case .unknownKey(let key, let suggestion, let keys):
      "unknown key \"\(key)\".\(didYouMean(suggestion)) Keys: \(enumerated(keys))"
    case .unknownField(let name, let noun, let suggestion):
      "\(noun) has the field \"\(name)\", which no contact has and nothing declares."
        + (suggestion == nil
          ? " Declare it in perigee.lua: variables = { \(name) = \"text\" }"
          : didYouMean(suggestion))
    case .unknownMember(let name, let suggestion, let members):
      "there is no \"\(name)\".\(didYouMean(suggestion)) It has: "
        + enumerated(members, limit: 40)
    case .noElement(let key, let hasFirst):
      "it is no table and has no [\(key)]" + (hasFirst ? "; :first(n) gives a list of n" : "")
    case .tooMany(let given, let taken):
      "it takes \(counted(taken, "argument")), and got \(given)"
    case .noObject(let call): "call it with a colon: \(call)(…)"
    case .circularModules(let names):
      "modules require each other: \(names.joined(separator: " → "))"
    case .insideRule:
      "it cannot be called inside a rule, which only answers for the contact that it gets"
    case .nobodyToAsk:
      "there is no terminal to ask at; run it in one, or let the script decide"
    }
  }
}
