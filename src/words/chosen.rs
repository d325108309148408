//! Words for what an author chooses from: types, statuses, lanes, channels, metrics and the like, by their ids.

/// A lane's title and the line below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lane {
    /// What the lane is called: `Touchpoint`.
    pub title: &'static str,
    /// What it answers, in a few words: `where it happens`.
    pub subtitle: &'static str,
}

impl Lane {
    pub(super) const fn new(title: &'static str, subtitle: &'static str) -> Self {
        Self { title, subtitle }
    }
}

words_of! {
    /// The types of a map, as on the badge beside its title. Ids are the values of `type`.
    MapTypes of &'static str:
    /// What happens now.
    current_state "current-state",
    /// What is aimed for.
    future_state "future-state",
    /// A whole day, with us or without.
    day_in_the_life "day-in-the-life",
    /// What happens and all that makes it happen.
    service_blueprint "service-blueprint",
    /// What people do, whoever serves them.
    experience "experience",
    /// One person: says, thinks, does, feels.
    empathy "empathy",
}

words_of! {
    /// The statuses of a map. Ids are the values of the map's `status`.
    MapStatuses of &'static str:
    /// Still being written.
    draft "draft",
    /// Agreed on.
    agreed "agreed",
    /// Kept for the record only.
    archived "archived",
}

words_of! {
    /// The titles of the lanes. An id is the key a lane is written with, or one of `stage`, `step`,
    /// `customer_actions` (the action lane of a blueprint) and `frustrations` (pain points of a day in the life).
    Lanes of Lane:
    /// The band of stages.
    stage "stage",
    /// The steps, where they are named as such and not as a lane.
    step "step",
    /// The storyboard.
    image "image",
    /// When, or how long.
    time "time",
    /// Where the person is.
    place "place",
    /// What can be seen or touched.
    physical_evidence "physical_evidence",
    /// The steps as a lane.
    action "action",
    /// The steps as a lane of a blueprint.
    customer_actions "customer_actions",
    /// Loops, jumps and branches.
    flows "flows",
    /// Who is there.
    people "people",
    /// Which devices are used.
    devices "devices",
    /// Where person and company meet.
    touchpoint "touchpoint",
    /// The campaign lane.
    messages "messages",
    /// What staff and systems do in view.
    frontstage "frontstage",
    /// What staff and systems do out of view.
    backstage "backstage",
    /// What the company's work rests on.
    support "support",
    /// Which rules apply.
    policies "policies",
    /// What the person thinks.
    thinking "thinking",
    /// What the person says.
    saying "saying",
    /// The emotion curve.
    emotion "emotion",
    /// The engagement curve.
    engagement "engagement",
    /// What the person needs.
    needs "needs",
    /// What the person expects.
    expectations "expectations",
    /// What hurts.
    pain_points "pain_points",
    /// What hurts, in a day in the life.
    frustrations "frustrations",
    /// What goes well.
    gains "gains",
    /// What could be done.
    opportunities "opportunities",
    /// How others do here.
    competitors "competitors",
    /// What is measured.
    metrics "metrics",
    /// What it takes.
    resources "resources",
    /// Whose it is.
    owner "owner",
}

words_of! {
    /// The moments a step may be. Ids are the values of `moment`, and `peak` and `end`, which are found from the curve.
    Moments of &'static str:
    /// Where opinions are made.
    truth "truth",
    /// A small moment of intent.
    micro "micro",
    /// The best time to reach the person.
    connect "connect",
    /// The strongest feeling.
    peak "peak",
    /// The last feeling.
    end "end",
}

words_of! {
    /// How much something hurts, inside a line. Ids are the values of `severity`.
    Severities of &'static str:
    /// One dot.
    low "low",
    /// Two dots.
    medium "medium",
    /// Three dots.
    high "high",
    /// Four dots.
    critical "critical",
}

words_of! {
    /// What an opportunity is doing now, inside a line. Ids are the values of its `status`.
    OpportunityStatuses of &'static str:
    /// Only thought of.
    idea "idea",
    /// Decided on.
    planned "planned",
    /// Under way.
    doing "doing",
    /// Finished.
    done "done",
    /// Given up.
    dropped "dropped",
}

words_of! {
    /// Whether a touchpoint is there, inside a line. Ids are the values of its `status`, and `new`.
    TouchpointStatuses of &'static str:
    /// It is missing, and would help.
    wanted "wanted",
    /// It is there.
    existing "existing",
    /// The baseline lacks it.
    new "new",
}

words_of! {
    /// Whether a resource is there, inside a line. Ids are the values of its `status`.
    ResourceStatuses of &'static str:
    /// It is there.
    owned "owned",
    /// It has to be found.
    needed "needed",
}

words_of! {
    /// The kinds of research, as they begin a line. Ids are the values of `kind`.
    ResearchKinds of &'static str:
    /// Questions to many.
    survey "survey",
    /// Talks with a few.
    interview "interview",
    /// What was written in public.
    reviews "reviews",
    /// What was written to the help desk.
    support_tickets "support-tickets",
    /// What was counted.
    analytics "analytics",
    /// What was watched.
    observation "observation",
    /// What was worked out together.
    workshop "workshop",
    /// What was only supposed.
    assumption "assumption",
}

words_of! {
    /// What a blueprint cell is done by. Ids are the values of its `kind`.
    BlueprintKinds of &'static str:
    /// Someone.
    people "people",
    /// A system.
    technology "technology",
    /// A way of working.
    process "process",
}

words_of! {
    /// The built-in kinds of channel.
    Channels of &'static str:
    /// A web page.
    web "web",
    /// An app on a phone or tablet.
    app "app",
    /// E-mail.
    email "email",
    /// A text message.
    sms "sms",
    /// A notification of an app.
    push "push",
    /// A telephone call.
    phone "phone",
    /// A conversation in writing.
    chat "chat",
    /// A social network.
    social "social",
    /// A search engine.
    search "search",
    /// A paid advertisement.
    ad "ad",
    /// Something people come to.
    event "event",
    /// A shop with a door.
    store "store",
    /// A letter or parcel.
    mail "mail",
    /// A terminal to help oneself.
    kiosk "kiosk",
    /// Another company.
    partner "partner",
    /// People who tell people.
    word_of_mouth "word-of-mouth",
    /// Anything else.
    other "other",
}

words_of! {
    /// The metric catalogue.
    Metrics of &'static str:
    /// Who leaves after one page.
    bounce_rate "bounce-rate",
    /// Who leaves a full cart.
    cart_abandonment_rate "cart-abandonment-rate",
    /// Who is won.
    acquisition "acquisition",
    /// Who does what we hope for.
    conversion_rate "conversion-rate",
    /// How hard it was.
    customer_effort_score "customer-effort-score",
    /// How much people take part.
    engagement "engagement",
    /// What a customer is worth over time.
    lifetime_value "lifetime-value",
    /// Who comes back by choice.
    loyalty "loyalty",
    /// How many see us.
    reach "reach",
    /// Who stays.
    retention_rate "retention-rate",
    /// Who is content.
    satisfaction "satisfaction",
    /// Who would recommend us, less who would not.
    net_promoter_score "net-promoter-score",
    /// At which place we are found.
    search_ranking "search-ranking",
    /// What visitors came for.
    visitor_intent "visitor-intent",
    /// Who opens a message.
    open_rate "open-rate",
    /// Who follows its link.
    click_rate "click-rate",
    /// Who leaves for good.
    churn_rate "churn-rate",
    /// How long an answer takes.
    response_time "response-time",
    /// How long it takes.
    duration "duration",
    /// What it costs.
    cost "cost",
}
