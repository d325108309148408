//! Words that a picture or a page says by itself: headings, labels, lines, the foot, and the controls of a page.

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
    /// A message that somebody sends, inside a line.
    by_hand "by_hand",
    /// A blueprint cell that no arrow leads out of, inside a line.
    no_arrow "no_arrow",
    /// Heads the lanes as the author set them up.
    lanes "lanes",
    /// A lane that is left out, inside a line.
    hidden "hidden",
    /// Heads the explanation of the signs used.
    legend "legend",
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
