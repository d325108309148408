//! `journeymap build`: draws maps and writes what comes of it.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use anyhow::Error;

use super::args::{Build, Text};
use super::base;
use super::check::{elapsed, end, maps, open};
use super::destination::{self, Target};
use super::draw::{self, Style};
use super::exit::Exit;
use super::fonts;
use super::inputs::{self, Input};
use super::many;
use super::screen::Screen;
use super::themes;
use super::write::{self, Written};
use crate::diagnostic::Diagnostic;
use crate::output::{Options, Output, TextMode};
use crate::report;
use crate::text::Base;

/// Runs the verb.
pub(super) fn run(wanted: &Build, screen: &Screen) -> Result<Exit, Error> {
    let start = Instant::now();
    let Some(brand) = themes::theme(&wanted.theme, screen)? else {
        screen.tell("nothing was drawn: the theme has errors");
        return Ok(Exit::Findings);
    };
    let style = Style {
        theme: brand.theme,
        logo: brand.logo,
        width: wanted.width,
        whose: wanted.whose.clone(),
        fonts: fonts::fonts(&wanted.named.fonts, brand.fonts)?,
    };
    let options = options(wanted);
    let formats = destination::formats(&wanted.format);
    let inputs = inputs::find(&wanted.paths.paths);
    let mut run = Run::default();
    for error in &inputs.errors {
        run.fail(error, screen);
    }
    let plan = destination::plan(&inputs, &formats, wanted.output.as_deref(), wanted.whose.as_deref())?;
    for note in unused(wanted, plan.iter().flatten().map(|target| target.output)) {
        screen.note(&note);
    }
    let work: Vec<(&Input, Vec<Target>)> = inputs.maps.iter().zip(plan).collect();
    let results = many::each(&work, wanted.paths.jobs, screen, |(input, targets)| {
        build(input, targets, &style, &options, screen)
    })?;
    for ((input, _), result) in work.iter().zip(results) {
        match result {
            Ok(Ok(built)) => run.add(built, screen),
            Ok(Err(error)) => run.fail(&error, screen),
            Err(bug) => {
                screen.bug(&format!("{}: {bug}", input.name()));
                run.exit = run.exit.max(Exit::Internal);
            }
        }
    }
    screen.tell(run.summary(work.len(), start));
    Ok(run.exit)
}

/// What the formats are asked.
fn options(wanted: &Build) -> Options {
    let text = match wanted.text {
        Text::Font => TextMode::Font,
        Text::Paths => TextMode::Paths,
        Text::System => TextMode::System,
    };
    Options {
        text,
        scale: wanted.scale,
        background: wanted.background.unwrap_or_default(),
        paper: wanted.page,
        base: Base::default(),
    }
}

/// The options that no format which is written listens to.
fn unused(wanted: &Build, outputs: impl Iterator<Item = &'static Output>) -> Vec<String> {
    let outputs: Vec<&str> = outputs.map(|output| output.name).collect();
    let usual = Options::default();
    let asked: [(bool, &str, &[&str]); 4] = [
        (wanted.page != usual.paper, "--page", &["pdf"]),
        ((wanted.scale - usual.scale).abs() > 0.0, "--scale", &["png"]),
        (wanted.background.is_some(), "--background", &["png"]),
        (!matches!(wanted.text, Text::Font), "--text", text_formats(wanted.text)),
    ];
    // Where no map is drawn, nothing has an effect.
    let unheard = |formats: &[&str]| !outputs.is_empty() && !formats.iter().any(|format| outputs.contains(format));
    let note = |option: &str, formats: &[&str]| {
        let formats: Vec<String> = formats.iter().map(|format| format!("`-f {format}`")).collect();
        format!("`{option}` has no effect without {}", formats.join(" or "))
    };
    asked
        .iter()
        .filter(|(asked, _, formats)| *asked && unheard(formats))
        .map(|(_, option, formats)| note(option, formats))
        .collect()
}

/// The formats in which it matters how words stand.
const fn text_formats(text: Text) -> &'static [&'static str] {
    match text {
        Text::System => &["svg", "html"],
        Text::Font | Text::Paths => &["svg"],
    }
}

/// What came of one map.
struct Built {
    /// Everything found.
    findings: Vec<Diagnostic>,
    /// The same, drawn.
    drawn: String,
    /// Whether there is a picture.
    done: bool,
    /// Why there is none, where the findings do not say so.
    errors: Vec<Error>,
    /// What the user should know of the outputs.
    notes: Vec<String>,
    /// Files that were written.
    written: Vec<String>,
    /// Files that held the same bytes already.
    unchanged: usize,
    /// What goes to standard output.
    standard_output: Option<Vec<u8>>,
    /// How long it took.
    took: String,
}

fn build(input: &Input, targets: &[Target], style: &Style, options: &Options, screen: &Screen) -> Result<Built, Error> {
    let start = Instant::now();
    let (source, files, found) = open(input)?;
    let outputs: Vec<&'static Output> = targets.iter().map(|target| target.output).collect();
    let options = Options { base: base::base(input, targets), ..options.clone() };
    let result = match found {
        Some(found) => draw::Drawn { findings: vec![found], ..draw::Drawn::default() },
        None => draw::draw(&source, &files, file_name(input), &outputs, style, &options),
    };
    let mut built = Built {
        drawn: screen.draw(&source, &result.findings),
        findings: result.findings,
        done: result.files.is_some(),
        errors: result.refusal.map(|why| anyhow::anyhow!("`{}`: {why}", input.name())).into_iter().collect(),
        notes: Vec::new(),
        written: Vec::new(),
        unchanged: 0,
        standard_output: None,
        took: String::new(),
    };
    if !result.lacking.is_empty() {
        let boxed = targets.iter().filter(|target| target.output.draws_letters);
        built.notes.extend(boxed.map(|target| boxes(target, &result.lacking)));
    }
    // Every format is ready before the first file is touched.
    for (target, bytes) in targets.iter().zip(result.files.into_iter().flatten()) {
        let Some(path) = &target.path else {
            built.standard_output = Some(bytes);
            continue;
        };
        match write::to_file(path, &bytes) {
            Ok(Written::Changed) => built.written.push(path.display().to_string()),
            Ok(Written::Unchanged) => built.unchanged += 1,
            Err(error) => built.errors.push(error),
        }
    }
    built.took = elapsed(start);
    Ok(built)
}

/// What is said of a file with characters that could not be drawn.
fn boxes(target: &Target, lacking: &BTreeSet<String>) -> String {
    /// So many are named.
    const NAMED: usize = 20;
    let file = target.path.as_ref().map_or_else(|| "the picture".to_owned(), |path| format!("`{}`", path.display()));
    let named: Vec<&str> = lacking.iter().take(NAMED).map(String::as_str).collect();
    let more = match lacking.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{file} has boxes for characters that no font here has: {}{more}", named.join(" "))
}

/// The name that stands at the foot of the picture.
fn file_name(input: &Input) -> &str {
    match input {
        Input::Standard => "",
        Input::File { path, .. } => Path::file_name(path).and_then(|name| name.to_str()).unwrap_or_default(),
    }
}

/// What came of all maps so far.
#[derive(Default)]
struct Run {
    exit: Exit,
    findings: Vec<Diagnostic>,
    written: usize,
    /// How many went to standard output.
    told: usize,
    unchanged: usize,
    undone: usize,
}

impl Run {
    fn fail(&mut self, error: &Error, screen: &Screen) {
        screen.error(error);
        self.exit = self.exit.max(Exit::Usage);
    }

    fn add(&mut self, built: Built, screen: &Screen) {
        screen.show(&built.drawn);
        for note in &built.notes {
            screen.note(note);
        }
        for error in &built.errors {
            self.fail(error, screen);
        }
        if let Some(bytes) = &built.standard_output {
            match write::to_standard_output(bytes) {
                Ok(()) => self.told += 1,
                Err(error) => self.fail(&error, screen),
            }
        }
        if !built.written.is_empty() {
            screen.tell(format_args!("wrote {} in {}", built.written.join(", "), built.took));
        }
        self.exit = self.exit.max(end(&built.findings));
        self.written += built.written.len();
        self.unchanged += built.unchanged;
        self.undone += usize::from(!built.done);
        self.findings.extend(built.findings);
    }

    /// `3 maps, 6 files written, 2 unchanged in 41 ms: 1 warning`.
    fn summary(&self, count: usize, start: Instant) -> String {
        let files = if self.written == 1 { "file" } else { "files" };
        let mut parts = vec![maps(count)];
        if self.undone > 0 {
            parts.push(format!("{} not drawn", self.undone));
        }
        if self.told > 0 {
            parts.push("written to standard output".to_owned());
        }
        if self.written > 0 || self.told == 0 && self.unchanged == 0 && self.undone == 0 {
            parts.push(format!("{} {files} written", self.written));
        }
        if self.unchanged > 0 {
            parts.push(format!("{} unchanged", self.unchanged));
        }
        let summary = format!("{} in {}", parts.join(", "), elapsed(start));
        if self.findings.is_empty() { summary } else { format!("{summary}: {}", report::summary(&self.findings)) }
    }
}
