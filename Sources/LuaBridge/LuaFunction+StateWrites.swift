internal import CLuaShim

extension LuaFunction {
  /// Where functions inside this chunk assign globals or local variables of the chunk: what they answer
  /// may then depend on the calls before. A variable of an enclosing function is not one of those, since
  /// it is another one in each call.
  ///
  /// It is read from the bytecode, which knows what each name stands for; nothing is run.
  package var stateWrites: [LuaStateWrite] {
    prototype?.writes(upvalues: [.environment], registers: .kept, counts: false) ?? []
  }

  /// The same for a function that was made and is kept: whatever variable it finds outside of itself is the
  /// same one in each call, whoever made it.
  package var keptWrites: [LuaStateWrite] {
    guard let prototype else { return [] }
    let upvalues = prototype.upvalues.map {
      $0.name == "_ENV" ? Prototype.Origin.environment : .kept
    }
    return prototype.writes(upvalues: upvalues, registers: .inCall, counts: true)
  }

  /// What it finds outside of itself: the values of its upvalues, in order.
  package var upvalues: [LuaValue] {
    let state = reference.state
    reference.push()
    defer { cshim_set_top(state.current, -2) }
    guard prototype != nil else { return [] }
    var values: [LuaValue] = []
    while cshim_push_upvalue(state.current, Int32(values.count + 1)) {
      values.append(state.value(at: -1))
      cshim_set_top(state.current, -2)
    }
    return values
  }
}

extension LuaFunction {
  /// Whether this chunk holds functions of which each has no loop, makes no function or table, stores
  /// nothing, reaches no library that does, and is short. With plain upvalues (`hasPlainUpvalues`), of which
  /// none is another of these functions, one takes as many instructions as it has, each of them some
  /// microseconds where texts are short, and what C does for it is counted by C.
  package var holdsPlainFunctions: Bool {
    guard let children = prototype?.children else { return false }
    return !children.isEmpty && children.allSatisfy(\.isPlain)
  }

  /// Whether all that it sees outside of itself is the environment, scalars, and tables of scalars.
  package var hasPlainUpvalues: Bool {
    let state = reference.state
    reference.push()
    defer { cshim_set_top(state.current, -2) }
    return cshim_has_plain_upvalues(state.current)
  }

  fileprivate var prototype: Prototype? {
    let state = reference.state
    reference.push()
    defer { cshim_set_top(state.current, -2) }
    var length = 0
    guard let bytes = cshim_dump(state.current, &length) else { return nil }
    defer { cshim_free(bytes) }
    var reader = BytecodeReader(bytes: UnsafeRawBufferPointer(start: bytes, count: length))
    return reader.chunk()
  }
}
