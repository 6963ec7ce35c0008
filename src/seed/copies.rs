//! Rows in the text format of SQL's COPY, and the stream that carries them to the database.

use std::{fmt::Write as _, sync::Arc};

use bytes::Bytes;
use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use futures_util::SinkExt;
use tokio::sync::mpsc;
use tokio_postgres::Client;
use uuid::Uuid;

use super::{Progress, failed, world::World};
use crate::error::Result;

/// How much is gathered before it is sent.
const CHUNK: usize = 256 * 1024;

/// A table the seed fills. One call of `write` may give no row, one or several.
pub struct Table {
    pub name: &'static str,
    pub columns: &'static str,
    /// How many times `write` is called.
    pub total: fn(&World) -> u64,
    pub write: fn(&World, u64, &mut Rows),
}

/// Rows in COPY's text format.
#[derive(Default)]
pub struct Rows {
    text: String,
    in_row: bool,
}

impl Rows {
    pub fn len(&self) -> usize {
        self.text.len()
    }

    #[cfg(test)]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn take(&mut self) -> Bytes {
        let next = String::with_capacity(CHUNK + CHUNK / 8);
        Bytes::from(std::mem::replace(&mut self.text, next))
    }

    fn cell(&mut self) -> &mut String {
        if self.in_row {
            self.text.push('\t');
        }
        self.in_row = true;
        &mut self.text
    }

    pub fn null(&mut self) -> &mut Self {
        self.cell().push_str("\\N");
        self
    }

    pub fn text(&mut self, value: &str) -> &mut Self {
        let cell = self.cell();
        let mut rest = value;
        while let Some((plain, special)) = rest.find(['\\', '\t', '\n', '\r']).map(|at| rest.split_at(at)) {
            cell.push_str(plain);
            let mut chars = special.chars();
            cell.push_str(match chars.next() {
                Some('\t') => "\\t",
                Some('\n') => "\\n",
                Some('\r') => "\\r",
                _ => "\\\\",
            });
            rest = chars.as_str();
        }
        cell.push_str(rest);
        self
    }

    pub fn maybe_text(&mut self, value: Option<&str>) -> &mut Self {
        match value {
            Some(value) => self.text(value),
            None => self.null(),
        }
    }

    pub fn id(&mut self, id: Uuid) -> &mut Self {
        self.cell().push_str(id.hyphenated().encode_lower(&mut Uuid::encode_buffer()));
        self
    }

    pub fn maybe_id(&mut self, id: Option<Uuid>) -> &mut Self {
        match id {
            Some(id) => self.id(id),
            None => self.null(),
        }
    }

    pub fn number(&mut self, value: i64) -> &mut Self {
        // Writing to a String cannot fail; the result says nothing.
        let _ = write!(self.cell(), "{value}");
        self
    }

    pub fn maybe_number(&mut self, value: Option<i64>) -> &mut Self {
        match value {
            Some(value) => self.number(value),
            None => self.null(),
        }
    }

    /// A number of ten-thousandths.
    pub fn decimal(&mut self, value: i64) -> &mut Self {
        let sign = if value < 0 { "-" } else { "" };
        let value = value.unsigned_abs();
        let _ = write!(self.cell(), "{sign}{}.{:04}", value / 10_000, value % 10_000);
        self
    }

    pub fn flag(&mut self, value: bool) -> &mut Self {
        self.cell().push(if value { 't' } else { 'f' });
        self
    }

    /// A moment in microseconds after 1970.
    pub fn moment(&mut self, micros: i64) -> &mut Self {
        let time = DateTime::from_timestamp_micros(micros).unwrap_or(DateTime::<Utc>::UNIX_EPOCH);
        let (h, m, s, us) = (time.hour(), time.minute(), time.second(), time.timestamp_subsec_micros());
        let _ = write!(
            self.cell(),
            "{:04}-{:02}-{:02} {h:02}:{m:02}:{s:02}.{us:06}+00",
            time.year(),
            time.month(),
            time.day()
        );
        self
    }

    pub fn maybe_moment(&mut self, micros: Option<i64>) -> &mut Self {
        match micros {
            Some(micros) => self.moment(micros),
            None => self.null(),
        }
    }

    pub fn date(&mut self, micros: i64) -> &mut Self {
        let date = DateTime::from_timestamp_micros(micros).map_or(NaiveDate::MIN, |time| time.date_naive());
        let _ = write!(self.cell(), "{date}");
        self
    }

    pub fn end(&mut self) {
        self.text.push('\n');
        self.in_row = false;
    }
}

/// Fills `table`: rows are made on a thread of their own while earlier ones are on their way.
pub async fn load(
    client: &Client,
    world: &Arc<World>,
    table: &'static Table,
    progress: &(impl Fn(&Progress) + Send + Sync),
) -> Result<u64> {
    let total = (table.total)(world);
    let (sender, mut chunks) = mpsc::channel(4);
    let maker = tokio::task::spawn_blocking({
        let world = world.clone();
        move || make(&world, table, total, &sender)
    });
    let context = |error| failed(format!("Filling `{}` failed", table.name), error);
    let statement = format!("COPY {} ({}) FROM STDIN", table.name, table.columns);
    let sink = client.copy_in::<_, Bytes>(&statement).await.map_err(context)?;
    let mut sink = std::pin::pin!(sink);
    progress(&Progress { table: table.name, done: 0, total });
    while let Some((done, chunk)) = chunks.recv().await {
        sink.send(chunk).await.map_err(context)?;
        progress(&Progress { table: table.name, done, total });
    }
    // A maker that ended early must not look like a table that is complete.
    maker.await.map_err(|error| failed(format!("Making the rows of `{}` failed", table.name), error))?;
    sink.finish().await.map_err(context)
}

fn make(world: &World, table: &Table, total: u64, sender: &mpsc::Sender<(u64, Bytes)>) {
    let mut rows = Rows::default();
    for index in 0..total {
        (table.write)(world, index, &mut rows);
        if (rows.len() >= CHUNK || index + 1 == total) && sender.blocking_send((index + 1, rows.take())).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_copy_would_misread_is_escaped() {
        let mut rows = Rows::default();
        rows.text("a\tb\\c\nd\r").null().decimal(-1_2345).flag(true).moment(0).end();
        assert_eq!(rows.as_str(), "a\\tb\\\\c\\nd\\r\t\\N\t-1.2345\tt\t1970-01-01 00:00:00.000000+00\n");
    }
}
