//! What English headers, feelings and channels mean.

use super::{Language, Sense as S};

// Lists of words read better in lines than one word a line.
#[rustfmt::skip]
pub(super) static LANGUAGE: Language = Language {
    tag: "en",
    headers: &[
        (
            S::Stage,
            &[
                "stage", "phase", "journey stage", "journey phase", "journey step", "episode", "milestone", "section",
                "period", "part of day", "time of day", "chapter", "act", "lifecycle stage", "moment",
                "stage name", "phase name", "name of stage", "name of phase", "name of the stage", "user journey", "customer journey", "journey",
            ],
        ),
        (
            S::Step,
            &["step", "sub stage", "substage", "sub step", "subphase", "sub phase", "task", "scene", "step name", "use case"],
        ),
        (
            S::Action,
            &[
                "action", "activity", "activities", "doing", "does", "do", "what they do", "what the customer does", "what the user does", "what users do", "what customers do", "what are they doing", "what does she do", "what does he do", "what do they do", "what does the customer do", "what does the user do", "behaviour",
                "behavior", "interaction", "process step", "customer process", "what happens", "step description",
                "main action", "activity description", "journey activity",
            ],
        ),
        (S::Number, &["#", "no", "nr", "number", "id", "order", "index", "seq", "sequence", "step #", "step no", "step number", "# step", "stage #", "sr no", "s no", "serial no"]),
        (
            S::Corner,
            &[
                "dimension", "lane", "swimlane", "layer", "attribute", "category", "element", "aspect", "field", "row",
                "item", "component", "property", "track", "type", "parameter", "criteria", "key",
            ],
        ),
        (S::Value, &["detail", "description", "value", "content", "answer", "information", "text", "notes and details"]),
        (
            S::Touchpoint,
            &[
                "touchpoint", "touch point", "touchpoint and channel", "contact point", "point of contact", "interface",
                "digital touchpoint", "service touchpoint", "where", "point of interaction", "product touchpoint",
                "screen", "page", "ui screen",
            ],
        ),
        (S::Channel, &["channel", "medium", "media", "contact channel", "channel mix", "communication channel"]),
        (
            S::Thinking,
            &[
                "thinking", "thought", "think", "thinks", "mindset", "what they think", "mental state", "in their head",
                "inner voice", "what are they thinking", "what is she thinking", "what is he thinking", "what do they think", "what does she think", "what does he think", "customer thoughts", "mental model", "question", "asks themselves",
                "question they ask", "key question",
            ],
        ),
        (
            S::Saying,
            &[
                "saying", "says", "say", "quote", "quotation", "verbatim", "customer quote", "voice of customer",
                "voice of the customer", "in their own words", "what they say", "said", "voc", "customer voice",
            ],
        ),
        (
            S::Emotion,
            &[
                "emotion", "feeling", "feels", "feel", "mood", "emotional state", "what they feel", "emotional journey",
                "emotion curve", "emotional curve", "sentiment", "how they feel", "how do they feel", "how is she feeling", "how is he feeling", "how are they feeling", "how does she feel", "how does he feel", "what are they feeling", "what they feel", "experience", "customer experience",
                "state of mind", "emotional experience", "user emotion", "affect", "emotional response", "customer feeling",
                "experience curve", "emotional arc", "emoticon", "emoji", "smiley",
            ],
        ),
        (
            S::Score,
            &[
                "emotion score", "score", "rating", "experience score", "sentiment score", "mood score", "satisfaction",
                "satisfaction score", "satisfaction level", "happiness", "emotion level", "emotion rating", "valence",
                "customer satisfaction", "overall satisfaction", "feeling score", "experience rating",
            ],
        ),
        (S::Engagement, &["engagement", "engagement level", "involvement", "energy", "dramatic arc"]),
        (
            S::Pain,
            &[
                "pain point", "pain", "painpoint", "frustration", "problem", "issue", "challenge", "barrier", "obstacle",
                "friction", "friction point", "blocker", "struggle", "difficulty", "difficulties", "concern", "worry",
                "fear", "lowlight", "low", "what goes wrong", "what hurts", "what annoys them", "failure point", "fail point", "weakness", "negative",
                "negative experience", "complaint", "annoyance", "hurdle", "drop off risk", "gap",
            ],
        ),
        (
            S::Gain,
            &[
                "gain", "delight", "delighter", "positive", "strength", "what works", "benefit", "highlight", "bright spot",
                "wow moment", "positive experience", "what goes well", "pleasure point", "satisfier", "happy moment",
                "plus", "win", "customer benefit", "gain point",
            ],
        ),
        (S::Need, &["need", "customer need", "user need", "requirement", "want", "job to be done", "jtbd", "jobs to be done", "motivation", "needs and motivation"]),
        (S::Expectation, &["expectation", "expects", "customer expectation", "what they expect", "hope"]),
        (
            S::Goal,
            &[
                "goal", "objective", "customer goal", "user goal", "aim", "purpose", "desired outcome", "intent", "goals and needs",
                "intention", "what they want", "stage goal", "phase goal", "target outcome",
            ],
        ),
        (
            S::BusinessGoal,
            &[
                "business goal", "business objective", "company goal", "our goal", "organisational goal",
                "organizational goal", "business outcome", "strategic goal", "business aim", "goal of the company",
            ],
        ),
        (
            S::Opportunity,
            &[
                "opportunity", "opportunities", "opp", "idea", "solution", "improvement", "recommendation", "suggestion",
                "how might we", "hmw", "design opportunity", "opportunity area", "improvement idea", "innovation",
                "opportunity for improvement", "insight and opportunity", "potential improvement", "possible solution",
                "improvement opportunity", "next step", "action item", "what could be better", "what can be better", "what to improve", "how to improve", "how can we improve", "how could we improve", "what can we improve", "ideas for improvement", "fix", "wish", "proposed improvement",
            ],
        ),
        (
            S::Metric,
            &[
                "metric", "kpi", "measure", "measurement", "indicator", "key metric", "success metric", "key performance indicator",
                "performance indicator", "success measure", "data", "analytics", "kpis and metrics", "how we measure", "benchmark",
            ],
        ),
        (
            S::Frontstage,
            &[
                "frontstage", "front stage", "onstage", "on stage", "frontstage action", "frontstage interaction",
                "employee action", "visible employee action", "onstage contact", "visible contact", "staff action",
                "front stage action", "frontstage employee action", "customer facing", "provider action", "employee",
                "frontstage people", "contact employee action", "onstage contact employee", "onstage contact employee action",
                "onstage employee", "onstage employee action", "visible contact employee action",
            ],
        ),
        (S::FrontstageTechnology, &["frontstage technology", "onstage technology", "front stage technology", "customer facing technology", "frontstage system"]),
        (
            S::Backstage,
            &[
                "backstage", "back stage", "backstage action", "behind the scenes", "invisible employee action",
                "backstage interaction", "back office", "internal action", "internal activity", "backstage people",
                "backstage process", "internal process", "company activity", "our action", "back end", "backend",
                "invisible contact", "operational process", "backstage contact employee",
                "backstage contact employee action", "backstage employee", "backstage employee action",
                "invisible contact employee action",
            ],
        ),
        (S::BackstageTechnology, &["backstage technology", "back stage technology", "backstage system"]),
        (
            S::Support,
            &[
                "support", "support process", "supporting process", "support processes and systems", "internal support",
                "supporting activity", "support activity", "third party", "partner", "dependency", "dependencies", "supplier",
                "support system", "enabler",
            ],
        ),
        (
            S::System,
            &[
                "system", "technology", "technologies", "tech", "it", "it system", "tool", "tooling", "platform", "software", "system and technology", "infrastructure",
                "tech stack", "supporting technology", "application", "internal system", "api",
            ],
        ),
        (S::Policy, &["policy", "policies", "regulation", "rule", "compliance", "law", "legal", "business rule", "governance", "policy and regulation"]),
        (
            S::PhysicalEvidence,
            &["physical evidence", "evidence of service", "artefact", "artifact", "prop", "tangible", "output and evidence", "output evidence", "output", "physical artefact", "physical artifact", "deliverable", "service evidence"],
        ),
        (S::Time, &["time", "duration", "timing", "timeline", "time frame", "timeframe", "when", "time spent", "waiting time", "wait time", "date range", "length", "how long", "time period", "frequency"]),
        (S::Place, &["place", "location", "setting", "context", "environment", "physical space", "where they are"]),
        (S::People, &["people", "person", "participant", "actor", "stakeholder", "who", "people involved", "role", "other people", "who is involved"]),
        (S::Device, &["device", "device used", "equipment", "hardware"]),
        (
            S::Owner,
            &[
                "owner", "team", "department", "responsible", "responsible team", "team involved", "responsibility", "ownership",
                "internal ownership", "owned by", "process owner", "business unit", "accountable", "department involved", "internal owner",
            ],
        ),
        (
            S::Evidence,
            &["evidence", "source", "research", "data source", "insight source", "proof", "reference", "research source", "based on", "research basis"],
        ),
        (S::Note, &["note", "comment", "remark", "other", "misc", "additional information", "additional note", "further note"]),
        (S::Message, &["message", "communication", "campaign", "notification", "email", "key message", "marketing message"]),
        (S::Resource, &["resource", "resource needed", "required resource", "resources required", "budget", "asset"]),
        (S::Competitor, &["competitor", "competition", "competitor experience", "competitive landscape", "alternative"]),
        (S::Truth, &["moment of truth", "mot", "key moment", "critical moment", "moment that matter", "moments that matter", "make or break moment"]),
        (S::Severity, &["severity", "pain severity", "pain level", "severity of pain", "criticality"]),
        (S::Impact, &["impact", "value to customer", "customer impact"]),
        (S::Effort, &["effort", "implementation effort", "complexity"]),
        (S::Image, &["image", "storyboard", "picture", "photo", "illustration", "visual", "screenshot", "sketch"]),
        (S::Persona, &["persona", "customer", "user", "customer persona", "user persona", "primary persona", "customer type", "customer segment", "segment", "target group", "archetype", "user type", "primary user"]),
        (S::Scenario, &["scenario", "journey scenario", "situation", "story", "user story", "scope"]),
        (S::Title, &["title", "map", "map name", "journey name", "name of journey", "journey map", "customer journey map", "journey title", "map title", "user journey map", "experience map", "service blueprint", "blueprint"]),
        (S::Summary, &["summary", "overview", "abstract", "journey summary"]),
        (S::Line, &["line of visibility", "line of interaction", "line of internal interaction", "visibility line", "interaction line", "internal interaction line", "line of internal visibility"]),
        (S::Review, &["last updated", "updated", "last review", "last reviewed", "reviewed", "date", "created", "last modified"]),
        (S::Gone, &["target", "version", "author", "created by"]),
    ],
    feelings: &[
        (2, &["delighted", "excited", "thrilled", "ecstatic", "overjoyed", "amazed", "proud", "very happy", "very satisfied", "enthusiastic", "loyal", "euphoric", "loves it", "elated", "wow", "peak"]),
        (1, &["happy", "satisfied", "pleased", "glad", "confident", "hopeful", "optimistic", "interested", "curious", "relieved", "comfortable", "content", "motivated", "reassured", "calm", "trusting", "relaxed", "good", "positive", "inspired", "grateful", "engaged", "at ease", "welcomed", "valued", "supported", "empowered", "accomplished", "joy", "trust", "intrigued", "high", "delight", "focused", "determined", "encouraged", "appreciated"]),
        (0, &["neutral", "indifferent", "ok", "okay", "fine", "mixed", "unsure", "ambivalent", "average", "medium", "so so", "meh", "expectant", "surprised"]),
        (-1, &["anxious", "worried", "confused", "uncertain", "unhappy", "sad", "disappointed", "annoyed", "nervous", "impatient", "bored", "tired", "skeptical", "sceptical", "hesitant", "dissatisfied", "stressed", "concerned", "doubtful", "lost", "uneasy", "insecure", "pressured", "negative", "low", "irritated", "apprehensive", "cautious", "lonely", "guilty", "tense", "doubt", "confusion", "resigned", "bad", "wary", "suspicious"]),
        (-2, &["frustrated", "angry", "furious", "devastated", "desperate", "hopeless", "overwhelmed", "scared", "afraid", "very unhappy", "very dissatisfied", "very frustrated", "panicked", "terrible", "outraged", "upset", "frustration", "anger", "despair", "helpless", "valley", "awful", "panic"]),
    ],
    severities: &[
        ("critical", &["critical", "severe", "blocker", "showstopper", "urgent", "very high"]),
        ("high", &["high", "major", "serious"]),
        ("medium", &["medium", "moderate", "med", "mid"]),
        ("low", &["low", "minor", "small", "minimal"]),
    ],
    channels: &[
        ("web", &["web", "website", "web site", "site", "webpage", "online"]),
        ("app", &["app", "mobile app", "mobile", "application"]),
        ("email", &["email", "e mail", "mail", "newsletter"]),
        ("sms", &["sms", "text message", "text"]),
        ("push", &["push", "push notification"]),
        ("phone", &["phone", "call", "telephone", "phone call", "hotline", "call center", "call centre"]),
        ("chat", &["chat", "live chat", "chatbot", "web chat"]),
        ("social", &["social", "social media", "social network"]),
        ("search", &["search", "search engine"]),
        ("ad", &["ad", "advertisement", "advertising", "ads", "display ad"]),
        ("event", &["event", "webinar", "trade fair"]),
        ("store", &["store", "shop", "branch", "in store", "in person", "retail store"]),
        ("mail", &["post", "letter", "postal mail", "direct mail"]),
        ("kiosk", &["kiosk"]),
        ("partner", &["partner", "reseller"]),
        ("word-of-mouth", &["word of mouth", "friends", "referral", "recommendation"]),
    ],
    whose: &["customer", "user", "client", "guest", "patient", "student", "buyer", "shopper", "visitor", "traveller", "traveler", "citizen", "member", "learner", "the", "our", "your", "key", "main", "overall", "stage", "phase", "primary", "actor", "consumer", "persona", "current", "possible", "potential"],
    asks: &["what", "which", "how", "where", "is", "are", "does", "do", "the", "they", "he", "she", "their", "s"],
    joins: &["and", "or", "with"],
    nothing: &["n a", "na", "none", "nil", "tbd", "not applicable"],
    negations: &["not", "no", "never", "less", "without", "isn t", "hardly"],
    yes: &["yes", "true", "y"],
};
