//! Logs: one JSON object per line, or text for people, written by a thread of their own.

use std::{
    io::{self, IsTerminal, Write},
    sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
    thread::JoinHandle,
    time::Duration,
};

use tracing_subscriber::{EnvFilter, fmt::MakeWriter, layer::SubscriberExt, util::SubscriberInitExt};

use crate::config::{Config, LogFormat, Profile};

use super::Failure;

/// Lines that may wait for a slow reader of the log; what comes on top is dropped and counted, because a full disk
/// or a stopped pager must never hold up a request.
const WAITING_LINES: usize = 8_192;
/// How long lines are gathered before they are written, and how many bytes are written at once.
const GATHERING: Duration = Duration::from_millis(5);
const LARGEST_WRITE: usize = 64 * 1024;

/// Keeps the log alive; dropping it writes what still waits.
pub(super) struct Log {
    lines: SyncSender<Vec<u8>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Log {
    fn drop(&mut self) {
        // The subscriber keeps a sender for ever, so the end is a line of its own: an empty one. With no room for it
        // even after a second nobody reads the log, and the end of the process must not wait for that.
        for _ in 0..100 {
            let Err(TrySendError::Full(_)) = self.lines.try_send(Vec::new()) else {
                let _ = self.thread.take().map(JoinHandle::join);
                return;
            };
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// Sends what the library logs to standard error, as the settings say.
pub(super) fn start(config: &Config) -> Result<Log, Failure> {
    let (sender, receiver) = sync_channel(WAITING_LINES);
    let thread = std::thread::Builder::new().name("log".to_owned()).spawn(move || write_all(&receiver))?;
    let filter = EnvFilter::try_new(&config.log.filter).map_err(|error| Failure(format!("log.filter: {error}.")))?;
    let registry = tracing_subscriber::registry().with(filter);
    let layer = tracing_subscriber::fmt::layer().with_writer(Lines(sender.clone()));
    let started = if is_text(config) {
        registry.with(layer.with_target(false).with_ansi(io::stderr().is_terminal()).compact()).try_init()
    } else {
        registry.with(layer.json().flatten_event(true).with_current_span(true).with_span_list(false)).try_init()
    };
    started.map_err(|error| Failure(format!("The log cannot start: {error}.")))?;
    Ok(Log { lines: sender, thread: Some(thread) })
}

fn is_text(config: &Config) -> bool {
    match config.log.format {
        LogFormat::Text => true,
        LogFormat::Json => false,
        LogFormat::Auto => config.profile == Profile::Development && io::stderr().is_terminal(),
    }
}

/// Writes lines as they come, those of a few milliseconds in one go. Waking this thread for every line would cost a
/// request more than everything else about its log line; a thread that sleeps needs no waking.
fn write_all(receiver: &Receiver<Vec<u8>>) {
    let mut stderr = io::stderr();
    let mut text = Vec::new();
    while let Ok(first) = receiver.recv() {
        if !first.is_empty() {
            std::thread::sleep(GATHERING);
        }
        let waiting = std::iter::once(first).chain(std::iter::from_fn(|| receiver.try_recv().ok()));
        let mut is_end = false;
        for line in waiting.take_while(|line| {
            !line.is_empty() || {
                is_end = true;
                false
            }
        }) {
            text.extend_from_slice(&line);
            if text.len() >= LARGEST_WRITE {
                // Nowhere to report a failure: this is where reports go.
                let _ = stderr.write_all(&text);
                text.clear();
            }
        }
        let _ = stderr.write_all(&text);
        text.clear();
        if is_end {
            return;
        }
    }
}

/// Hands each line to the thread.
struct Lines(SyncSender<Vec<u8>>);

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Line<'a>;

    fn make_writer(&'a self) -> Line<'a> {
        Line { lines: &self.0, text: Vec::new() }
    }
}

/// One line, sent when it is whole.
struct Line<'a> {
    lines: &'a SyncSender<Vec<u8>>,
    text: Vec<u8>,
}

impl Write for Line<'_> {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        self.text.extend_from_slice(text);
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Line<'_> {
    fn drop(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() && self.lines.try_send(text).is_err() {
            metrics::counter!("tessera_log_dropped_total").increment(1);
        }
    }
}
