//! Drives headless Chromium by its developer protocol over a pipe, so that a test can press keys and see what comes of it.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// A browser with one tab.
pub(crate) struct Tab {
    child: Child,
    pipe: ChildStdin,
    answers: Receiver<Value>,
    session: Value,
    count: u64,
    events: Vec<Value>,
}

impl Tab {
    /// Starts a browser; `folder` is for what it leaves behind. It resolves no name, so nothing leaves the machine.
    pub(crate) fn start(browser: &str, folder: &Path) -> Self {
        let mut child = Command::new("sh")
            // The browser reads its third and writes its fourth file.
            .args(["-c", r#"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null"#, browser])
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"])
            .args(["--disable-sync", "--disable-quic", "--disable-background-networking", "--disable-extensions"])
            .args(["--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND", "--hide-scrollbars"])
            .args(["--force-device-scale-factor=1", "--remote-debugging-pipe"])
            .arg(format!("--user-data-dir={}", folder.join("profile").display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let pipe = child.stdin.take().unwrap();
        let output = child.stdout.take().unwrap();
        let (sender, answers) = channel();
        thread::spawn(move || {
            for message in BufReader::new(output).split(0) {
                let Some(value) = message.ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()) else { return };
                if sender.send(value).is_err() {
                    return;
                }
            }
        });
        let mut tab = Self { child, pipe, answers, session: Value::Null, count: 0, events: Vec::new() };
        let target = tab.call("Target.createTarget", &json!({"url": "about:blank"}))["targetId"].clone();
        let attached = tab.call("Target.attachToTarget", &json!({"targetId": target, "flatten": true}));
        tab.session = attached["sessionId"].clone();
        for domain in ["Page", "Runtime", "Log", "Network"] {
            tab.call(&format!("{domain}.enable"), &json!({}));
        }
        tab
    }

    /// Asks the browser and waits for its answer.
    pub(crate) fn call(&mut self, method: &str, parameters: &Value) -> Value {
        self.count += 1;
        let mut message = json!({"id": self.count, "method": method, "params": parameters});
        if !self.session.is_null() {
            message["sessionId"] = self.session.clone();
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.pipe.write_all(&bytes).unwrap();
        self.pipe.flush().unwrap();
        loop {
            let answer = self.answers.recv_timeout(PATIENCE).unwrap_or_else(|error| panic!("{method}: {error}"));
            if answer["id"] == json!(self.count) {
                assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return answer["result"].clone();
            }
            self.events.push(answer);
        }
    }

    /// Opens a page in a window of this size, on a dark screen or not, and waits until it stands.
    pub(crate) fn open(&mut self, page: &Path, (width, height): (u32, u32), dark: bool) {
        let scheme = if dark { "dark" } else { "light" };
        self.call(
            "Emulation.setDeviceMetricsOverride",
            &json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}),
        );
        self.call(
            "Emulation.setEmulatedMedia",
            &json!({"features": [{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]}),
        );
        self.call("Page.navigate", &json!({"url": "about:blank"}));
        self.events.clear();
        self.call("Page.navigate", &json!({"url": format!("file://{}", page.display())}));
        for _ in 0..200 {
            if self.value("location.protocol === 'file:' && document.readyState") == "complete" {
                self.value("document.fonts.ready.then(() => true)");
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("{} is not loaded", page.display());
    }

    /// What an expression of the page comes to.
    pub(crate) fn value(&mut self, expression: &str) -> Value {
        let answer = self.call(
            "Runtime.evaluate",
            &json!({"expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true}),
        );
        assert!(answer["exceptionDetails"].is_null(), "{expression}: {}", answer["exceptionDetails"]);
        answer["result"]["value"].clone()
    }

    /// The same where a number is meant.
    pub(crate) fn number(&mut self, expression: &str) -> f64 {
        let value = self.value(expression);
        value.as_f64().unwrap_or_else(|| panic!("{expression} is {value}"))
    }

    /// Presses a key.
    pub(crate) fn press(&mut self, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, None),
            "Enter" => (13, Some("\r")),
            "Escape" => (27, None),
            "ArrowLeft" => (37, None),
            "ArrowUp" => (38, None),
            "ArrowRight" => (39, None),
            "ArrowDown" => (40, None),
            other => (0, Some(other)),
        };
        for kind in ["keyDown", "keyUp"] {
            let mut event = json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code});
            if let (Some(text), "keyDown") = (text, kind) {
                event["text"] = json!(text);
            }
            self.call("Input.dispatchKeyEvent", &event);
        }
    }

    /// Moves, presses or releases the mouse, or turns its wheel by `delta` with the control key down.
    pub(crate) fn mouse(&mut self, kind: &str, (x, y): (f64, f64), delta: f64) {
        let pressed = matches!(kind, "mousePressed" | "mouseReleased");
        let button = if pressed { "left" } else { "none" };
        let modifiers = if kind == "mouseWheel" { 2 } else { 0 };
        self.call(
            "Input.dispatchMouseEvent",
            &json!({
                "type": kind, "x": x, "y": y, "button": button, "clickCount": i32::from(pressed),
                "deltaX": 0, "deltaY": delta, "modifiers": modifiers,
            }),
        );
    }

    /// Whatever went wrong since the page was opened: errors, console messages, and requests for anything but the page.
    pub(crate) fn complaints(&mut self) -> Vec<String> {
        // One more answer, so that what came before it is there.
        self.value("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
        let complaint = |event: &Value| {
            let parameters = &event["params"];
            match event["method"].as_str()? {
                "Runtime.exceptionThrown" => Some(parameters["exceptionDetails"].to_string()),
                "Runtime.consoleAPICalled" => Some(parameters["args"].to_string()),
                "Log.entryAdded" => Some(parameters["entry"]["text"].to_string()),
                "Network.requestWillBeSent" => {
                    let address = parameters["request"]["url"].as_str().unwrap_or_default();
                    let own = address.starts_with("data:") || parameters["type"] == "Document";
                    (!own).then(|| format!("a request for {address}"))
                }
                _ => None,
            }
        };
        self.events.iter().filter_map(complaint).collect()
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        // If it has ended in the meantime there is nothing to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
