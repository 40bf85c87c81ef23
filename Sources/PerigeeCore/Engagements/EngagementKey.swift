/// How an engagement is named by people: by its number or its digest.
package enum EngagementKey: Hashable, Sendable {
  case id(Engagement.ID)
  case digest(Digest)
}
