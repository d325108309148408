//! Touchpoints and channels: where persona and organisation meet.

use super::marks::Marks;
use super::record::Required;
use super::value::Text;
use crate::source::At;
use crate::{choice, record};

choice! {
    /// Whether a touchpoint is there yet.
    Standing called "a status of a touchpoint" {
        /// It is there.
        Existing = "existing",
        /// It is wished for.
        Wanted = "wanted",
    }
}

record! {
    /// One moment of contact. Text that names a channel is that channel; other text is its name.
    Touchpoint called "a touchpoint" short ["name"] {
        /// What it is: "Web checkout".
        name: Option<Text>,
        /// Where it happens: a built-in kind of channel or one under `channels`.
        channel: Option<Text>,
        /// Who begins it: a persona, `us`, or any words.
        from: Option<Text>,
        /// Whom it reaches: a persona, `us`, or any words.
        to: Option<Text>,
        /// Whether it is there yet.
        status: Option<At<Standing>>,
    }
    with { marks: Marks }
    places { "owner" after "status" }
}

choice! {
    /// The kinds of channel that need no declaration.
    ChannelKind called "a kind of channel" {
        /// A page in a browser.
        Web = "web",
        /// An app on a phone or a computer.
        App = "app",
        /// Electronic mail.
        Email = "email",
        /// A text message.
        Sms = "sms",
        /// A notification.
        Push = "push",
        /// A call.
        Phone = "phone",
        /// Written conversation.
        Chat = "chat",
        /// A social network.
        Social = "social",
        /// A search engine.
        Search = "search",
        /// An advertisement.
        Ad = "ad",
        /// An event or a meeting.
        Event = "event",
        /// A shop or an office.
        Store = "store",
        /// Letters and parcels.
        Mail = "mail",
        /// A machine in a public place.
        Kiosk = "kiosk",
        /// Another company.
        Partner = "partner",
        /// One person telling another.
        WordOfMouth = "word-of-mouth",
        /// Anything else.
        Other = "other",
    }
}

record! {
    /// A channel that needs more than a built-in kind.
    Channel called "a channel" short ["name"] {
        /// Its name for references.
        id: Option<Text>,
        /// What people call it.
        name: Required<Text>,
        /// The built-in kind that it is most like.
        kind: Option<At<ChannelKind>>,
    }
    with { marks: Marks }
}
