//! The map that a diagram stands for, and what became of each of its tokens.

use std::collections::{HashMap, HashSet};

use super::bit::Bit;
use super::score::{HIGHEST, LOWEST, Score, score};
use super::statement::Statement;
use super::task::{Task, bare};
use super::words::{said, words};
use crate::diagnostic::Diagnostic;
use crate::import::draft::{Draft, Persona, Said, Stage, Step};
use crate::import::foreign::{Foreign, refusal};
use crate::import::loss::{Entry, Fate};
use crate::source::Span;
use crate::spec::slug::slug;

/// The comment of ours before a task that has a score only because Mermaid wants one.
const UNKNOWN_SCORE: &str = "not known";
/// How the comment of ours begins that says so at the head of a diagram.
const UNKNOWN_SCORES: &str = "A score marked `not known` is Mermaid's middle";
/// Why the setting is left out.
const LOOKS: &str = "how Mermaid draws; here that is for a theme";

/// The map of these statements. `heading` stands above a diagram in Markdown.
pub(super) fn build(
    foreign: &Foreign,
    statements: Vec<Statement<'_>>,
    heading: Option<&String>,
) -> Result<(Draft, Vec<Entry>), Box<Diagnostic>> {
    let first = statements.iter().find_map(|statement| match statement {
        Statement::Frame(span) => Some(*span),
        _ => None,
    });
    let mut builder = Builder {
        has_sections: statements.iter().any(|statement| matches!(statement, Statement::Section { .. })),
        people: people(&statements),
        ..Builder::default()
    };
    for statement in statements {
        builder.take(statement);
    }
    if builder.draft.stages.is_empty() {
        let at = first.unwrap_or(Span::new(0, 0));
        return Err(Box::new(
            refusal(at, "this journey has no sections and no tasks")
                .help("write a task, like `Pays: 4: Buyer`, or leave the diagram out"),
        ));
    }
    builder.finish(foreign, heading);
    Ok((builder.draft, builder.entries))
}

/// The actors of all tasks, in the order in which they come.
fn people(statements: &[Statement<'_>]) -> Vec<String> {
    let (mut people, mut seen): (Vec<String>, HashSet<String>) = (Vec::new(), HashSet::new());
    for statement in statements {
        let Statement::Task { task, .. } = statement else { continue };
        for name in task.actors.iter().map(|actor| words(*actor).0.replace('\n', " ")) {
            if !name.is_empty() && seen.insert(name.clone()) {
                people.push(name);
            }
        }
    }
    people
}

#[derive(Default)]
struct Builder {
    draft: Draft,
    entries: Vec<Entry>,
    /// Comments that stand before what comes next.
    comments: Vec<String>,
    people: Vec<String>,
    has_sections: bool,
    /// The title, and why it is not what Mermaid reads.
    title: Option<(Said, Span, Option<&'static str>)>,
    /// Whether the diagram marks scores that nobody knows, and whether the next one is.
    marks_unknown: bool,
    is_unknown: bool,
    acc_title: Option<(Said, Span)>,
    summary: Option<(Said, Span)>,
}

impl Builder {
    fn take(&mut self, statement: Statement<'_>) {
        match statement {
            Statement::Frame(span) => self.entry(Fate::Mapped, "frame", span, "", ""),
            Statement::Setting { whole, what } => self.entry(Fate::Unmapped, what, whole, "", LOOKS),
            Statement::Separator(span) => {
                let why = "Mermaid refuses a `;`; here it ends a statement";
                self.comments.push(format!("guessed: {why}"));
                self.entry(Fate::Guessed, "separator", span, "", why);
            }
            Statement::Stray { whole, reason } => self.entry(Fate::Unmapped, "statement", whole, "", reason),
            Statement::Comment { whole, words, guess } => {
                if self.is_of_ours(words.text) {
                    return self.entry(Fate::Mapped, "frame", whole, "", "");
                }
                self.comments.push(words.text.to_owned());
                self.comments.extend(guess.map(|why| format!("guessed: {why}")));
                let fate = if guess.is_some() { Fate::Guessed } else { Fate::Mapped };
                self.entry(fate, "comment", whole, "a comment", guess.unwrap_or(""));
            }
            Statement::FrontTitle { whole, words } => self.title(whole, Said::plain(words), None),
            Statement::Title { whole, words: bit, instead } => {
                let (said, why) = said(bit);
                let said = match instead {
                    Some(why) => said.guessed(why),
                    None => said,
                };
                self.title(whole, said, instead.or(why));
            }
            Statement::AccTitle { whole, words: bit } => {
                // Here every sign is a word, up to the end of the line.
                let said = self.commented(Said::plain(words(bit).0));
                if let Some((_, earlier)) = self.acc_title.replace((said, whole)) {
                    self.entry(Fate::Unmapped, "accTitle", earlier, "", "a later `accTitle` wins, in Mermaid too");
                }
            }
            Statement::AccDescr { whole, lines } => {
                let lines: Vec<String> = lines.into_iter().map(|line| words(line).0).collect();
                let said = self.commented(Said::plain(lines.join("\n").trim()));
                if let Some((_, earlier)) = self.summary.replace((said, whole)) {
                    self.entry(Fate::Unmapped, "accDescr", earlier, "", "a later `accDescr` wins, in Mermaid too");
                }
            }
            Statement::Section { whole, words, instead } => self.section(whole, words, instead),
            Statement::Task { task, instead } => self.task(&task, instead),
        }
    }

    /// Whether a comment is one that we write where no feeling is known. Then the score of the next task is none.
    fn is_of_ours(&mut self, comment: &str) -> bool {
        let begins = comment.starts_with(UNKNOWN_SCORES);
        self.marks_unknown |= begins;
        let marks = self.marks_unknown && comment == UNKNOWN_SCORE;
        self.is_unknown |= marks;
        begins || marks
    }

    fn entry(&mut self, fate: Fate, what: &'static str, span: Span, to: &str, reason: &str) {
        self.entries.push(Entry { fate, what, span, to: to.to_owned(), reason: reason.to_owned() });
    }

    /// Words with the comments that stand before them.
    fn commented(&mut self, said: Said) -> Said {
        let mut comments = std::mem::take(&mut self.comments);
        comments.extend(said.comments);
        Said { comments, ..said }
    }

    fn title(&mut self, whole: Span, said: Said, why: Option<&'static str>) {
        let said = self.commented(said);
        if let Some((_, earlier, _)) = self.title.replace((said, whole, why)) {
            self.entry(Fate::Unmapped, "title", earlier, "", "a later `title` wins, in Mermaid too");
        }
    }

    fn section(&mut self, whole: Span, bit: Bit<'_>, instead: Option<&'static str>) {
        let (mut said, why) = said(bit);
        said.words = said.words.replace('\n', " ");
        let mut why = instead
            .or(why)
            .or_else(|| bare(bit.text).any(|(_, sign)| sign == ':').then_some("Mermaid refuses a `:` in a section"));
        if said.words.is_empty() {
            why = Some("Mermaid refuses a section without a name");
            "?".clone_into(&mut said.words);
        }
        if let (Some(why), true) = (why, said.comments.is_empty()) {
            said = said.guessed(why);
        }
        let is_same = self.draft.stages.last().is_some_and(|last| last.name.words == said.words);
        let is_back = self.draft.stages.iter().any(|stage| stage.name.words == said.words);
        if !is_same {
            let name = self.commented(said);
            self.draft.stages.push(Stage { name, ..Stage::default() });
        }
        let to = format!("stages[{}].name", self.draft.stages.len() - 1);
        let reason = why.unwrap_or(match (is_same, is_back) {
            (true, _) => "one stage with the section before, as Mermaid draws it",
            (_, true) => "a stage of its own, as Mermaid draws it",
            _ => "",
        });
        let fate = if why.is_some() { Fate::Guessed } else { Fate::Mapped };
        self.entry(fate, "section", whole, &to, reason);
    }

    fn task(&mut self, task: &Task<'_>, instead: Option<&'static str>) {
        if self.draft.stages.is_empty() {
            let name = if self.has_sections { "Start" } else { "Journey" };
            let name = Said::plain(name).guessed("these tasks stand in no section");
            self.draft.stages.push(Stage { name, ..Stage::default() });
        }
        let stage = self.draft.stages.len() - 1;
        let steps = self.draft.stages.last().map_or(0, |stage| stage.steps.len());
        let to = |key: &str| format!("stages[{stage}].steps[{steps}].{key}");
        let (mut action, why) = said(task.name);
        action.comments.clear();
        let nameless = action.words.is_empty().then_some("Mermaid shows a task without a name");
        if nameless.is_some() {
            "?".clone_into(&mut action.words);
        }
        let why = instead.or(task.guess).or(why).or(nameless);
        if let Some(why) = why {
            action = action.guessed(why);
        }
        let fate = if why.is_some() { Fate::Guessed } else { Fate::Mapped };
        let name_span =
            if task.name.text.is_empty() { task.score.map_or(task.name.span(), Bit::span) } else { task.name.span() };
        self.entry(fate, "task", name_span, &to("action"), why.unwrap_or(""));
        let mut step = Step { action: self.commented(action), ..Step::default() };
        self.score(task, &mut step, &to("emotion"));
        let mut seen: HashSet<String> = step.whose.iter().cloned().collect();
        for actor in &task.actors {
            self.actor(*actor, &mut step, &mut seen, &to("for"));
        }
        if let Some(extra) = task.extra {
            let why = "Mermaid drops what stands behind the actors";
            step.notes.push(Said::plain(words(extra).0).guessed(why));
            self.entry(Fate::Guessed, "text", extra.span(), &to("note"), why);
        }
        if let Some(stage) = self.draft.stages.last_mut() {
            stage.steps.push(step);
        }
    }

    fn score(&mut self, task: &Task<'_>, step: &mut Step, to: &str) {
        let is_unknown = std::mem::take(&mut self.is_unknown);
        let Some(bit) = task.score else { return };
        if is_unknown {
            return self.entry(Fate::Mapped, "frame", bit.span(), "", "");
        }
        let read = score(bit.text);
        let shown = bit.text;
        let (number, why) = match read {
            Score::Number(number) if (LOWEST..=HIGHEST).contains(&number) => (number, None),
            Score::Number(number) => {
                (number, Some(format!("`{shown}` is beyond Mermaid's scale of 1 to 5, and is drawn off its plot")))
            }
            Score::Meant(number) => (number, Some(format!("`{shown}` is no number to Mermaid"))),
            Score::Nothing => {
                let why = "nothing stands where Mermaid wants a score, which it reads as 0";
                step.action.comments.push(format!("guessed: {why}"));
                return self.entry(Fate::Guessed, "score", bit.span(), "", why);
            }
            Score::Words => return self.feeling(bit, task, step, to),
        };
        step.score = Some(number.clamp(LOWEST, HIGHEST));
        step.emotion_comments.extend(why.iter().map(|why| format!("guessed: {why}")));
        let fate = if why.is_some() { Fate::Guessed } else { Fate::Mapped };
        self.entry(fate, "score", bit.span(), to, why.as_deref().unwrap_or(""));
    }

    /// Words where a score is wanted: a feeling, or somebody known where no actor follows.
    fn feeling(&mut self, bit: Bit<'_>, task: &Task<'_>, step: &mut Step, to: &str) {
        let (said, _) = words(bit);
        if task.actors.is_empty() && self.people.contains(&said) {
            let why = "no number stands where Mermaid wants a score, and this is an actor elsewhere";
            step.action.comments.push(format!("guessed: {why}"));
            step.whose.push(said);
            self.entry(Fate::Guessed, "actor", bit.span(), to, why);
            return;
        }
        if said.chars().any(char::is_alphabetic) && !said.eq_ignore_ascii_case("nan") {
            let why = "Mermaid wants a number here, and draws no face for a word";
            step.emotion_comments.push(format!("guessed: {why}"));
            step.feeling = Some(said);
            self.entry(Fate::Guessed, "score", bit.span(), to, why);
            return;
        }
        step.action.comments.push(format!("left out: the score `{}`, which is no number", bit.text));
        self.entry(Fate::Unmapped, "score", bit.span(), "", "it is no number");
    }

    fn actor(&mut self, bit: Bit<'_>, step: &mut Step, seen: &mut HashSet<String>, to: &str) {
        let (said, why) = said(bit);
        let name = said.words.replace('\n', " ");
        if name.is_empty() {
            // Between commas or at the end there is nothing to point at.
            if !bit.text.is_empty() {
                self.entry(Fate::Unmapped, "actor", bit.span(), "", "it has no name");
            }
            return;
        }
        if seen.insert(name.clone()) {
            step.whose.push(name);
        }
        step.action.comments.extend(why.map(|why| format!("guessed: {why}")));
        let fate = if why.is_some() { Fate::Guessed } else { Fate::Mapped };
        self.entry(fate, "actor", bit.span(), to, why.unwrap_or(""));
    }

    /// Settles title, summary and people when everything is known.
    fn finish(&mut self, foreign: &Foreign, heading: Option<&String>) {
        let acc_title = self.acc_title.take();
        let (title, from_acc) = match (self.title.take(), &acc_title) {
            (Some((said, span, why)), _) => {
                let fate = if why.is_some() { Fate::Guessed } else { Fate::Mapped };
                self.entry(fate, "title", span, "title", why.unwrap_or(""));
                (said, false)
            }
            (None, Some((said, span))) => {
                let why = "the diagram has no `title`, so that its `accTitle` is one";
                self.entry(Fate::Guessed, "accTitle", *span, "title", why);
                (said.clone().guessed(why), true)
            }
            (None, None) => (title_of(foreign, heading), false),
        };
        self.draft.title = one_line(title);
        self.draft.map_type = Said::plain("current-state").guessed("Mermaid does not say what a journey is made for");
        if let Some((said, span)) = self.summary.take() {
            self.entry(Fate::Mapped, "accDescr", span, "summary", "");
            self.draft.summary = Some(said).filter(|said| !said.words.is_empty());
        }
        if let Some((said, span)) = acc_title.filter(|_| !from_acc) {
            self.second_title(said, span);
        }
        self.draft.scale = Some((LOWEST, HIGHEST)).filter(|_| self.steps().any(|step| step.score.is_some()));
        self.name_people();
        self.draft.comments = std::mem::take(&mut self.comments);
    }

    fn steps(&self) -> impl Iterator<Item = &Step> {
        self.draft.stages.iter().flat_map(|stage| &stage.steps)
    }

    /// An accessible title beside a title.
    fn second_title(&mut self, said: Said, span: Span) {
        if said.words == self.draft.title.words || said.words.is_empty() {
            self.entry(Fate::Mapped, "accTitle", span, "title", "");
            return;
        }
        let why = "a map has one title, so that `accTitle` is a note";
        self.entry(Fate::Guessed, "accTitle", span, "note", why);
        self.draft.notes.push(said.guessed(why));
    }

    /// Makes personas of the actors, and lets steps name them by id where not everyone is meant.
    fn name_people(&mut self) {
        let people = std::mem::take(&mut self.people);
        let slugs: Vec<String> = people.iter().map(|name| slug(name)).collect();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for slug in &slugs {
            *counts.entry(slug).or_default() += 1;
        }
        let is_fit = |own: &str| !own.is_empty() && counts.get(own) == Some(&1);
        let ids: Vec<(String, bool)> = slugs
            .iter()
            .enumerate()
            .map(|(at, own)| if is_fit(own) { (own.clone(), false) } else { (format!("actor-{}", at + 1), true) })
            .collect();
        let places: HashMap<&String, usize> = people.iter().enumerate().map(|(at, name)| (name, at)).collect();
        for stage in &mut self.draft.stages {
            for step in &mut stage.steps {
                let mut named: Vec<usize> = step.whose.iter().filter_map(|name| places.get(name).copied()).collect();
                named.sort_unstable();
                named.dedup();
                let named: Vec<String> =
                    named.into_iter().filter_map(|at| ids.get(at)).map(|(id, _)| id.clone()).collect();
                step.whose = if named.len() == people.len() { Vec::new() } else { named };
            }
        }
        let persona = |(name, (id, written)): (String, (String, bool))| Persona {
            id: if written { id } else { String::new() },
            name: Said::plain(name),
            ..Persona::default()
        };
        self.draft.personas = people.into_iter().zip(ids).map(persona).collect();
    }
}

/// A title for a diagram that has none: the heading above it, else the name of the file.
fn title_of(foreign: &Foreign, heading: Option<&String>) -> Said {
    if let Some(heading) = heading {
        return Said::plain(heading).guessed("the diagram has no title, so that the heading above it is one");
    }
    foreign.title("the diagram")
}

fn one_line(said: Said) -> Said {
    let words = said.words.split_whitespace().collect::<Vec<_>>().join(" ");
    Said { words: if words.is_empty() { "Journey".to_owned() } else { words }, ..said }
}
