//! A connection's bytes under a watch: heads that trickle, readers that stall, connections that sleep.

use std::{
    io::{self, IoSlice},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    sync::Notify,
    time::{Instant, Sleep, sleep_until},
};

/// How long a connection may be open between two requests.
const IDLE_TIMEOUT: Duration = Duration::from_secs(75);
/// How long the other end may leave our bytes untaken.
const WRITE_TIMEOUT: Duration = Duration::from_secs(30);

/// The requests of a connection: how many began, how many are at work. Shared by its stream and its service.
#[derive(Debug, Default)]
pub struct Activity {
    begun: AtomicUsize,
    at_work: AtomicUsize,
    rests: Notify,
}

/// A request at work; ends when dropped.
pub struct Work(Arc<Activity>);

impl Activity {
    pub fn begin(self: &Arc<Self>) -> Work {
        self.begun.fetch_add(1, Ordering::Relaxed);
        self.at_work.fetch_add(1, Ordering::Relaxed);
        Work(self.clone())
    }

    /// Waits until nothing is at work: a socket goes on when the connection has ended for HTTP.
    pub async fn rest(&self) {
        while self.at_work.load(Ordering::Relaxed) > 0 {
            self.rests.notified().await;
        }
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        if self.0.at_work.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.0.rests.notify_one();
        }
    }
}

/// A stream that ends itself when nothing happens for too long.
pub struct WatchedStream {
    stream: TcpStream,
    activity: Arc<Activity>,
    /// Frames other than heads come between requests then, so single heads are not timed.
    is_http2: bool,
    header_timeout: Duration,
    /// When bytes last moved in either direction.
    moved: Instant,
    /// When the first byte of a head came, and how many requests had begun by then.
    head: Option<(Instant, usize)>,
    /// When a write first found no room.
    stalled: Option<Instant>,
    read_alarm: Pin<Box<Sleep>>,
    write_alarm: Option<Pin<Box<Sleep>>>,
}

impl WatchedStream {
    pub fn new(stream: TcpStream, is_http2: bool, activity: Arc<Activity>, header_timeout: Duration) -> Self {
        let now = Instant::now();
        let read_alarm = Box::pin(sleep_until(now + header_timeout));
        Self {
            stream,
            activity,
            is_http2,
            header_timeout,
            moved: now,
            head: None,
            stalled: None,
            read_alarm,
            write_alarm: None,
        }
    }

    /// When to give up waiting for bytes; `None` while a request is at work, which has bounds of its own.
    fn read_deadline(&mut self) -> Option<Instant> {
        let begun = self.activity.begun.load(Ordering::Relaxed);
        if self.head.is_some_and(|(_, before)| before != begun) {
            self.head = None;
        }
        if self.activity.at_work.load(Ordering::Relaxed) > 0 {
            return None;
        }
        match self.head {
            Some((since, _)) => Some(since + self.header_timeout),
            // Nothing was asked yet: the time of the first head runs from the start.
            None if begun == 0 => Some(self.moved + self.header_timeout),
            None => Some(self.moved + IDLE_TIMEOUT),
        }
    }

    fn wrote(&mut self, cx: &mut Context<'_>, result: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if result.is_ready() {
            self.moved = Instant::now();
            self.stalled = None;
            return result;
        }
        let deadline = *self.stalled.get_or_insert_with(Instant::now) + WRITE_TIMEOUT;
        let alarm = self.write_alarm.get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        if rings(alarm, deadline, cx) { timed_out() } else { Poll::Pending }
    }
}

/// Whether `deadline` has passed; wakes the task when it does. The timer is moved only when it must ring earlier or
/// rang too early, so that a busy connection does not touch it with every request.
fn rings(alarm: &mut Pin<Box<Sleep>>, deadline: Instant, cx: &mut Context<'_>) -> bool {
    if alarm.deadline() > deadline || alarm.is_elapsed() {
        alarm.as_mut().reset(deadline);
    }
    while alarm.as_mut().poll(cx).is_ready() {
        if Instant::now() >= deadline {
            return true;
        }
        alarm.as_mut().reset(deadline);
    }
    false
}

fn timed_out<T>() -> Poll<io::Result<T>> {
    metrics::counter!("http_server_rejected_total", "reason" => "slow").increment(1);
    Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
}

impl AsyncRead for WatchedStream {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buffer.filled().len();
        match Pin::new(&mut this.stream).poll_read(cx, buffer) {
            Poll::Ready(result) => {
                let now = Instant::now();
                this.moved = now;
                let begun = this.activity.begun.load(Ordering::Relaxed);
                let is_head = !this.is_http2 && this.activity.at_work.load(Ordering::Relaxed) == 0;
                if is_head && buffer.filled().len() > before && this.head.is_none_or(|(_, known)| known != begun) {
                    this.head = Some((now, begun));
                }
                Poll::Ready(result)
            }
            Poll::Pending => match this.read_deadline() {
                Some(deadline) if rings(&mut this.read_alarm, deadline, cx) => timed_out(),
                _ => Poll::Pending,
            },
        }
    }
}

impl AsyncWrite for WatchedStream {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let result = Pin::new(&mut this.stream).poll_write(cx, bytes);
        this.wrote(cx, result)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let result = Pin::new(&mut this.stream).poll_write_vectored(cx, parts);
        this.wrote(cx, result)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}
