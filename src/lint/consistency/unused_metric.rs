//! `unused-metric`: a metric that is declared and never given a value.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::{Subject, written};
use crate::model::name::slug;

rule!(/** A metric that is never given a value. */ "unused-metric", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let read: BTreeSet<usize> = subject.readings().map(|reading| reading.metric).collect();
    let unread = |index: &usize| !read.contains(index);
    let metrics: Vec<_> = subject.map.metrics.iter().enumerate().filter(|(index, _)| unread(index)).collect();
    if metrics.iter().all(|(_, metric)| !metric.declared) {
        return;
    }
    let causes = written::pain_points(subject).filter_map(|pain| pain.cause.as_ref()?.of.as_ref());
    let causes: BTreeSet<String> = causes.map(|of| slug(&of.value)).collect();
    let unread: BTreeSet<&str> = metrics.iter().map(|(_, metric)| metric.id.as_str()).collect();
    for definition in &subject.written.metrics.0 {
        let Some(id) = definition.id.as_ref().or(definition.name.as_ref()) else { continue };
        let slug = slug(&id.value);
        if !unread.contains(slug.as_str()) || causes.contains(&slug) || !written::is_own(id.span) {
            continue;
        }
        findings.report(&CODE, || {
            let message = format!("`{}` is declared and has no value anywhere", shown(&id.value));
            let finding = Diagnostic::new(&CODE, id.span, message);
            finding.help(format!("write `metrics: {{{}: …}}` where it is measured, or delete it", shown(&id.value)))
        });
    }
}
