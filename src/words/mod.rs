//! Floor 1, `words`: what the picture and the Markdown say around the author's text, in English, Korean and Polish.
//!
//! A language is one file with one `static` value of [`Words`], so that a missing word does not compile, and one line
//! in `ALL`. Words stand in the case in which they are shown: headings and chips begin with a capital letter, words
//! that stand inside a line do not. A word that goes before a value inside a line (`by Anna`, `wykonuje: Anna`) has its
//! own colon where the language wants one, and is followed by a space. A word in braces, as in
//! `from “{from}” to “{to}”`, is a gap for [`fill`].

mod en;
mod ko;
mod number;
mod pl;

pub use number::{compact, decimal, exact, percent};

/// Every language there is; the first is the one to fall back to.
static ALL: &[&Words] = &[&en::WORDS, &ko::WORDS, &pl::WORDS];

/// The words of a language, found by the primary subtag of its tag whatever the case (`ko`, `ko-KR`, `KO_kr`), and
/// whether there are any; if not, the words are the English ones.
pub fn words(lang: &str) -> (&'static Words, bool) {
    let primary = lang.split(['-', '_']).next().unwrap_or_default();
    match ALL.iter().find(|words| words.lang.eq_ignore_ascii_case(primary)) {
        Some(words) => (words, true),
        None => (&en::WORDS, false),
    }
}

/// The tags of the languages there are words for.
pub fn languages() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|words| words.lang)
}

/// A template with its gaps filled. What is put in is not looked at again; a gap that nothing is given for stays.
pub fn fill(template: &str, gaps: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        rest = after;
        let gap = after
            .split_once('}')
            .and_then(|(name, tail)| gaps.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value, tail)));
        match gap {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => filled.push('{'),
        }
    }
    filled.push_str(rest);
    filled
}

/// A group of words: a struct with a field for each, and the way from the id a map is written with to the word.
macro_rules! words_of {
    ($(#[$about:meta])* $name:ident of $kind:ty: $($(#[$meaning:meta])* $field:ident $id:literal,)*) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $name {
            $($(#[$meaning])* pub $field: $kind,)*
        }

        impl $name {
            /// Every id of the group, in its order.
            pub const IDS: &'static [&'static str] = &[$($id),*];

            /// The word for an id as it is written in a map.
            pub fn get(&self, id: &str) -> Option<$kind> {
                match id {
                    $($id => Some(self.$field),)*
                    _ => None,
                }
            }
        }
    };
}

/// All the words of one language.
#[derive(Debug)]
pub struct Words {
    /// The primary subtag of the language, in lower case.
    pub lang: &'static str,
    /// The types of a map.
    pub types: MapTypes,
    /// The statuses of a map.
    pub map_status: MapStatuses,
    /// The titles of the lanes, each with a line below it.
    pub lanes: Lanes,
    /// The three lines of a service blueprint.
    pub lines: Lines,
    /// The levels of the emotion and engagement curves.
    pub scale: ScaleWords,
    /// The moments a step may be.
    pub moments: Moments,
    /// How much something hurts.
    pub severity: Severities,
    /// What an opportunity is doing now.
    pub opportunity_status: OpportunityStatuses,
    /// Whether a touchpoint is there.
    pub touchpoint_status: TouchpointStatuses,
    /// Whether a resource is there.
    pub resource_status: ResourceStatuses,
    /// The kinds of research.
    pub research: ResearchKinds,
    /// What a blueprint cell is done by.
    pub blueprint: BlueprintKinds,
    /// The built-in kinds of channel.
    pub channels: Channels,
    /// The headings of a persona card.
    pub persona: PersonaHeadings,
    /// The quadrants of an empathy map.
    pub empathy: EmpathyHeadings,
    /// The line at the foot of the picture.
    pub footer: Footer,
    /// Short words that stand beside a value or inside a line.
    pub labels: Labels,
    /// The metric catalogue.
    pub metrics: Metrics,
    /// What only the Markdown and the picture's description say.
    pub markdown: Markdown,
    /// What only a page says: its controls.
    pub page: Page,
    /// How numbers are shown.
    pub numbers: Numbers,
}

/// A lane's title and the line below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lane {
    /// What the lane is called: `Touchpoint`.
    pub title: &'static str,
    /// What it answers, in a few words: `where it happens`.
    pub subtitle: &'static str,
}

impl Lane {
    const fn new(title: &'static str, subtitle: &'static str) -> Self {
        Self { title, subtitle }
    }
}

/// How a language writes numbers.
#[derive(Debug)]
pub struct Numbers {
    /// What stands between the whole and the rest: `.`.
    pub decimal: &'static str,
    /// What stands between groups of three digits: `,`.
    pub group: &'static str,
    /// How many digits a whole number has at least before it is grouped.
    pub grouped_from: usize,
    /// What stands after the digits of a percentage, with its space if it has one.
    pub percent: &'static str,
    /// Large units, smallest first: how much one is, and what stands after the digits, with its space if it has one.
    pub large: &'static [(f64, &'static str)],
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
    /// The three lines of a service blueprint.
    Lines of &'static str:
    /// Between the customer's actions and the front stage.
    interaction "interaction",
    /// Between front stage and backstage.
    visibility "visibility",
    /// Between backstage and support.
    internal_interaction "internal-interaction",
}

words_of! {
    /// Words for the levels of a curve. The ids `-2` to `2` are the levels of the default scale.
    ScaleWords of &'static str:
    /// −2 on the default scale.
    very_negative "-2",
    /// −1 on the default scale.
    negative "-1",
    /// 0 on the default scale, and the middle of any other.
    neutral "0",
    /// +1 on the default scale.
    positive "1",
    /// +2 on the default scale.
    very_positive "2",
    /// The lower end of a scale without words of its own.
    low "low",
    /// The upper end of a scale without words of its own.
    high "high",
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
    /// The headings of a persona card. Ids are the keys of a persona.
    PersonaHeadings of &'static str:
    /// What the person wants to reach.
    goals "goals",
    /// What the person needs on the way.
    needs "needs",
    /// The pain points of a persona.
    frustrations "pain_points",
    /// What goes well for a persona.
    gains "gains",
    /// The research behind the persona.
    research "research",
    /// Demographics.
    facts "facts",
    /// The one sentence that says it all.
    quote "quote",
    /// The segment the persona stands for.
    segment "segment",
    /// The story of the person.
    bio "bio",
}

words_of! {
    /// The quadrants of an empathy map. Ids are the keys of a persona.
    EmpathyHeadings of &'static str:
    /// What is said aloud.
    says "says",
    /// What is thought.
    thinks "thinks",
    /// What is done.
    does "does",
    /// What is felt.
    feels "feels",
    /// What is seen.
    sees "sees",
    /// What is heard.
    hears "hears",
}

words_of! {
    /// The line at the foot of the picture: `Reviewed 2026-11-02, next review 2027-02 · Owner: …`.
    Footer of &'static str:
    /// Stands before the date of the last review.
    reviewed "reviewed",
    /// Stands before how often it is, as the author wrote that (`6 weeks`), where no review has been yet.
    reviewed_every "reviewed_every",
    /// Stands before the date of the next one, inside the line.
    next_review "next_review",
    /// Stands before a colon and the owner.
    owner "owner",
    /// Stands before a colon and the research.
    sources "sources",
    /// Stands before a colon and the map's status.
    status "status",
    /// Stands before a colon and the map's tags.
    tags "tags",
}

words_of! {
    /// Short words. Those that head a value or a section begin with a capital letter, those inside a line do not.
    Labels of &'static str:
    /// Inside a line: which way a metric should move.
    higher_is_better "higher_is_better",
    /// Inside a line: which way a metric should move.
    lower_is_better "lower_is_better",
    /// Stands before a colon and the unit of a metric that has no value yet.
    unit "unit",
    /// Inside a line: `target 45%`.
    target "target",
    /// Inside a line, before the value on the map that this one is held against.
    baseline "baseline",
    /// Inside a line, before today's value.
    now "now",
    /// Inside a line, before a difference.
    change "change",
    /// The size of a sample: the `n` of `n = 212`.
    sample "sample",
    /// Inside a line: `due 2027-02`.
    due "due",
    /// Inside a line, before the pain points an opportunity answers.
    addresses "addresses",
    /// Heads the text of a cause.
    cause "cause",
    /// Heads the text of a cause that names its cell, step or metric.
    root_cause "root_cause",
    /// Inside a line, before who does a blueprint cell.
    by "by",
    /// Heads what goes wrong in a blueprint cell.
    fails "fails",
    /// Heads the rest of a stage that began in another band: for `{name}`.
    continued "continued",
    /// Heads the research behind a claim.
    evidence "evidence",
    /// Heads an address.
    link "link",
    /// Inside a line, before the end of a touchpoint where it begins.
    from "from",
    /// Inside a line, before the end of a touchpoint where it arrives.
    to "to",
    /// The company, as an end of a touchpoint.
    us "us",
    /// Whose it is when nothing is said.
    everyone "everyone",
    /// Inside a line, before the persona or segment something is for.
    whose "for",
    /// Heads the company's goal.
    business_goal "business_goal",
    /// Heads the customer's goal.
    goal "goal",
    /// Heads the scenario.
    scenario "scenario",
    /// Heads the summary.
    summary "summary",
    /// Heads what the map was made to answer, and the questions of a survey.
    questions "questions",
    /// Heads one question.
    question "question",
    /// Heads its answer.
    answer "answer",
    /// Heads answers and their shares.
    answers "answers",
    /// Heads what research found.
    findings "findings",
    /// Heads who was asked.
    respondents "respondents",
    /// Heads a date.
    date "date",
    /// Heads a score.
    score "score",
    /// Heads the ends of a scale.
    scale "scale",
    /// Heads the segments.
    segments "segments",
    /// Heads a share.
    share "share",
    /// Heads the channels.
    channels "channels",
    /// Heads one persona.
    persona "persona",
    /// Heads several.
    personas "personas",
    /// Heads the competitors.
    competitors "competitors",
    /// A pain point of the baseline that is gone, inside a line.
    closed "closed",
    /// A pain point of the baseline that is still there, inside a line.
    kept "kept",
    /// What the baseline lacks, inside a line.
    new "new",
    /// Heads the resources that have to be found.
    resources_needed "resources_needed",
    /// An arrow with two heads, inside a line.
    both_ways "both_ways",
    /// Inside a line, before the cells that follow on a cell.
    triggers "triggers",
    /// Heads the texts of a message that are tried against each other.
    variants "variants",
    /// Heads when a message is sent.
    when "when",
    /// Heads the template of a message.
    template "template",
    /// Heads a note.
    note "note",
    /// Before the last of several, inside a line.
    and "and",
    /// Heads how much an opportunity would bring, 1 to 5.
    impact "impact",
    /// Heads how much an opportunity would take, 1 to 5.
    effort "effort",
    /// The same on a card: the `I` of `I 3`.
    impact_short "impact_short",
    /// The same on a card: the `E` of `E 1`.
    effort_short "effort_short",
    /// A message that nobody sends by hand, inside a line.
    automated "automated",
    /// Heads the explanation of the signs used.
    legend "legend",
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

words_of! {
    /// What only the Markdown and the picture's description say.
    Markdown of &'static str:
    /// The picture's name, for `{title}`.
    picture_of "picture_of",
    /// What the picture shows, for `{type}`, `{title}`, `{stages}` and `{steps}`; right for any count.
    description "description",
    /// The same for a map without stages, for `{type}` and `{title}`.
    description_empathy "description_empathy",
    /// Goes after it: for `{persona}`.
    description_persona "description_persona",
    /// Goes after it: the steps where the curve is lowest and highest, for `{lowest}` and `{highest}`.
    description_curve "description_curve",
    /// Heads the list of touchpoints.
    touchpoint_inventory "touchpoint_inventory",
    /// Heads the list of what hurts, worst first.
    pain_points_by_severity "pain_points_by_severity",
    /// Heads the list of steps to tick.
    walk_through "walk_through",
    /// How to use it, for `{persona}`.
    walk_through_how "walk_through_how",
    /// The same where the map has no persona.
    walk_through_how_nobody "walk_through_how_nobody",
    /// A touchpoint some step uses, inside a table.
    used "used",
    /// A touchpoint that is missing, inside a table.
    wanted "wanted",
    /// A metric that rises.
    trend_up "trend_up",
    /// A metric that falls.
    trend_down "trend_down",
    /// A metric that does neither.
    trend_steady "trend_steady",
    /// A flow, for `{from}` and `{to}`.
    flow "flow",
    /// A flow some take, for `{share}`, `{from}` and `{to}`.
    flow_share "flow_share",
    /// A column head.
    channel "channel",
    /// A column head.
    stage "stage",
    /// A column head.
    step "step",
    /// A column head: the stage and step of something.
    place "where",
    /// A column head.
    text "text",
    /// A column head.
    severity "severity",
    /// A column head.
    impact "impact",
    /// A column head.
    effort "effort",
    /// A column head.
    owner "owner",
    /// A column head.
    due "due",
    /// A column head.
    status "status",
    /// A column head.
    metric "metric",
    /// A column head.
    value "value",
    /// A column head.
    target "target",
    /// A column head.
    trend "trend",
    /// A column head.
    evidence "evidence",
    /// A column head.
    touchpoint "touchpoint",
    /// Heads the stages.
    journey "journey",
    /// Where something stands that belongs to no stage, inside a table.
    whole_map "whole_map",
    /// The heading of a stage, for `{number}` and `{name}`.
    stage_heading "stage_heading",
    /// Heads the moments that matter.
    moments "moments",
    /// Heads the arrows of a blueprint.
    connections "connections",
    /// Heads what a persona does in life.
    role "role",
    /// Heads what a persona's portrait shows.
    portrait "portrait",
    /// A metric that moved the right way, inside a table.
    better "better",
    /// A metric that moved the wrong way, inside a table.
    worse "worse",
    /// A target that is reached, inside a table.
    met "met",
    /// A column head: the values before.
    history "history",
    /// A column head: how many answers or cases.
    sample "sample",
    /// A column head: the pain points that an opportunity answers.
    addresses "addresses",
    /// A column head: what else is known.
    more "more",
}

words_of! {
    /// What only a page says: its controls, and the names of its parts.
    Page of &'static str:
    /// Goes past the picture.
    skip "skip",
    /// Heads the picture.
    picture "picture",
    /// Heads the same map as lists and tables.
    words "words",
    /// Heads the list of parts.
    contents "contents",
    /// Names the row of controls.
    tools "tools",
    /// A control.
    zoom_in "zoom_in",
    /// A control.
    zoom_out "zoom_out",
    /// A control.
    fit "fit",
    /// A control.
    full_size "full_size",
    /// How the picture is moved with keys.
    keys "keys",
    /// A control that is on or off.
    dark "dark",
    /// Names the controls that show whose things are.
    filters "filters",
    /// The choice that leaves nothing out.
    all "all",
    /// How much is left, for `{count}` and `{all}`.
    matching "matching",
    /// Names the panel with what is known of a thing.
    details "details",
    /// A control.
    close "close",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_primary_subtag() {
        for (tag, lang, known) in [
            ("en", "en", true),
            ("ko", "ko", true),
            ("ko-KR", "ko", true),
            ("PL", "pl", true),
            ("pl_PL", "pl", true),
            ("en-GB", "en", true),
            ("ja", "en", false),
            ("kok", "en", false),
            ("", "en", false),
        ] {
            let (found, is_known) = words(tag);
            assert_eq!((found.lang, is_known), (lang, known), "{tag}");
        }
    }

    #[test]
    fn gaps_are_filled_once() {
        for (template, expected) in [
            ("from {from} to {to}", "from {to} to B"),
            ("{to}{to}", "BB"),
            ("{nobody} {to}", "{nobody} B"),
            ("{ {to}", "{ B"),
            ("no gap }", "no gap }"),
            ("", ""),
        ] {
            assert_eq!(fill(template, &[("from", "{to}"), ("to", "B")]), expected, "{template}");
        }
    }

    /// Every group of a language as name, ids and words.
    fn every_word(words: &'static Words) -> Vec<(String, &'static str)> {
        let mut all = Vec::new();
        macro_rules! gather {
            ($($group:ident: $kind:ident),*) => {
                $(for id in $kind::IDS {
                    let word = words.$group.get(id).unwrap_or_else(|| panic!("{id} of {}", stringify!($group)));
                    all.push((format!("{}.{id}", stringify!($group)), word));
                })*
            };
        }
        gather!(
            types: MapTypes, map_status: MapStatuses, lines: Lines, scale: ScaleWords, moments: Moments,
            severity: Severities, opportunity_status: OpportunityStatuses, touchpoint_status: TouchpointStatuses,
            resource_status: ResourceStatuses, research: ResearchKinds, blueprint: BlueprintKinds, channels: Channels,
            persona: PersonaHeadings, empathy: EmpathyHeadings, footer: Footer, labels: Labels, metrics: Metrics,
            markdown: Markdown, page: Page
        );
        for id in Lanes::IDS {
            let lane = words.lanes.get(id).unwrap_or_else(|| panic!("lane {id}"));
            all.push((format!("lanes.{id}"), lane.title));
            all.push((format!("lanes.{id} below"), lane.subtitle));
        }
        all
    }

    #[test]
    fn no_word_is_empty_or_padded() {
        for words in ALL {
            for (name, word) in every_word(words) {
                assert!(!word.is_empty(), "{} {name}", words.lang);
                assert_eq!(word, word.trim(), "{} {name}", words.lang);
            }
        }
    }

    #[test]
    fn every_language_has_the_same_gaps() {
        fn gaps(template: &str) -> Vec<&str> {
            let mut names: Vec<&str> =
                template.split('{').skip(1).map(|part| part.split('}').next().unwrap()).collect();
            names.sort_unstable();
            names
        }
        let english = every_word(&en::WORDS);
        for words in ALL {
            for ((name, word), (_, reference)) in every_word(words).iter().zip(&english) {
                assert_eq!(gaps(word), gaps(reference), "{} {name}", words.lang);
            }
        }
    }

    #[test]
    fn words_that_stand_for_different_things_differ() {
        for words in ALL {
            for (group, ids) in [("channels", Channels::IDS), ("metrics", Metrics::IDS), ("types", MapTypes::IDS)] {
                let mut seen: Vec<&str> = every_word(words)
                    .into_iter()
                    .filter(|(name, _)| name.starts_with(&format!("{group}.")))
                    .map(|(_, word)| word)
                    .collect();
                assert_eq!(seen.len(), ids.len());
                seen.sort_unstable();
                seen.dedup();
                assert_eq!(seen.len(), ids.len(), "{} {group}", words.lang);
            }
        }
    }

    #[test]
    fn the_first_language_is_english() {
        assert_eq!(languages().collect::<Vec<_>>(), ["en", "ko", "pl"]);
    }
}
