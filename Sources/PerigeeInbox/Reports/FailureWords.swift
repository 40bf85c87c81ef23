/// What mail servers and providers say when they do not deliver, by what it means for the address.
///
/// The earlier row wins where several match: a mail refused as spam tells nothing of its recipient,
/// however the refusal goes on, and a full mailbox is there.
enum FailureWords {
  struct Saying {
    let cause: FailureCause
    /// Whether a code that comes with it says more.
    let isVague: Bool
    /// Whether whoever sends is refused, and not this recipient or this mail: login, relay, policy, rate.
    let isOfSender: Bool

    init(_ cause: FailureCause, isVague: Bool = false, isOfSender: Bool = false) {
      self.cause = cause
      self.isVague = isVague
      self.isOfSender = isOfSender
    }
  }

  static let table = PhraseTable<Saying>([
    (Saying(.takesNoMail), takesNoMail), (Saying(.refused, isOfSender: true), quotaOfSender),
    (Saying(.full), full), (Saying(.noMailbox), surelyNoMailbox),
    (Saying(.suspended), blockedMailbox),
    (Saying(.refused, isOfSender: true), senderRefused), (Saying(.refused), refused),
    (Saying(.suspended), suspended), (Saying(.tooLarge), tooLarge), (Saying(.moved), moved),
    (Saying(.late), lookup), (Saying(.noDomain), noDomain), (Saying(.noMailbox), noMailbox),
    (Saying(.noMailbox, isVague: true), vaguelyNoMailbox),
    (Saying(.refused, isVague: true), vaguelyRefused), (Saying(.late, isVague: true), late),
    (Saying(.broken, isVague: true), broken),
  ])

  /// Whether they say that there is no mailbox, whatever else they say.
  static func nameNoMailbox(_ words: FoldedText) -> Bool {
    table.all(in: words).contains { $0.fact.cause == .noMailbox && !$0.fact.isVague }
  }

  /// RFC 7505, and hosts that are no mail servers.
  private static let takesNoMail = [
    "does not accept mail (nullmx)", "nullmx", "null mx", "does not accept mail from anybody",
    "does not accept mail", "does not accept email", "domain does not accept*",
    "doesn't accept mail", "smtp protocol returned a permanent error", "no mx record found",
    "mail receiving disabled", "name server…does not accept mail",
    "host/domain does not accept mail",
  ]

  private static let full = [
    "mailbox lleno", "buzón lleno", "mailbox piena",
    "messages in recipient's mailbox exceeded",
    "mailbox full", "mailbox is full", "mailbox…is full", "mailbox has exceeded", "over quota",
    "overquota", "over its quota", "quota exceeded", "exceeded…quota", "exceeds…quota",
    "quota full", "quota is full", "disk quota", "out of quota", "storage limit",
    "exceeded storage allocation", "exceed mailbox quota", "mailbox size limit",
    "mailbox exceeds allowed size", "exceeding its quota", "exceeding their quota",
    "account is full",
    "mailbox quota", "user has too many messages", "insufficient system storage",
    "maximum mailbox size", "mailbox currently full", "inbox is full", "inbox full",
    "mail box full", "maildir…over quota", "maildir over quota", "has exceeded the limit",
    "too much mail data", "user over quota", "user is over", "is over quota", "not enough space",
    "exceeded their quota", "exceeded his quota", "disk full", "message would exceed",
    "not enough storage space", "not enough disk space", "mailfolder is over", "full mailbox",
    "mailfolder is full", "user's mailbox is full", "no space left", "over the allowed quota",
    "account has exceeded", "quota violation", "space limit", "the email account…over quota",
    "boîte…pleine", "boite…pleine", "mailbox ist voll", "postfach ist voll", "postfach…voll",
    "casilla llena", "buzón…lleno", "casella piena", "skrzynka…pełna", "przepełnion*",
    "caixa postal…cheia", "disque plein", "容量", "box is full", "mail quota",
    "recipient's mailbox is full", "user quota", "quota threshold", "recipient storage full",
    "recipient reached disk quota", "exceeded the storage limit", "is out of storage space",
    "size of the mailbox", "over the maximum allowed size",
    "dd requested mail action aborted: exceeded*",
  ]

  private static let surelyNoMailbox = [
    "not an active address", "inactive email address",
    "user unknown in virtual*", "user unknown in relay*", "user unknown in local*",
    "no such user here", "the email account that you tried to reach does not exist",
    "recipient address rejected: user unknown",
    "recipient address rejected: undeliverable address: *",
    "dd this user doesn't have a", "resolver.adr.recip*", "resolver.adr.exrecipnotfound",
    "recipnotfound", "recipientnotfound", "no mailbox here by that name",
    "mailbox unavailable or not local",
    "is not a valid mailbox", "does not exist here", "this account does not exist",
    "unknown or illegal alias", "no such recipient", "no such mailbox",
    "recipient address rejected: access denied", "not listed in domino directory",
    "not listed in public name*", "invalid final delivery user*", "check if address is correct",
    "mailbox is inactive or does not exist", "no such user",
  ]

  /// A quota of who sends, which is no full mailbox.
  private static let quotaOfSender = [
    "sending quota", "sending limit", "sending rate", "submission quota", "submissionquota*",
    "message rate", "rate limit*", "daily user sending*", "hourly limit", "emails per hour",
    "messages per hour", "sender quota", "sender's quota", "too many messages from",
    "sender's submission quota", "daily limit",
  ]

  /// Of whoever sends: login, relay, policy, rate.
  private static let senderRefused = [
    "open relay", "no access from", "from ip address", "client ip", "sending ip", "mismatches",
    "security policy", "security reasons", "security check", "my name was rejected",
    "sender was rejected", "dns ptr", "ptr resource", "spam", "spamhaus", "junk mail",
    "unsolicited", "blacklist*", "blocklist*", "block list", "black list", "blocked", "is listed",
    "dnsbl", "rbl", "uribl", "surbl", "reputation", "reverse dns", "ptr record", "reverse lookup",
    "no ptr", "cannot find your hostname", "cannot find your reverse hostname",
    "client host rejected", "helo command rejected", "sender address rejected", "sender rejected",
    "sender verify failed", "sender verification", "sender domain", "sender denied",
    "domain of sender", "dmarc", "spf", "dkim", "unauthenticated", "authentication",
    "authenticated", "policy", "policies", "relay access denied", "relaying denied",
    "relay not permitted", "relaying is not", "relay denied", "mail relay",
    "not permitted to relay", "unable to relay", "we do not relay", "relay operation", "relaying",
    "starttls", "tls", "certificate", "encryption required", "too many connections",
    "too many messages", "too many", "throttl*", "exceeded the rate", "access denied", "denied by",
    "your ip", "your mail server", "your server", "unsolicited mail", "bulk mail",
    "administrative prohibition", "administratively prohibited", "administratively denied",
    "not authorized", "not authorised", "unauthorized", "postscreen", "bad helo", "invalid helo",
    "forged", "zen.", "sbl.", "xbl", "bl.spamcop*", "barracuda*", "abuse", "not accept mail from",
    "not accepting mail from", "not accept mail with", "accepting mail with", "local policy",
    "sender is not", "invalid sender", "from address", "mail from", "the sender", "authenticate",
    "auth required", "login required", "log in first", "logged in", "allowed rcpthosts",
    "rcpthosts", "please log in", "must log in", "sends too*", "slow down",
    "not authenticated", "sender address is not", "sender address not", "are banned", "is banned",
  ]

  /// Of this mail, or of a recipient who does not take everything.
  private static let refused = [
    "protocol error", "with attachments", "attachments are", "security violation",
    "groups.google.com/support", "no smtp service", "attachment type", "attachment is", "virus",
    "malware", "infected", "phish*", "content filter", "content reject*", "content rejected",
    "ban*", "too many recipients", "rfc5322", "rfc 5322", "rfc2822", "rfc822", "not rfc",
    "duplicate header", "message looks like", "prohibited", "content", "message rejected",
    "mail rejected", "message was rejected", "restricted", "restriction", "domain filter",
    "violat*", "restrict", "header error", "message refused", "mail refused", "suspicious",
    "moderator", "members", "faked", "bogus mx", "transaction failed", "undesirable",
    "reject*…score", "greylist*", "grey-list*", "graylist*", "try again later",
    "connection refused by",
  ]

  private static let blockedMailbox = [
    "blocked account", "account blocked", "account is blocked", "mailbox blocked",
    "mailbox is blocked", "user blocked", "user is blocked",
  ]

  private static let suspended = [
    "disabled", "inactive", "suspended", "not active", "deactivated", "expired account",
    "account expired", "has been locked", "is locked", "discontinued", "temporarily disabled",
    "mailbox frozen", "account locked", "out of service", "terminated", "on hold",
    "account is not enabled", "not enabled", "de-activated", "has been closed", "is closed",
  ]

  private static let tooLarge = [
    "message too large", "message is too large", "message too big", "message size exceeds",
    "exceeds maximum message size", "size exceeds", "message file too big",
    "message length exceeds",
    "exceeds the maximum", "too large", "too big", "exceeded maximum inbound message size",
    "maximum message size", "size limit exceeded", "message size", "exceeded max*",
  ]

  private static let moved = [
    "has moved", "has been replaced by", "no longer at this address", "changed address",
    "new address", "user not local", "recipient has moved", "has changed to", "has left",
    "moved to",
  ]

  private static let noDomain = [
    "any host by that name", "any host named", "no gateway",
    "host unknown", "unknown host", "domain not found", "host not found", "no such domain",
    "domain does not exist", "name or service not known", "non-existent domain",
    "nonexistent domain", "nxdomain", "unrouteable mail domain", "unroutable mail domain",
    "unrouteable address", "unroutable address", "domain name not found", "no route to domain",
    "couldn't find any host named", "couldn't find a mail exchanger", "cannot resolve",
    "no matching domain", "recipient domain", "invalid domain", "bad destination host",
    "unknown domain",
    "domain is not reachable", "domain isn't found", "host name lookup failure",
    "dns…domain…not exist", "isn't in my list of allowed domains", "no such host", "illegal host",
    "all relevant mx records point to non-existent hosts", "name service error",
    "lookup failure", "domain must exist", "no mail hosts for domain",
    "all host address lookups failed",
    "dns error", "mailer name service error", "hostname lookup", "could not be resolved",
    "no mx", "domain unknown",
  ]

  /// A name server that answers badly says nothing of the domain.
  private static let lookup = [
    "malformed name server reply", "malformed or unexpected name server reply",
    "host not found, try again", "name service error…try again", "temporary lookup failure",
    "temporary dns", "dns timeout", "dns server failure", "servfail", "find a gateway",
    "was aborted after",
  ]

  private static let noMailbox = [
    "user unknown", "unknown user", "user not found", "user not known", "unknown recipient",
    "recipient unknown", "unknown address", "address unknown", "unknown mailbox", "mailbox unknown",
    "no mailbox", "mailbox not found", "mailbox unavailable", "mailbox does not exist",
    "mailbox…does not exist", "user does not exist", "user doesn't exist", "user…does not exist",
    "user…doesn't exist", "recipient does not exist", "address does not exist",
    "address…does not exist", "account does not exist", "account…does not exist", "does not exist",
    "doesn't exist", "not exist", "no account", "no longer exist*", "invalid recipient",
    "recipient invalid", "invalid mailbox", "invalid user", "invalid address", "bad address",
    "bad destination mailbox", "bad mailbox", "bad recipient", "incorrect address",
    "recipient not found", "recipient…not found", "address not found", "address…not found",
    "account not found", "not a valid user", "not a known user", "not a valid recipient",
    "not a valid mailbox", "not a local user", "unknown local part", "unknown local-part",
    "unknown local user", "no user", "no local mailbox", "not listed in", "not our customer",
    "not recognized", "not recognised", "not known", "is unknown", "unknown alias", "unknown id",
    "unknown account", "undeliverable address", "unable to find recipient", "cannot find user",
    "could not be found", "couldn't be found", "wasn't found", "not found", "no mail drop",
    "recipient not accepted",
    "recipient refused", "rcpt failed", "recipients refused", "no recipients", "has no mailbox",
    "doesn't have a", "does not have a", "does not have an", "doesn't handle mail for that user",
    "this user is not", "addressee unknown", "ambiguous", "unknown or illegal user",
    "list unknown", "name is not recognized", "no person", "nobody by that name",
    "not in directory",
    "not listed in domino directory", "badrcptto", "user…unknown", "no users here",
    "utilisateur inconnu", "adresse inconnue", "destinataire inconnu", "adresse d au moins un",
    "unbekannter empfänger", "empfänger unbekannt", "unbekannter benutzer", "existiert nicht",
    "nicht gefunden", "usuario desconocido", "destinatario desconocido", "no existe",
    "utente sconosciuto", "indirizzo inesistente", "non esiste", "nieznany", "nie istnieje",
    "não existe", "usuário desconhecido", "onbekend", "bestaat niet", "存在しません", "見つかりません",
    "あて先が", "宛先不明", "用户不存在", "不存在", "не найден", "не существует",
    "requested action not taken", "recipient no longer", "no longer on server", "no longer valid",
    "no longer available", "no longer with", "no longer employed", "no longer works",
    "address error", "invalid final delivery user", "is invalid", "nonexistent", "non-existent",
    "not a registered", "not registered", "the recipient name", "no valid recipients",
  ]

  private static let vaguelyNoMailbox = [
    "recipient address rejected", "recipient rejected", "does not like recipient",
  ]

  private static let vaguelyRefused = [
    "rejected", "refused", "not allowed", "not permitted", "denied", "unacceptable", "not accepted",
    "reject", "permission", "forbidden", "disallowed", "service unavailable", "filter*",
  ]

  private static let late = [
    "did not accept our requests to connect", "has not been collected",
    "was not delivered within", "not responding", "service currently unavailable",
    "currently unavailable",
    "timed out", "timeout", "time out", "connection refused", "retry time", "deferred",
    "retry timeout exceeded", "delivery time expired", "message expired", "could not connect",
    "connection", "unreachable", "unable to connect", "no route", "lost connection",
    "temporarily unavailable", "try again", "network", "greeting", "not yet been delivered",
    "no answer", "temporary", "been in the queue", "undelivered after", "giving up", "expired",
    "hop count", "mail loop", "routing loop", "too many hops", "loop",
  ]

  private static let broken = [
    "not implemented", "sequence of commands",
    "encountered an error", "malformed address", "incorrectly constructed",
    "local configuration error", "system error", "i/o error", "local error", "internal error",
    "server error", "configuration", "command died", "unknown mailer error", "input/output error",
    "syntax error", "mailer error", "process error", "service unavailable", "child process",
    "pipe", "exit", "error…processing", "unexpected",
  ]
}
