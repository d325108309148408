//! One map is checked, and mended where that is asked for.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Error;

use super::{AllFonts, open};
use crate::cli::accepted::Accepted;
use crate::cli::args::Check;
use crate::cli::difference::difference;
use crate::cli::disk::DiskFiles;
use crate::cli::inputs::Input;
use crate::cli::mend::mend;
use crate::cli::reports::{Reports, Seen};
use crate::cli::workspaces::{Loaded, Workspaces};
use crate::cli::write;
use crate::diagnostic::{Code, Diagnostic};
use crate::lint::{Asked, Day, Levels, settle};
use crate::source::Source;
use crate::spec::workspace::Sharing;
use crate::text::Fonts;
use crate::yaml::Node;

/// What every map is checked with.
pub(super) struct Checking<'a> {
    pub(super) wanted: &'a Check,
    pub(super) workspaces: &'a Workspaces,
    pub(super) fonts: &'a AllFonts,
    pub(super) levels: Levels,
    pub(super) codes: Vec<&'static Code>,
    pub(super) today: Day,
    /// The findings that are accepted, where a file says so.
    pub(super) accepted: Option<&'a Accepted>,
}

/// What came of one map.
pub(super) struct Checked {
    pub(super) findings: Vec<Diagnostic>,
    pub(super) seen: Seen,
    /// What was mended: the file, and how many changes were made.
    pub(super) mended: Option<(PathBuf, usize)>,
    /// What would be mended, as a unified diff.
    pub(super) diff: String,
}

impl Checking<'_> {
    /// Checks a map, and mends it where it is asked for.
    pub(super) fn check(&self, input: &Input, reports: &Reports) -> Result<Checked, Error> {
        let (source, files, found) = open(input)?;
        let mut checked = Checked { findings: Vec::new(), seen: Seen::default(), mended: None, diff: String::new() };
        if let Some(found) = found {
            checked.findings = vec![found];
            checked.seen = reports.see(&source, None, &checked.findings);
            return Ok(checked);
        }
        let workspace = self.workspaces.of(input);
        let way = workspace.as_ref().map(|workspace| workspace.way(input)).unwrap_or_default();
        let sharing = self.workspaces.sharing(workspace.as_deref(), &way);
        let around = Around { files: &files, workspace: workspace.as_deref(), sharing };
        let mut source = around.share(source);
        if self.wanted.fixes.fix || self.wanted.fixes.diff {
            let find = |text: &str| self.find(&around.share(Source::new(source.name(), text)), &around).0;
            let mended = mend(source.text(), self.wanted.fixes.guesses, find);
            match (mended, input.path()) {
                (Some(mended), _) if self.wanted.fixes.diff => {
                    checked.diff = difference(source.name(), source.text(), &mended.text);
                }
                (Some(mended), Some(path)) => {
                    // A file that is named by a link is written where it is: writing replaces a link.
                    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
                    write::to_file(&place, mended.text.as_bytes())?;
                    source = around.share(Source::new(source.name(), mended.text));
                    checked.mended = Some((path.to_path_buf(), mended.count));
                }
                _ => {}
            }
        }
        let (findings, node) = self.find(&source, &around);
        (checked.findings, checked.seen) =
            reports.see_but(&source, node.as_ref(), findings, self.accepted, self.wanted.write_baseline);
        Ok(checked)
    }

    /// What is found in a text, and the text as a tree.
    fn find(&self, source: &Source, around: &Around<'_>) -> (Vec<Diagnostic>, Option<Node>) {
        let mut levels = around.workspace.map(|workspace| workspace.settings.levels.clone()).unwrap_or_default();
        levels.extend(&self.levels);
        let folder = around.workspace.map(|workspace| workspace.folder.clone());
        let bundled = Fonts::default();
        let fonts = self.fonts.get(&folder).unwrap_or(&bundled);
        let analysis = crate::analyse(source, around.files, fonts, around.sharing);
        let mut found = analysis.findings.clone();
        let mut limits = around.workspace.map(|workspace| workspace.settings.limits).unwrap_or_default();
        for (name, count) in &self.wanted.limit {
            if let Some(limit) = limits.named(name) {
                *limit = *count;
            }
        }
        found.append(crate::lint_within(&analysis, source, self.today, limits));
        let findings = settle(found, source, analysis.node.as_ref(), &levels, &self.codes, Asked::Rules);
        (findings, analysis.node)
    }
}

/// What lies around a map.
struct Around<'a> {
    files: &'a DiskFiles,
    workspace: Option<&'a Loaded>,
    sharing: Option<Sharing<'a>>,
}

impl Around<'_> {
    /// A text with that which it shares with other maps.
    fn share(&self, source: Source) -> Source {
        match self.sharing {
            Some(sharing) => source.sharing(Arc::clone(&sharing.workspace.source)),
            None => source,
        }
    }
}
