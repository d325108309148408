//! `action.yml`: its inputs never become shell text, and its steps do what they say in the environment of a runner.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use serde_yaml::Value;

use super::{Ended, LUNCH, Repository, between, ended, programs, texts};
use crate::support::{repository, text_of};

fn action() -> Value {
    serde_yaml::from_str(&text_of(repository("action.yml"))).unwrap()
}

/// The names of a mapping, like `inputs`.
fn keys(action: &Value, of: &str) -> Vec<String> {
    let entries = action[of].as_mapping().unwrap();
    entries.keys().map(|key| key.as_str().unwrap().to_owned()).collect()
}

#[test]
fn inputs_are_declared_used_and_never_part_of_shell_text() {
    let action = action();
    let declared = keys(&action, "inputs");
    let mut used = Vec::new();
    for (way, text) in texts(&action["runs"]) {
        assert!(!way.ends_with("/run") || !text.contains("${{"), "{way}: {text}");
        for inside in between(&text, "${{", "}}") {
            if let Some(input) = inside.strip_prefix("inputs.") {
                assert!(way.contains("/env/") || way.contains("/with/"), "{way}: {text}");
                used.push(input.to_owned());
            }
        }
    }
    used.sort();
    let mut sorted = declared.clone();
    sorted.sort();
    assert_eq!(used, sorted, "each input is used once");
    for input in declared {
        let input = &action["inputs"][input.as_str()];
        assert!(input["default"].is_string() && input["description"].is_string(), "{input:?}");
    }
}

/// A runner: what its files hold after the steps.
struct Runner {
    small: Repository,
    /// Whether `journeymap` is on its path.
    has_program: bool,
}

/// What came of a run of the action.
struct Came {
    code: i32,
    said: String,
    outputs: BTreeMap<String, String>,
    summary: String,
    /// The folders that were put on the path.
    path: String,
}

impl Runner {
    fn new(has_program: bool) -> Self {
        Self { small: Repository::new(), has_program }
    }

    /// A file of the runner's own.
    fn own(&self, name: &str) -> PathBuf {
        self.small.path(".git").join(name)
    }

    /// Runs the steps as a runner does: expressions first, then each text by bash, until one fails.
    fn runs(&self, with: &[(&str, &str)]) -> Came {
        for file in ["output", "summary", "path"] {
            fs::write(self.own(file), "").unwrap();
        }
        let action = action();
        let mut known = BTreeMap::from([("github.action_path".to_owned(), repository("").display().to_string())]);
        for input in keys(&action, "inputs") {
            known.insert(
                format!("inputs.{input}"),
                action["inputs"][input.as_str()]["default"].as_str().unwrap().into(),
            );
        }
        for (input, value) in with {
            assert!(known.insert(format!("inputs.{input}"), (*value).to_owned()).is_some(), "no input {input}");
        }
        let mut came = Ended { code: 0, said: String::new() };
        for step in action["runs"]["steps"].as_sequence().unwrap() {
            let wanted = step["if"].as_str().is_none_or(|condition| holds(condition, &known));
            // Another action: here the cache, which has nothing.
            let Some(text) = step["run"].as_str().filter(|_| wanted && came.code == 0) else { continue };
            let ran = self.step(text, &step["env"], &known);
            came = Ended { code: ran.code, said: came.said + &ran.said };
            if let Some(id) = step["id"].as_str() {
                for line in text_of(self.own("output")).lines() {
                    let (name, value) = line.split_once('=').unwrap();
                    known.insert(format!("steps.{id}.outputs.{name}"), value.to_owned());
                }
            }
            fs::write(self.own("output"), "").unwrap();
        }
        let value = |output: &String| worth(action["outputs"][output.as_str()]["value"].as_str().unwrap(), &known);
        let outputs = keys(&action, "outputs").into_iter().map(|output| (output.clone(), value(&output))).collect();
        let (summary, path) = (text_of(self.own("summary")), text_of(self.own("path")));
        Came { code: came.code, said: came.said, outputs, summary, path }
    }

    fn step(&self, text: &str, variables: &Value, known: &BTreeMap<String, String>) -> Ended {
        let script = self.own("step.sh");
        fs::write(&script, text).unwrap();
        let mut command = self.small.command("bash");
        command.args(["--noprofile", "--norc", "-e", "-o", "pipefail"]).arg(script);
        let system = ["/usr/local/bin", "/usr/bin", "/bin"].map(PathBuf::from);
        let own = if self.has_program { programs() } else { self.own("bin") };
        command.env("PATH", std::env::join_paths([own].iter().chain(&system)).unwrap());
        for (name, value) in
            [("GITHUB_ACTIONS", "true"), ("CI", "true"), ("RUNNER_OS", "Linux"), ("RUNNER_ARCH", "X64")]
        {
            command.env(name, value);
        }
        command.env("GITHUB_WORKSPACE", self.small.folder.path()).env("RUNNER_TEMP", self.small.path(".git"));
        for (name, file) in [("GITHUB_OUTPUT", "output"), ("GITHUB_STEP_SUMMARY", "summary"), ("GITHUB_PATH", "path")] {
            command.env(name, self.own(file));
        }
        for (name, value) in variables.as_mapping().unwrap_or(&serde_yaml::Mapping::new()) {
            command.env(name.as_str().unwrap(), worth(value.as_str().unwrap(), known));
        }
        ended(&mut command)
    }
}

/// A text with what its expressions are worth; what is not known is empty, as for a runner.
fn worth(text: &str, known: &BTreeMap<String, String>) -> String {
    let inside = between(text, "${{", "}}");
    let spaced: BTreeMap<&str, String> =
        inside.into_iter().map(|name| (name, known.get(name).cloned().unwrap_or_default())).collect();
    spaced.into_iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("${{{{ {name} }}}}"), &value))
}

/// Whether `a == 'b' && c != 'd'` holds.
fn holds(condition: &str, known: &BTreeMap<String, String>) -> bool {
    condition.split(" && ").all(|part| {
        let (is_equal, (name, value)) =
            part.split_once(" == ").map_or_else(|| (false, part.split_once(" != ").unwrap()), |sides| (true, sides));
        (known.get(name).map_or("", String::as_str) == value.trim_matches('\'')) == is_equal
    })
}

#[test]
fn a_clean_repository_passes() {
    let runner = Runner::new(true);
    let came = runner.runs(&[("format-check", "true"), ("build-check", "true")]);
    assert_eq!(came.code, 0, "{}", came.said);
    assert_eq!(came.outputs["exit-code"], "0");
    assert_eq!((came.outputs["sarif"].as_str(), came.path.as_str()), ("", ""));
    assert!(!came.said.contains("::error"), "{}", came.said);
}

const WRONG: &str = "{name: Eats, touchpoint: {name: Plate, channel: stroe}}";

#[test]
fn a_finding_is_annotated_summed_up_counted_and_written_as_sarif() {
    let runner = Runner::new(true);
    runner.small.write("maps/lunch.journey.yaml", &LUNCH.replace("Eats", WRONG));
    let came = runner.runs(&[
        ("paths", "."),
        ("working-directory", "maps"),
        ("sarif", "out.sarif"),
        ("args", "--allow=all\n"),
    ]);
    assert_eq!(came.code, 1, "{}", came.said);
    let expected = "\n::error title=unknown-channel,file=maps/lunch.journey.yaml,line=3,";
    assert!(format!("\n{}", came.said).contains(expected), "{}", came.said);
    assert!(came.summary.contains("| error | `maps/lunch.journey.yaml:3:"), "{}", came.summary);
    assert_eq!((came.outputs["findings"].as_str(), came.outputs["exit-code"].as_str()), ("1", "1"));
    assert_eq!(came.outputs["sarif"], "maps/out.sarif");
    assert!(runner.small.read("maps/out.sarif").contains("\"unknown-channel\""));
}

#[test]
fn everything_that_is_asked_is_looked_at() {
    let runner = Runner::new(true);
    runner.small.write("maps/lunch.journey.yaml", "type: current-state\ntitle: Late lunch\nstages: [Queues, Eats]\n");
    let passes = runner.runs(&[]);
    assert_eq!(passes.code, 0, "{}", passes.said);
    let came = runner.runs(&[("format-check", "true"), ("build-check", "true")]);
    assert_eq!(came.code, 1, "{}", came.said);
    assert!(came.said.contains("::error title=journeymap fmt::"), "{}", came.said);
    assert!(came.said.contains("::error title=journeymap build::"), "{}", came.said);
    assert!(came.said.contains("stale: maps/lunch.svg\n"), "{}", came.said);
    let strict = runner.runs(&[("fail-on", "advice"), ("args", "--warn=map-without-goal")]);
    assert_eq!(strict.code, 1, "{}", strict.said);
    let share = runner.runs(&[("shard", "2/2"), ("fail-on", "advice")]);
    assert_eq!((share.code, share.outputs["findings"].as_str()), (0, "0"), "the only map is in the first share");
}

#[test]
fn only_what_has_changed_is_checked() {
    let runner = Runner::new(true);
    let (old, new) = (LUNCH.replace("Eats", WRONG), LUNCH.replace("Queues", WRONG));
    runner.small.write("maps/old.journey.yaml", &old);
    runner.small.commits("An old fault");
    runner.small.does("git", &["switch", "--quiet", "--create", "change"]);
    runner.small.write("maps/new.journey.yaml", &new);
    runner.small.commits("A new one");
    let came = runner.runs(&[("only-changed", "main"), ("args", "--allow=all")]);
    assert_eq!((came.code, came.outputs["findings"].as_str()), (1, "1"), "{}", came.said);
    assert!(came.said.contains("file=maps/new.journey.yaml") && !came.said.contains("old"), "{}", came.said);
}

#[test]
fn what_an_input_says_is_never_run() {
    let runner = Runner::new(true);
    for input in keys(&action(), "inputs") {
        for words in [
            "$(touch taken)",
            "`touch taken`",
            "x; touch taken",
            "\"; touch taken; \"",
            "'\ntouch taken\n'",
            "x\nexit-code=0",
        ] {
            runner.runs(&[("format-check", "true"), ("build-check", "true"), (&input, words)]);
            for folder in ["", "maps", ".git"] {
                assert!(!runner.small.path(folder).join("taken").exists(), "{input}: {words}");
            }
        }
    }
}

#[test]
fn a_program_that_is_not_there_is_compiled_kept_and_put_on_the_path() {
    let runner = Runner::new(false);
    let never = runner.runs(&[("install", "never")]);
    assert_eq!(never.code, 2);
    assert!(never.said.contains("::error title=journeymap::there is no journeymap on this runner"), "{}", never.said);
    // Stands for Cargo, which would take minutes: it "compiles" the program to where it is told to.
    fs::create_dir(runner.own("bin")).unwrap();
    let cargo = format!(
        "#!/bin/sh\n[ \"$1 $2 $3 $4\" = 'install --locked --quiet --path' ] && [ -f \"$5/Cargo.lock\" ] && [ $6 = --root ] &&\n\
         mkdir -p \"$7/bin\" && ln -s '{}/journeymap' \"$7/bin/\" && ln -s '{}/journeymap' {}\n",
        programs().display(),
        programs().display(),
        runner.own("bin/journeymap").display(),
    );
    fs::write(runner.own("bin/cargo"), cargo).unwrap();
    fs::set_permissions(runner.own("bin/cargo"), fs::Permissions::from_mode(0o755)).unwrap();
    let came = runner.runs(&[]);
    assert_eq!(came.code, 0, "{}", came.said);
    let root = runner.own("journeymap");
    assert_eq!(came.path.trim(), root.join("bin").display().to_string());
    assert!(root.join("bin/journeymap").exists());
}
