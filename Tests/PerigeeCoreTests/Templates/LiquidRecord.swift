/// Random templates and what python-liquid 2.3.6 makes of them in strict mode, recorded so that
/// the tests need no Python (seed 20261123).
///
/// Left out is where it leaves Shopify's: the no-break space, `blank` as a value, `nil`, `true` and
/// `false` as text, a text as long as its limit, an ellipsis beyond it, and the apostrophe's entity.
enum LiquidRecord {
  static let values: [String: String] = [
    "first_name": "ada",
    "last_name": "LOVELACE",
    "company": "Tom & Sons <\"O'Neil\">",
    "city": "\u{e9}vry-sur-seine",
    "title": "  Head of R&D \n",
    "street": "stra\u{df}e 7",
    "note": "{{ first_name }} {% if %}",
    "emoji": "\u{1f600}\u{200d}\u{1f525} ok",
    "email": "ada@acme.example",
  ]

  static let renders: [(template: String, result: String)] = [
    ("Hi {{- title |  truncate: 7, \"\" |  upcase\n}}\u{a9}x", "Hi  HEAD \u{a9}x"),
    (" }}\t{{- 'a' | strip\t }}\u{a9}x", " }}a\u{a9}x"),
    (
      "Hi {{ company |  escape |  prepend: 1.50 |  strip }}",
      "Hi 1.5Tom &amp; Sons &lt;&quot;O&#39;Neil&quot;&gt;"
    ),
    (
      " }}\t{{ emoji|downcase|escape|default:first_name\n}}\r\n",
      " }}\t\u{1f600}\u{200d}\u{1f525} ok\r\n"
    ),
    (" \n{{ email |  default: 3 |  prepend: \"\u{dc}\" |  escape -}}", " \n\u{dc}ada@acme.example"),
    (
      "<p>{{- city|lstrip -}}{{ street | default: \" \" }}\u{a9}x",
      "<p>\u{e9}vry-sur-seinestra\u{df}e 7\u{a9}x"
    ),
    ("a } b {{- 'x y'|lstrip|strip|replace: 'a'\t -}}", "a } bx y"),
    ("% {{ 3 |  downcase |  truncate: '6'\n}}\r\n", "% 3\r\n"),
    ("<p>{{ \"there\"-}}\u{a9}x", "<p>there\u{a9}x"),
    ("% {{ last_name }} \t.a } b {{ -7 |  strip |  lstrip -}}\r\n", "% LOVELACE \t.a } b -7"),
    ("{{ city | upcase -}}", "\u{c9}VRY-SUR-SEINE"),
    ("% {{ title |  capitalize }}\u{a9}x", "%   head of r&d \n\u{a9}x"),
    ("{{ note | downcase | default | prepend: 0.5 -}}\r\n", "0.5{{ first_name }} {% if %}"),
    ("a } b {{- note\n}} \t.", "a } b{{ first_name }} {% if %} \t."),
    ("<p>{{- \"\"|upcase }}", "<p>"),
    ("<p>{{ 0.5 | capitalize\n-}}\r\n", "<p>0.5"),
    ("Hi {{ first_name }} !", "Hi ada !"),
    (" \n{{ street | truncate: '6'}}\r\n", " \nstr...\r\n"),
    ("{ {{ first_name\n-}}", "{ ada"),
    ("<p>{{ \"there\"}} !", "<p>there !"),
    ("Hi {{ 007 |  truncate: '6' |  strip -}}\u{a9}x", "Hi 7\u{a9}x"),
    ("% {{- \"{{\" |  default\t }} \t.", "%{{ \t."),
    ("<p>{{ 3|downcase|strip|default-}}", "<p>3"),
    ("{{ first_name|downcase }}\u{a9}x", "ada\u{a9}x"),
    ("<p>{{- \"e\u{301}\"|downcase|default }}\u{a9}x", "<p>e\u{301}\u{a9}x"),
    ("{{ \"there\" | default | downcase -}}\r\n", "there"),
    (" \n{{ last_name|default|replace: \"there\"|downcase\n}} \t.", " \nlovelace \t."),
    (
      "{{- \"{{\" }} !{{- last_name|append: city -}}\r\n }}\t{{ 3\t }}",
      "{{ !LOVELACE\u{e9}vry-sur-seine}}\t3"
    ),
    ("{ {{ 3 | replace: \"there\"\t }} !", "{ 3 !"),
    ("{{ street | default:last_name -}} !", "stra\u{df}e 7!"),
    (" \n{{ 'a' | capitalize | capitalize | default-}} \t.", " \nA."),
    ("<p>{{ street }}\r\n", "<p>stra\u{df}e 7\r\n"),
    (" }}\t{{ city }} \t.", " }}\t\u{e9}vry-sur-seine \t."),
    ("Hi {{ note | replace: \"there\" | strip\n-}} !", "Hi {{ first_name }} {% if %}!"),
    ("Hi {{ \"there\" |  downcase }}\r\n }}\t{{ -7-}} \t.", "Hi there\r\n }}\t-7."),
    ("{ {{ company | default\t -}}\u{a9}x", "{ Tom & Sons <\"O'Neil\">\u{a9}x"),
    (
      "<p>{{- \"there\"\n}}\u{a9}xa } b {{- nil|prepend: \"\u{dc}\"\t }}\r\n",
      "<p>there\u{a9}xa } b\u{dc}\r\n"
    ),
    ("% {{- absent | strip | rstrip -}}", "%"),
    (" }}\t{{ first_name |  prepend: city\t -}} !", " }}\t\u{e9}vry-sur-seineada!"),
    ("% {{ \"{{\" |  escape }} !", "% {{ !"),
    ("Hi {{ title|default: email, allow_false: false|truncate\n}}\r\n", "Hi   Head of R&D \n\r\n"),
    ("a } b {{ 007 | escape | replace: 'x y'\t }} !", "a } b 7 !"),
    ("{ {{ first_name |  prepend: 1.50 |  capitalize\n}}\r\n", "{ 1.5ada\r\n"),
    ("<p>{{ 0.5 |  lstrip |  upcase |  escape\n}} !", "<p>0.5 !"),
    (
      "a } b {{- note |  capitalize |  escape\t -}}{{ 0.5-}} \t.",
      "a } b{{ first_name }} {% if %}0.5."
    ),
    ("% {{ '-' |  prepend: title }}", "%   Head of R&D \n-"),
    ("{{ \"\" |  downcase }}\u{a9}x", "\u{a9}x"),
    ("a } b {{- note | default:\"\" | upcase }} !", "a } b{{ FIRST_NAME }} {% IF %} !"),
    (" }}\t{{ city |  upcase |  rstrip }}\r\n", " }}\t\u{c9}VRY-SUR-SEINE\r\n"),
    ("\u{a9} {{- '-'|escape }}<p>{{- first_name\t }}\u{a9}x", "\u{a9}-<p>ada\u{a9}x"),
    ("{{- last_name|downcase\t -}}", "lovelace"),
    (" }}\t{{ email |  rstrip |  escape |  replace: first_name -}} \t.", " }}\t@acme.example."),
    (
      "{{ city }} \t.{ {{ \"\" |  lstrip |  remove: \"\u{dc}\" |  default\t }} \t.",
      "\u{e9}vry-sur-seine \t.{  \t."
    ),
    ("\u{a9} {{ email |  append: 1.50}}\u{a9}x", "\u{a9} ada@acme.example1.5\u{a9}x"),
    (" }}\t{{- title|prepend: street}}\u{a9}x", " }}stra\u{df}e 7  Head of R&D \n\u{a9}x"),
    ("<p>{{- 3 | escape | upcase | strip\n}}<p>{{ absent -}} !", "<p>3<p>!"),
    (" \n{{ true|append: \"there\"|upcase }}\u{a9}x", " \nTRUETHERE\u{a9}x"),
    ("{{ absent | lstrip\n}} \t.", " \t."),
    (" }}\t{{ company|default: title, allow_false: true -}}\r\n", " }}\tTom & Sons <\"O'Neil\">"),
    (
      "{ {{ \"e\u{301}\"|append: 3 }} \t. }}\t{{ street|escape}}\u{a9}x",
      "{ e\u{301}3 \t. }}\tstra\u{df}e 7\u{a9}x"
    ),
    ("<p>{{ \"\"|append: -7}}\u{a9}x", "<p>-7\u{a9}x"),
    ("{ {{ 'x y' | append: street | strip | remove: 'E' }}\u{a9}x", "{ x ystra\u{df}e 7\u{a9}x"),
    ("% {{ email\t -}} !", "% ada@acme.example!"),
    (" }}\t{{ company -}}\u{a9}x", " }}\tTom & Sons <\"O'Neil\">\u{a9}x"),
    ("\u{a9} {{ street\t -}} \t.", "\u{a9} stra\u{df}e 7."),
    ("a } b {{- 3 | escape\n}} !", "a } b3 !"),
    (
      " }}\t{{- company | downcase\t }}\u{a9}xa } b {{ title|truncate: 5\t }}",
      " }}tom & sons <\"o'neil\">\u{a9}xa } b   ..."
    ),
    (
      " \n{{ 1.50 |  remove: '\"q\"' }} \n{{ \"{{\"|prepend: 007\n-}}\u{a9}x",
      " \n1.5 \n7{{\u{a9}x"
    ),
    ("% {{ \"e\u{301}\"|upcase}} \t.", "% E\u{301} \t."),
    ("% {{ title | replace: '\"q\"', note\t }} !", "%   Head of R&D \n !"),
    ("{{ absent }}\r\n", "\r\n"),
    ("Hi {{ 'a'\t }} \t.% {{ email|append: \"\" }} !", "Hi a \t.% ada@acme.example !"),
    (
      "<p>{{- '\"q\"' | upcase -}}\u{a9}x\u{a9} {{- note | rstrip\t }} !",
      "<p>\"Q\"\u{a9}x\u{a9}{{ first_name }} {% if %} !"
    ),
    ("% {{ \"{{\" | prepend: 3 }}\r\n", "% 3{{\r\n"),
    ("{{ email | truncate: 12, 'a' | truncate: 11, 'x y'}}", "ada@acmex y"),
    (
      "Hi {{ email |  default\n}} !% {{ absent\n}}\r\n }}\t{{ 3|rstrip -}}\r\n",
      "Hi ada@acme.example !% \r\n }}\t3"
    ),
    (
      "{{- last_name|upcase|strip\n}} \t.% {{- \"\u{dc}\"|default:note}}\r\n",
      "LOVELACE \t.%\u{dc}\r\n"
    ),
    ("Hi {{ note |  escape |  downcase }} \t.", "Hi {{ first_name }} {% if %} \t."),
    ("Hi {{- 0.5 | append: note}} \t.", "Hi0.5{{ first_name }} {% if %} \t."),
    ("{{- -7 | remove: 'ad'\t -}}\u{a9}x \n{{ 0.5|capitalize -}}", "-7\u{a9}x \n0.5"),
    (
      "Hi {{ '\"q\"' |  remove: 'x y'\t -}} \t.\u{a9} {{ company\t }}\r\n",
      "Hi \"q\".\u{a9} Tom & Sons <\"O'Neil\">\r\n"
    ),
    ("Hi {{- 1.50 |  remove: \"e\u{301}\"\t }}\u{a9}x", "Hi1.5\u{a9}x"),
    ("Hi {{- 'x y'|replace: '-', 0.5|downcase\t }} !", "Hix y !"),
    (
      "\u{a9} {{ 'a' |  upcase\n}} ! \n{{ \"\u{dc}\"\n-}}\r\n\u{a9} {{ 1.50 | lstrip\t -}}",
      "\u{a9} A ! \n\u{dc}\u{a9} 1.5"
    ),
    ("<p>{{ first_name\t }}\u{a9}x", "<p>ada\u{a9}x"),
    ("a } b {{- last_name|downcase|strip }} \t.{{ -7|escape}}\r\n", "a } blovelace \t.-7\r\n"),
    ("Hi {{ '\"q\"'-}}", "Hi \"q\""),
    ("\u{a9} {{ 1.50 |  upcase |  rstrip-}} !", "\u{a9} 1.5!"),
    (" \n{{- 0.5|remove: 'E'|upcase|downcase}} !", "0.5 !"),
    (" \n{{- 0.5\t }}", "0.5"),
    (
      "{ {{ nil |  upcase |  lstrip\n}}\r\na } b {{ emoji | default\n}} \t.",
      "{ \r\na } b \u{1f600}\u{200d}\u{1f525} ok \t."
    ),
    (" }}\t{{ -7 | truncate }}\r\n", " }}\t-7\r\n"),
    (" }}\t{{- note | append: 3 -}}\u{a9}x", " }}{{ first_name }} {% if %}3\u{a9}x"),
    ("<p>{{ email|upcase\t -}} !Hi {{- 'x y'\t }} !", "<p>ADA@ACME.EXAMPLE!Hix y !"),
    (" \n{{ email |  truncate: 12 |  remove: \"there\" }} !", " \nada@acme.... !"),
    (" \n{{ first_name |  default: note\t }}\u{a9}x", " \nada\u{a9}x"),
    (" \n{{ absent |  prepend: \"e\u{301}\" |  append: city -}}", " \ne\u{301}\u{e9}vry-sur-seine"),
    (
      " \n{{- note |  upcase\t }}\u{a9}x{ {{ 0.5 |  upcase -}}\r\n",
      "{{ FIRST_NAME }} {% IF %}\u{a9}x{ 0.5"
    ),
    ("Hi {{ emoji\t }}\u{a9}x", "Hi \u{1f600}\u{200d}\u{1f525} ok\u{a9}x"),
    ("{ {{- \"e\u{301}\"|strip-}}", "{e\u{301}"),
    (
      "% {{ emoji | rstrip\t }}\r\n{ {{ \"there\" | upcase | escape -}} \t.",
      "% \u{1f600}\u{200d}\u{1f525} ok\r\n{ THERE."
    ),
    ("a } b {{ company|capitalize|strip|lstrip -}}\r\n", "a } b Tom & sons <\"o'neil\">"),
    ("{{- \"\u{dc}\" |  replace: \"{{\", 0.5\t }}\u{a9}x", "\u{dc}\u{a9}x"),
    ("{ {{ title -}}\u{a9}x", "{   Head of R&D \n\u{a9}x"),
    ("{{ false | upcase }}\r\n \n{{ absent\t -}}\u{a9}x", "FALSE\r\n \n\u{a9}x"),
    ("<p>{{ absent | upcase | default: title | truncate: '6'-}} \t.", "<p>  H...."),
    ("% {{ \"\u{dc}\"-}}\r\n", "% \u{dc}"),
    (" \n{{ nil |  rstrip |  upcase |  downcase\n}} !", " \n !"),
    (
      "\u{a9} {{ -7 | replace: 'x y' | downcase | append: email\t }}\u{a9}x",
      "\u{a9} -7ada@acme.example\u{a9}x"
    ),
    ("a } b {{- nil |  lstrip |  lstrip |  escape }}\r\n", "a } b\r\n"),
    ("Hi {{- title|capitalize -}}\u{a9}x", "Hi  head of r&d \n\u{a9}x"),
    (
      " \n{{ emoji|default|append: -7|prepend: company\t -}}\u{a9}x",
      " \nTom & Sons <\"O'Neil\">\u{1f600}\u{200d}\u{1f525} ok-7\u{a9}x"
    ),
    ("a } b {{ title|strip|remove: \"there\"|upcase-}} !", "a } b HEAD OF R&D!"),
    ("<p>{{ 007 | prepend: first_name }}\r\n", "<p>ada7\r\n"),
    ("\u{a9} {{ email|upcase|append: \" \" }} !", "\u{a9} ADA@ACME.EXAMPLE  !"),
    (
      "\u{a9} {{ \"\u{dc}\" | default: 3 | escape | truncate: 12, \"\u{dc}\" }} !",
      "\u{a9} \u{dc} !"
    ),
    ("% {{ true }} !\u{a9} {{ '\"q\"'|capitalize}} !", "% true !\u{a9} \"q\" !"),
    ("Hi {{- note | upcase-}}\r\n", "Hi{{ FIRST_NAME }} {% IF %}"),
    (" }}\t{{ 007\n}} !", " }}\t7 !"),
    ("\u{a9} {{ street |  append: title }} !", "\u{a9} stra\u{df}e 7  Head of R&D \n !"),
    ("a } b {{- 007|default|upcase\t }}\u{a9}x", "a } b7\u{a9}x"),
    ("% {{- -7 | prepend: -7}} !\u{a9} {{ '-'}}\u{a9}x", "%-7-7 !\u{a9} -\u{a9}x"),
    ("{ {{- 0.5|prepend: -7 }} !{ {{ 1.50|escape|escape }}\u{a9}x", "{-70.5 !{ 1.5\u{a9}x"),
    ("% {{- title|upcase\t }} !", "%  HEAD OF R&D \n !"),
    ("% {{ '\"q\"'}}\r\n{{ absent\t }}", "% \"q\"\r\n"),
    ("a } b {{ last_name -}}", "a } b LOVELACE"),
    (
      "<p>{{ true |  upcase |  truncate: '6' -}}\u{a9}x{ {{ email\t -}} !",
      "<p>TRUE\u{a9}x{ ada@acme.example!"
    ),
    ("\u{a9} {{- '-'\t }}<p>{{- email|default:'a'|truncate: '6'|upcase\n-}}", "\u{a9}-<p>ADA..."),
    ("% {{ '-' |  strip |  strip |  upcase -}}", "% -"),
    ("<p>{{ -7 | lstrip | prepend: 1.50\n}}", "<p>1.5-7"),
    ("\u{a9} {{ 'a'}} !", "\u{a9} a !"),
    ("% {{ \"\" |  lstrip\n}}\r\n", "% \r\n"),
    ("{ {{- note | prepend: \"\u{dc}\"\t -}} !", "{\u{dc}{{ first_name }} {% if %}!"),
    ("% {{- emoji\n-}}\r\n", "%\u{1f600}\u{200d}\u{1f525} ok"),
    (
      "Hi {{- note -}}{{ nil|default: '\"q\"'|downcase\t }} \t.",
      "Hi{{ first_name }} {% if %}\"q\" \t."
    ),
    ("\u{a9} {{ \"{{\"|remove: 'l'|default: \"\"\t }}", "\u{a9} {{"),
    ("\u{a9} {{- 'a' }}\r\n", "\u{a9}a\r\n"),
    ("Hi {{- first_name }}\r\n", "Hiada\r\n"),
    (" \n{{ 007 }}", " \n7"),
    ("Hi {{- street |  default |  truncate: 10, 'x y' }} \t.", "Histra\u{df}e 7 \t."),
    ("% {{- note |  upcase\n}} !", "%{{ FIRST_NAME }} {% IF %} !"),
    (" }}\t{{- 0.5|default: note\n-}}", " }}0.5"),
    ("<p>{{ '\"q\"'}} !", "<p>\"q\" !"),
    (" }}\t{{ \"there\" | prepend: street | upcase-}} \t.", " }}\tSTRASSE 7THERE."),
    ("a } b {{ absent|strip }}", "a } b "),
    (
      "{ {{ street|rstrip\t }} \t.{{- \"e\u{301}\"\t }} \t.{{ \"e\u{301}\" | downcase-}} \t.",
      "{ stra\u{df}e 7 \t.e\u{301} \t.e\u{301}."
    ),
    (" \n{{- 0.5 | remove: '-' | default-}} !", "0.5!"),
    ("% {{ street | truncate: 9, \"\" | truncate | prepend: '-'\t -}}\r\n", "% -stra\u{df}e 7"),
    (
      "\u{a9} {{- emoji}}\u{a9}xHi {{- 1.50 |  upcase |  escape -}}\u{a9}x",
      "\u{a9}\u{1f600}\u{200d}\u{1f525} ok\u{a9}xHi1.5\u{a9}x"
    ),
    (" }}\t{{ 0.5 | default: \"{{\" }} \t.", " }}\t0.5 \t."),
    (" }}\t{{ 'x y'\n}}\r\n{ {{ first_name -}}", " }}\tx y\r\n{ ada"),
    ("<p>{{ \" \"|prepend: '-'\t }} !", "<p>-  !"),
    ("% {{ 0.5|upcase\t }}\u{a9}x", "% 0.5\u{a9}x"),
    (" }}\t{{- 'a' | replace: 'l', emoji }}\r\n", " }}a\r\n"),
    ("{{- title\n}}\r\n", "  Head of R&D \n\r\n"),
    (
      "a } b {{ '-'|default|append: \"e\u{301}\"|default: email }}\u{a9}x",
      "a } b -e\u{301}\u{a9}x"
    ),
    ("% {{ first_name | truncate}}\u{a9}x% {{- city\t }} !", "% ada\u{a9}x%\u{e9}vry-sur-seine !"),
    ("\u{a9} {{- company\n}} \t.{ {{ 1.50}}\r\n", "\u{a9}Tom & Sons <\"O'Neil\"> \t.{ 1.5\r\n"),
    ("% {{- last_name }}", "%LOVELACE"),
    (
      "\u{a9} {{- email | rstrip }} \t.\u{a9} {{ \"\" | upcase\n}}\u{a9}x",
      "\u{a9}ada@acme.example \t.\u{a9} \u{a9}x"
    ),
    (" \n{{ \"there\" |  rstrip |  prepend: 1.50 |  rstrip\t }} !", " \n1.5there !"),
    (" }}\t{{ 1.50|append: first_name }} \t.", " }}\t1.5ada \t."),
    (
      "\u{a9} {{ first_name}} \t.a } b {{ last_name\n}}{{- note | default\n}}",
      "\u{a9} ada \t.a } b LOVELACE{{ first_name }} {% if %}"
    ),
    ("{{ first_name|append: -7\n}} \t.", "ada-7 \t."),
    ("{{ note |  truncate |  replace: 'x y', \"\u{dc}\"\n}}\r\n", "{{ first_name }} {% if %}\r\n"),
    (
      "Hi {{- city |  capitalize |  truncate: 9\t }} !\u{a9} {{ emoji -}}\u{a9}x",
      "Hi\u{c9}vry-s... !\u{a9} \u{1f600}\u{200d}\u{1f525} ok\u{a9}x"
    ),
    ("a } b {{ note | upcase\n-}}\u{a9}x", "a } b {{ FIRST_NAME }} {% IF %}\u{a9}x"),
    ("\u{a9} {{- emoji |  rstrip |  remove: 'l' -}}", "\u{a9}\u{1f600}\u{200d}\u{1f525} ok"),
    ("% {{ absent |  default: title |  lstrip\n-}}\u{a9}x", "% Head of R&D \n\u{a9}x"),
    ("\u{a9} {{ 'a'|escape|append: street|strip\t -}}\r\n", "\u{a9} astra\u{df}e 7"),
    ("Hi {{ street | downcase\t }}\r\n", "Hi stra\u{df}e 7\r\n"),
    (" }}\t{{ street|upcase }} \t.", " }}\tSTRASSE 7 \t."),
    ("Hi {{ emoji | default -}}", "Hi \u{1f600}\u{200d}\u{1f525} ok"),
    (" \n{{ city|remove: \"{{\"|default:note -}}\r\n", " \n\u{e9}vry-sur-seine"),
    (" }}\t{{ first_name|append: 'x y'|lstrip|capitalize\n}}", " }}\tAdax y"),
    ("\u{a9} {{ city|strip|truncate\t -}}\u{a9}x", "\u{a9} \u{e9}vry-sur-seine\u{a9}x"),
    ("Hi {{ nil |  escape-}}\r\n", "Hi "),
    ("<p>{{- street |  escape |  prepend: 1.50 |  upcase\n}}\u{a9}x", "<p>1.5STRASSE 7\u{a9}x"),
    ("\u{a9} {{ 007 | escape | append: -7\t -}}", "\u{a9} 7-7"),
    (
      "{{ city |  prepend: city-}}\r\nHi {{ 'x y' | append: 007\t }} \t.",
      "\u{e9}vry-sur-seine\u{e9}vry-sur-seineHi x y7 \t."
    ),
    ("% {{ 'a'|replace: \"{{\" -}} !", "% a!"),
    ("% {{ nil }}", "% "),
    (
      "% {{ title |  upcase -}}\r\n }}\t{{- first_name\n}}\u{a9}x",
      "%   HEAD OF R&D \n}}ada\u{a9}x"
    ),
    ("{{ \" \"|truncate: '6' -}}\r\n", " "),
    (
      "Hi {{- '\"q\"'\n}}\r\n \n{{ first_name|default:street -}}\u{a9}x",
      "Hi\"q\"\r\n \nada\u{a9}x"
    ),
    (" }}\t{{ false }} !", " }}\tfalse !"),
    ("\u{a9} {{ note | truncate: 10 }}\r\n", "\u{a9} {{ firs...\r\n"),
    (" \n{{- email | replace: \"{{\", title\t -}} !", "ada@acme.example!"),
    ("a } b {{- company\t }}\r\n", "a } bTom & Sons <\"O'Neil\">\r\n"),
    ("{{ last_name | truncate-}}\r\n", "LOVELACE"),
    ("{ {{ '-'|prepend: \"there\"|downcase }}", "{ there-"),
    (
      "{{- 3|downcase|strip\t }}\u{a9}xHi {{ company|upcase\t -}}\r\n",
      "3\u{a9}xHi TOM & SONS <\"O'NEIL\">"
    ),
    ("<p>{{ 'a' | truncate: '6' | rstrip\t }} !", "<p>a !"),
    (" }}\t{{ city |  remove: \" \" }}\u{a9}x", " }}\t\u{e9}vry-sur-seine\u{a9}x"),
    ("Hi {{ 'x y'|replace: \"{{\", 3 }}", "Hi x y"),
    (
      "% {{- note |  append: emoji\t }} \t.",
      "%{{ first_name }} {% if %}\u{1f600}\u{200d}\u{1f525} ok \t."
    ),
    (" }}\t{{ false}}\r\n", " }}\tfalse\r\n"),
    (
      "a } b {{ \"{{\"}}\u{a9}x{ {{ \"e\u{301}\" |  strip |  capitalize\t }}\u{a9}x",
      "a } b {{\u{a9}x{ E\u{301}\u{a9}x"
    ),
    (" \n{{- false -}}Hi {{- 1.50-}}\r\n", "falseHi1.5"),
    ("a } b {{ street }}\r\n }}\t{{ false -}}\u{a9}x", "a } b stra\u{df}e 7\r\n }}\tfalse\u{a9}x"),
    ("{ {{ emoji |  upcase |  upcase}}", "{ \u{1f600}\u{200d}\u{1f525} OK"),
    (" \n{{ true }}\u{a9}x", " \ntrue\u{a9}x"),
    (" }}\t{{ absent}}\r\n", " }}\t\r\n"),
    ("<p>{{ company -}} !", "<p>Tom & Sons <\"O'Neil\">!"),
    ("a } b {{ absent |  replace: 'E', 007 |  truncate: 11 -}} !", "a } b !"),
    ("{{ city |  truncate: 11 |  strip |  truncate: 9}}\r\n", "\u{e9}vry-s...\r\n"),
    (
      " }}\t{{- email | prepend: \"e\u{301}\" | lstrip | remove: first_name}} !",
      " }}e\u{301}@acme.example !"
    ),
    (" }}\t{{- city -}}\u{a9}x", " }}\u{e9}vry-sur-seine\u{a9}x"),
    (" }}\t{{ title | capitalize }} \t.", " }}\t  head of r&d \n \t."),
    ("% {{ first_name | truncate: 7, '\"q\"' }}\r\nHi {{ 3 |  default }}\r\n", "% ada\r\nHi 3\r\n"),
    (" \n{{ first_name | rstrip-}} !", " \nada!"),
    (
      " \n{{- false |  upcase }} \t.{ {{ email | capitalize }}\u{a9}x",
      "FALSE \t.{ Ada@acme.example\u{a9}x"
    ),
    (" \n{{- \"{{\" | downcase | default:email | replace: '-'\n-}}\r\n", "{{"),
    ("\u{a9} {{- \"there\" }}\u{a9}x", "\u{a9}there\u{a9}x"),
    (
      " }}\t{{- company}} ! \n{{ street}} \t.Hi {{- true|default: '-' }} !",
      " }}Tom & Sons <\"O'Neil\"> ! \nstra\u{df}e 7 \t.Hitrue !"
    ),
    ("Hi {{ 1.50\n}} \t.", "Hi 1.5 \t."),
    ("% {{ company |  append: \"{{\" |  strip}}\u{a9}x", "% Tom & Sons <\"O'Neil\">{{\u{a9}x"),
    ("Hi {{ 007 | downcase | append: \" \" | prepend: city\n-}}", "Hi \u{e9}vry-sur-seine7 "),
    ("a } b {{ note |  capitalize }} !", "a } b {{ first_name }} {% if %} !"),
    ("<p>{{ nil-}} !", "<p>!"),
    ("{ {{- emoji }}", "{\u{1f600}\u{200d}\u{1f525} ok"),
    ("% {{ first_name|replace: 'ad', last_name|truncate: 11, \"e\u{301}\" }}", "% LOVELACEa"),
    ("\u{a9} {{ \"e\u{301}\" |  remove: '-' |  default:0.5 }} !", "\u{a9} e\u{301} !"),
    ("{ {{ 007}}\u{a9}xHi {{ '-'|append: \"there\"}}\u{a9}x", "{ 7\u{a9}xHi -there\u{a9}x"),
    (" }}\t{{- email | upcase | downcase }}", " }}ada@acme.example"),
    ("\u{a9} {{ absent | capitalize }}\u{a9}x", "\u{a9} \u{a9}x"),
    ("{{ \"{{\"\t }} }}\t{{- -7|downcase\n-}} !", "{{ }}-7!"),
    ("Hi {{ email|upcase\n-}}", "Hi ADA@ACME.EXAMPLE"),
    (" }}\t{{ true|upcase|append: 3 }}\r\n }}\t{{- nil\n}} \t.", " }}\tTRUE3\r\n }} \t."),
    (" }}\t{{ note|downcase }}", " }}\t{{ first_name }} {% if %}"),
    (" }}\t{{- 007}} !", " }}7 !"),
    (
      "a } b {{ street | truncate: 9 }}\u{a9}x{{ 0.5 |  append: \"{{\"\n-}}\r\n",
      "a } b stra\u{df}e 7\u{a9}x0.5{{"
    ),
    (" }}\t{{ '-' |  replace: \"e\u{301}\", '\"q\"' |  rstrip }} !", " }}\t- !"),
    (
      "Hi {{ note |  escape |  downcase |  prepend: note}}\r\n",
      "Hi {{ first_name }} {% if %}{{ first_name }} {% if %}\r\n"
    ),
    ("{ {{ street|rstrip -}}\u{a9}x", "{ stra\u{df}e 7\u{a9}x"),
    (
      "% {{- first_name |  prepend: company\n-}}{ {{ '\"q\"'-}} \t.",
      "%Tom & Sons <\"O'Neil\">ada{ \"q\"."
    ),
    (
      "% {{- company |  truncate: '6'\t }} \t.<p>{{ emoji|remove: 'a'\n}}",
      "%Tom... \t.<p>\u{1f600}\u{200d}\u{1f525} ok"
    ),
    ("Hi {{- last_name|append: last_name }} \t.", "HiLOVELACELOVELACE \t."),
    ("<p>{{- nil | remove: \"there\" | default:company }} \t.", "<p>Tom & Sons <\"O'Neil\"> \t."),
    ("{{- company |  remove: 'x y'-}}\u{a9}x", "Tom & Sons <\"O'Neil\">\u{a9}x"),
  ]
}
