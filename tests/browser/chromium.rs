//! Runs headless Chromium on one page, offline, and gives back what stands in it at the end.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Names that the browser goes by.
const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// How long it may take for all maps together.
const PATIENCE: Duration = Duration::from_mins(3);

/// What a browser made of a page.
pub(crate) struct Seen {
    /// The page after its scripts have run.
    pub(crate) page: String,
    /// What it wrote to its console.
    pub(crate) console: Vec<String>,
}

/// The browser of this machine.
pub(crate) fn find() -> Option<&'static str> {
    NAMES.into_iter().find(|name| {
        let asked = Command::new(name)
            .arg("--version")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        asked.is_ok_and(|status| status.success())
    })
}

/// Opens `page` on a light screen; `folder` is for what the browser leaves behind.
pub(crate) fn open(browser: &str, page: &Path, folder: &Path) -> Result<Seen, String> {
    open_on(Screen::Light, browser, page, folder)
}

/// What a screen prefers, by the browser's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Screen {
    /// Light on dark.
    Dark = 0,
    /// Dark on light.
    Light = 1,
}

/// Opens `page` on a screen; `folder` is for what the browser leaves behind.
pub(crate) fn open_on(screen: Screen, browser: &str, page: &Path, folder: &Path) -> Result<Seen, String> {
    let (out, log) = (folder.join("page.html"), folder.join("log.txt"));
    let file = |path: &Path| File::create(path).map_err(|error| format!("{}: {error}", path.display()));
    let mut child = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-sync",
        ])
        .args([
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-extensions",
        ])
        .args(["--host-resolver-rules=MAP * ~NOTFOUND", "--force-device-scale-factor=1", "--enable-logging=stderr"])
        // The clock of the page is wound on as soon as it has nothing to do: fonts load, then it is written out.
        .args(["--virtual-time-budget=20000", "--dump-dom"])
        .arg(format!("--blink-settings=preferredColorScheme={}", screen as u8))
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("file://{}", page.display()))
        .stdin(Stdio::null())
        .stdout(file(&out)?)
        .stderr(file(&log)?)
        .spawn()
        .map_err(|error| format!("{browser}: {error}"))?;

    let start = Instant::now();
    while child.try_wait().map_err(|error| error.to_string())?.is_none() {
        if start.elapsed() > PATIENCE {
            // If it has ended in the meantime there is nothing to kill.
            let _ = child.kill();
            let _ = child.wait();
            return Err(format!("{browser} did not finish within {} s", PATIENCE.as_secs()));
        }
        sleep(Duration::from_millis(50));
    }
    let read = |path: &Path| fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let (page, log) = (read(&out).map_err(|error| error.to_string())?, read(&log).map_err(|error| error.to_string())?);
    let console = log.lines().filter(|line| line.contains(":CONSOLE")).map(str::to_owned).collect();
    Ok(Seen { page, console })
}
