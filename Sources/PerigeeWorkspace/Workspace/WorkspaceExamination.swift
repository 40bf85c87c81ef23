package import PerigeeCore

/// A team's folder as it was read: all that is right, and all that is wrong in any file.
package struct WorkspaceExamination: Sendable {
  /// Absolute, without links.
  package let directory: String
  /// Nil where `perigee.lua` cannot be used.
  package let team: Team?
  let reading: Workspace.Reading
  package let sequences: [EmailSequence]
  package let declarations: [RuleDeclaration]
  package let automations: [AutomationDeclaration]
  let mentions: [VariableMention]
  let sources: WorkspaceSources
  /// By path in the workspace.
  let sequenceFiles: [String]
  /// Of all that is declared, with mistakes or without.
  let names: DeclaredNames
  /// In the order of files and lines; none where the workspace can be used.
  package let findings: [Finding]
  /// Those of them that reading `perigee.lua` found.
  package let teamFindings: [Finding]
  /// Those of them that reading `automations/` found.
  package let automationFindings: [Finding]

  /// Whether all sequences are known by name: no file hides what it would declare.
  package var knowsSequences: Bool {
    !names.lacksSequences && sequences.count == names.sequences.count
  }

  /// What there is of the workspace, without what is wrong; nil where `perigee.lua` is. Its rules cannot
  /// be asked where a rule's file has a finding.
  package var workspace: Workspace? {
    team.map { Workspace(self, team: $0, knowsTeam: true) }
  }

  /// The workspace of what goes on without `perigee.lua`.
  /// - Parameter team: what is known of it from elsewhere.
  package func workspace(standIn team: Team) -> Workspace {
    Workspace(self, team: team, knowsTeam: false)
  }

  /// What is wrong in others than automations, which stop nothing but themselves.
  package var otherFindings: [Finding] {
    let own = Set(automationFindings)
    return findings.filter { !own.contains($0) }
  }

  var stopsOthers: Bool { !otherFindings.isEmpty }
}
