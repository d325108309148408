//! Words for channels in the tools that maps come from, and the kinds that need no declaration.

/// Words for channels, without blanks, hyphens and case, and the kind that they mean. Where the kind says all that the word
/// says, it is used as it is.
const KNOWN: &[(&str, &str, bool)] = &[
    ("web", "web", true),
    ("website", "web", true),
    ("app", "app", true),
    ("email", "email", true),
    ("sms", "sms", true),
    ("push", "push", true),
    ("phone", "phone", true),
    ("telephone", "phone", true),
    ("phonecall", "phone", true),
    ("chat", "chat", true),
    ("social", "social", true),
    ("search", "search", true),
    ("ad", "ad", true),
    ("event", "event", true),
    ("store", "store", true),
    ("letter", "mail", true),
    ("mail", "mail", true),
    ("selfservicemachine", "kiosk", true),
    ("kiosk", "kiosk", true),
    ("partner", "partner", true),
    ("wordofmouth", "word-of-mouth", true),
    ("other", "other", true),
    ("internet", "web", false),
    ("internetglobe", "web", false),
    ("internetviapc", "web", false),
    ("internetviasmartphone", "web", false),
    ("internetviatablet", "web", false),
    ("internetapplication", "web", false),
    ("web/app", "web", false),
    ("apponpc", "app", false),
    ("apponsmartphone", "app", false),
    ("appontablet", "app", false),
    ("socialmediamessage", "social", false),
    ("socialmedia", "social", false),
    ("parcel", "mail", false),
    ("package", "mail", false),
    ("shopcounter", "store", false),
    ("servicedesk", "store", false),
    ("facetoface", "store", false),
    ("paymentchannel", "other", false),
    ("이메일", "email", false),
    ("웹", "web", false),
    ("앱", "app", false),
    ("전화", "phone", false),
    ("매장", "store", false),
    ("telefon", "phone", false),
    ("sklep", "store", false),
    ("list", "mail", false),
    ("aplikacja", "app", false),
    ("strona", "web", false),
];

/// The kind that a word means, and whether it says all that the word says.
pub(super) fn kind(word: &str) -> Option<(&'static str, bool)> {
    let is_sign = |sign: &char| !sign.is_whitespace() && !matches!(sign, '-' | '_');
    let plain: String = word.to_lowercase().chars().filter(is_sign).collect();
    KNOWN.iter().find(|(known, ..)| *known == plain).map(|(_, kind, exact)| (*kind, *exact))
}
