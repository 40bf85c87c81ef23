/// What other programs call their columns: the exports of HubSpot, Salesforce and Pipedrive.
///
/// Keys are the header's words in small ASCII letters, so that "Person - Email", "person_email" and
/// "PERSON EMAIL" are one.
enum KnownHeaders {
  /// The best one first: a file may have several, and only one is the address.
  static let email = [
    "email", "email address", "e mail", "e mail address", "primary email", "person email",
    "person email work", "work email", "business email", "contact email", "mail", "emailaddress",
    "courriel", "adresse email", "adresse e mail", "adresse mail", "adresse courriel",
    "adresse electronique", "e mail adresse", "email adresse", "emailadresse", "mailadresse",
    "mail adresse",
  ]

  static let owner = [
    "contact owner", "owner", "person owner", "lead owner", "owner email", "contact owner email",
    "account owner", "proprietaire du contact", "proprietaire", "kontaktinhaber", "inhaber",
    "zustandig",
  ]

  static let status = ["status", "contact status", "person status", "statut", "kontaktstatus"]

  static let variables: [String: String] = {
    var names: [String: String] = [:]
    for (name, headers) in headersByVariable {
      for header in headers { names[header] = name }
    }
    return names
  }()

  private static let headersByVariable = [
    ("first_name", ["first name", "firstname", "given name", "person first name"]),
    ("last_name", ["last name", "lastname", "surname", "family name", "person last name"]),
    ("name", ["person name"]),
    (
      "company",
      [
        "company", "company name", "companyname", "account name", "organization name",
        "organisation name", "organization", "organisation", "person organization",
        "associated company",
      ]
    ),
    ("title", ["title", "job title", "jobtitle", "person job title"]),
    (
      "employees",
      [
        "employees", "number of employees", "no of employees", "numemployees",
        "numberofemployees", "organization number of employees",
      ]
    ),
    (
      "country",
      [
        "country", "country region", "mailing country", "organization country of address",
        "person country of address",
      ]
    ),
    ("city", ["city", "mailing city"]),
    ("phone", ["phone", "phone number", "person phone", "person phone work"]),
    ("industry", ["industry", "organization industry"]),
    ("time_zone", ["time zone", "timezone"]),
    ("lead_status", ["lead status", "hs lead status"]),
  ]
}
