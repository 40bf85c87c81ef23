package import PerigeeCore
import PerigeeSession

extension SimulationResult {
  /// `{"from", "until", "last_first_email", "sent", "replies", "bounces", "out_of_office",
  /// "unsubscribed", "tasks", "moved", "held", "runs", "failed_runs", "approved",
  /// "not_approved", "waiting", "stranded", "held_up_replies", "failures": [{"automation", "runs",
  /// "error"}]}`; times with the offset of the team's zone.
  package func write(to json: inout JSONWriter) throws {
    try json.object { try members(&$0) }
  }

  package func members(_ json: inout JSONWriter) throws {
    let zone = after.team.zone
    try json.member("from", start.rfc3339(in: zone))
    try json.member("until", end.rfc3339(in: zone))
    try json.member("last_first_email", lastFirstEmail?.rfc3339(in: zone))
    try json.member("sent", tally.sent)
    try json.member("replies", tally.replies)
    try json.member("bounces", tally.bounces)
    try json.member("out_of_office", tally.notices)
    try json.member("unsubscribed", tally.unsubscriptions)
    try json.member("tasks", tally.tasks)
    try json.member("moved", tally.moved)
    try json.member("held", tally.held)
    try json.member("runs", tally.runs)
    try json.member("failed_runs", tally.failedRuns)
    try json.member("approved", tally.approved)
    try json.member("not_approved", tally.notApproved)
    try json.member("waiting", waiting)
    try json.member("stranded", stranded)
    try json.member("held_up_replies", heldUpReplies)
    json.key("failures")
    try json.array { json in
      for (automation, failures) in failures {
        try json.object { json in
          try json.member("automation", automation)
          try json.member("runs", failures.runs)
          try json.member("error", failures.firstError)
        }
      }
    }
  }
}
