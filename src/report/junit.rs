//! `JUnit` XML, which every CI server shows: a file is a suite, a finding a test.

use super::xml::{attributes, escaped};
use super::{File, Finding, Report, Run};

/// The report.
pub static JUNIT: Report =
    Report { name: "junit", about: "JUnit XML, for CI servers: a suite a file, a test a finding.", write };

fn write(run: &Run) -> String {
    let suites: String = run.files.iter().map(|file| suite(run, file)).collect();
    let failed = run.findings().filter(|found| run.fails_by(found)).count();
    let tests = run.files.iter().map(|file| file.findings.len().max(1)).sum::<usize>() + run.failures.len();
    let counts = attributes(&[
        ("name", "journeymap"),
        ("tests", &tests.to_string()),
        ("failures", &failed.to_string()),
        ("errors", &run.failures.len().to_string()),
    ]);
    let broken = if run.failures.is_empty() { String::new() } else { broken(&run.failures) };
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites{counts}>\n{suites}{broken}</testsuites>\n")
}

/// A file. One in which nothing was found is one test that passes.
fn suite(run: &Run, file: &File) -> String {
    let failed = file.findings.iter().filter(|found| run.fails_by(found)).count();
    let cases: String = if file.findings.is_empty() {
        format!("    <testcase{}/>\n", attributes(&[("name", "nothing found"), ("classname", &file.path)]))
    } else {
        file.findings.iter().map(|found| case(run, file, found)).collect()
    };
    let counts = attributes(&[
        ("name", &file.path),
        ("tests", &file.findings.len().max(1).to_string()),
        ("failures", &failed.to_string()),
        ("errors", "0"),
    ]);
    format!("  <testsuite{counts}>\n{cases}  </testsuite>\n")
}

/// A finding: a test that failed, or one that passed and has something to say, where it does not make the run fail.
fn case(run: &Run, file: &File, found: &Finding) -> String {
    let at = found.place.start;
    let name = format!("{} at {}:{}", found.code.name, at.line, at.column);
    let case = attributes(&[("name", &name), ("classname", &file.path), ("file", &found.path)]);
    let level = found.level.word();
    let text = format!("{}: {level}[{}]: {}", found.whereabouts(), found.code.name, found.sentence());
    let text = escaped(&text);
    let inner = if run.fails_by(found) {
        format!("<failure{}>{text}</failure>", attributes(&[("message", &found.message), ("type", level)]))
    } else {
        format!("<system-out>{text}</system-out>")
    };
    format!("    <testcase{case}>\n      {inner}\n    </testcase>\n")
}

/// What could not be read.
fn broken(failures: &[String]) -> String {
    let count = failures.len().to_string();
    let cases: String = failures.iter().map(|failure| unread(failure)).collect();
    let counts = attributes(&[("name", "journeymap"), ("tests", &count), ("failures", "0"), ("errors", &count)]);
    format!("  <testsuite{counts}>\n{cases}  </testsuite>\n")
}

fn unread(failure: &str) -> String {
    let case = attributes(&[("name", failure), ("classname", "journeymap")]);
    let error = attributes(&[("message", failure), ("type", "failure")]);
    format!("    <testcase{case}>\n      <error{error}/>\n    </testcase>\n")
}
