internal import CLuaShim

/// Something of the host that Lua can hold. Lua has a number and never a pointer, so whatever a script
/// does with it, at worst it is no object any more.
package struct LuaObject {
  let reference: LuaReference

  init(_ reference: LuaReference) { self.reference = reference }

  /// What the host put in, where it is of that type.
  package func payload<Payload: AnyObject>(as type: Payload.Type) -> Payload? {
    let state = reference.state
    reference.push()
    defer { cshim_set_top(state.current, -2) }
    var number: Int64 = 0
    return state.object(cshim_object(state.current, -1, &number)) as? Payload
  }
}

extension LuaState {
  /// Makes an object of `type`, known by its name from then on.
  /// - Parameter size: what it holds of the host's memory, in bytes, which counts against the limit of the
  ///   state's memory until Lua collects it.
  package func makeObject(
    _ type: LuaObjectType, payload: AnyObject, size: Int = 0
  ) throws(LuaError) -> LuaValue {
    try balanced { () throws(LuaError) in
      pushObject(type, payload: payload, size: size)
      return value(at: -1)
    }
  }

  func pushObject(_ type: LuaObjectType, payload: AnyObject, size: Int) {
    let number = number(of: type)
    cshim_push_object(current, number, hold(payload), size)
  }

  private func number(of type: LuaObjectType) -> Int64 {
    if let number = typeNumbers[type.name] { return number }
    let number = makeTypeNumber()
    typeNumbers[type.name] = number
    pushMetatable(type)
    cshim_make_type(current, number)
    return number
  }

  private func pushMetatable(_ type: LuaObjectType) {
    _ = cshim_reserve(current, 16)
    cshim_push_table(current)
    pushEntry("__name") { push(type.name) }
    pushEntry("__index") {
      pushFunction { (call) throws(LuaError) in
        guard let payload = call.payload, let key = call.arguments.last else { return [.nil] }
        guard case .string(let name) = key else { return [try type.elements(payload, key)] }
        return [try type.members(call.state, payload, name)]
      }
    }
    pushEntry("__newindex") {
      pushFunction { (_) throws(LuaError) in
        throw LuaError(.runtime, "a \(type.name) cannot be changed")
      }
    }
    pushEntry("__tostring") {
      pushFunction { (call) throws(LuaError) in [.string(call.payload.map(type.text) ?? type.name)]
      }
    }
    guard let length = type.length else { return }
    pushEntry("__len") {
      pushFunction { (call) throws(LuaError) in
        [.integer(Int64(call.payload.map(length) ?? 0))]
      }
    }
  }

  /// Sets a field of the table on top.
  private func pushEntry(_ name: String, _ pushValue: () -> Void) {
    push(name)
    pushValue()
    _ = cshim_raw_set(current, -3)
  }
}

extension LuaCall {
  /// The host's part of the first argument, where that is an object.
  fileprivate var payload: AnyObject? {
    guard case .object(let object)? = arguments.first else { return nil }
    return object.payload(as: AnyObject.self)
  }
}
