package import PerigeeCore
package import PerigeeMail

extension Dispatcher {
  /// What a team's file says of those whose emails go.
  package struct NewTeam {
    package var team: Team
    /// All of them sending.
    package var senders: [Sender]
    package var key: UnsubscribeKey?
    package var hooks: (any EmailHooks)?

    package init(
      team: Team, senders: [Sender], key: UnsubscribeKey?, hooks: (any EmailHooks)? = nil
    ) {
      self.hooks = hooks
      self.team = team
      self.senders = senders
      self.key = key
    }

    package func with(_ hooks: (any EmailHooks)?) -> NewTeam {
      var team = self
      team.hooks = hooks
      return team
    }
  }
}
