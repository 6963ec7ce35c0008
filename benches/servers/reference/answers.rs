//! Rows to JSON.

use std::io::Write;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::SecondsFormat;
use tokio_postgres::{Row, types::ToSql};
use uuid::Uuid;

use super::{
    columns::{Id, Time},
    statements::Statements,
};
use crate::Outcome;

const PAGE: usize = 50;
const HITS: usize = 20;
/// Totals are told up to here, as Tessera tells them.
const LARGEST_TOTAL: i64 = 10_000;

pub async fn client(statements: &Statements, id: &str) -> Outcome<Vec<u8>> {
    let id = Id(read_id("Client", id)?);
    let row = statements.connection.query_opt(&statements.client, &[&id]).await?;
    let mut out = Vec::with_capacity(1_024);
    out.extend_from_slice(b"{\"data\":{\"client\":");
    match row {
        Some(row) => write_client(&row, &mut out)?,
        None => out.extend_from_slice(b"null"),
    }
    out.extend_from_slice(b"}}");
    Ok(out)
}

fn write_client(row: &Row, out: &mut Vec<u8>) -> Outcome<()> {
    write_id(out, "{\"id\":", "Client", row.try_get(0)?)?;
    write!(out, ",\"number\":{}", row.try_get::<_, i64>(1)?)?;
    write_choice(out, ",\"kind\":", row.try_get(2)?);
    write_text(out, ",\"name\":", row.try_get(3)?)?;
    write_text(out, ",\"legalName\":", row.try_get(4)?)?;
    write_text(out, ",\"domain\":", row.try_get(5)?)?;
    write_choice(out, ",\"lifecycleStage\":", row.try_get(6)?);
    write_text(out, ",\"industry\":", row.try_get(7)?)?;
    write_text(out, ",\"phone\":", row.try_get(8)?)?;
    write_text(out, ",\"email\":", row.try_get(9)?)?;
    write_text(out, ",\"city\":", row.try_get(10)?)?;
    write_text(out, ",\"country\":", row.try_get(11)?)?;
    write_time(out, ",\"lastActivityAt\":", row.try_get(12)?)?;
    write_time(out, ",\"createdAt\":", row.try_get(13)?)?;
    write_time(out, ",\"updatedAt\":", row.try_get(14)?)?;
    write!(out, ",\"version\":{},\"owner\":", row.try_get::<_, i32>(15)?)?;
    if let Some(owner) = row.try_get::<_, Option<Id>>(16)? {
        write_user(out, owner, row.try_get(17)?, row.try_get(18)?)?;
        write_text(out, ",\"email\":", row.try_get(19)?)?;
        out.push(b'}');
    } else {
        out.extend_from_slice(b"null");
    }
    out.push(b'}');
    Ok(())
}

pub async fn clients(statements: &Statements, after: Option<&str>, viewer: Id) -> Outcome<Vec<u8>> {
    let (time, id) = match after {
        Some(cursor) => read_cursor(cursor)?,
        None => (Time::INFINITY, Id(Uuid::max())),
    };
    let values: [&(dyn ToSql + Sync); 3] = [&time, &id, &viewer];
    let rows = statements.connection.query(&statements.clients, &values).await?;
    let mut out = Vec::with_capacity(64 * 1_024);
    out.extend_from_slice(b"{\"data\":{\"clients\":{\"nodes\":[");
    let (mut last, mut count) = (None, 0);
    for row in &rows {
        let id: Id = row.try_get(0)?;
        if last.is_none_or(|(_, last): (_, Id)| last.0 != id.0) {
            count += 1;
            if count > PAGE {
                break;
            }
            out.extend_from_slice(if last.is_some() { b"]}}," } else { b"" });
            write_head(row, id, &mut out)?;
        } else {
            out.push(b',');
        }
        last = Some((row.try_get::<_, Time>(7)?, id));
        write_note(row, &mut out)?;
    }
    out.extend_from_slice(if last.is_some() { b"]}}]" } else { b"]" });
    write!(out, ",\"pageInfo\":{{\"hasNextPage\":{},\"endCursor\":", count > PAGE)?;
    match last {
        Some((time, id)) => write!(out, "\"{}.{}\"}}}}}}}}", time.0, id.0.simple())?,
        None => out.extend_from_slice(b"null}}}}"),
    }
    Ok(out)
}

/// A client up to the first of its notes.
fn write_head(row: &Row, id: Id, out: &mut Vec<u8>) -> Outcome<()> {
    write_id(out, "{\"id\":", "Client", id)?;
    write!(out, ",\"number\":{}", row.try_get::<_, i64>(1)?)?;
    write_choice(out, ",\"kind\":", row.try_get(2)?);
    write_text(out, ",\"name\":", row.try_get(3)?)?;
    write_choice(out, ",\"lifecycleStage\":", row.try_get(4)?);
    write_text(out, ",\"city\":", row.try_get(5)?)?;
    write_text(out, ",\"country\":", row.try_get(6)?)?;
    write_time(out, ",\"updatedAt\":", row.try_get(7)?)?;
    out.extend_from_slice(b",\"owner\":");
    if let Some(owner) = row.try_get::<_, Option<Id>>(8)? {
        write_user(out, owner, row.try_get(9)?, row.try_get(10)?)?;
        out.push(b'}');
    } else {
        out.extend_from_slice(b"null");
    }
    out.extend_from_slice(b",\"notes\":{\"nodes\":[");
    Ok(())
}

fn write_note(row: &Row, out: &mut Vec<u8>) -> Outcome<()> {
    let Some(id) = row.try_get::<_, Option<Id>>(11)? else { return Ok(()) };
    write_id(out, "{\"id\":", "Note", id)?;
    write_choice(out, ",\"kind\":", row.try_get(12)?);
    write_text(out, ",\"title\":", row.try_get(13)?)?;
    write_time(out, ",\"happenedAt\":", row.try_get(14)?)?;
    out.extend_from_slice(b",\"author\":");
    if let Some(author) = row.try_get::<_, Option<Id>>(15)? {
        write_user(out, author, row.try_get(16)?, row.try_get(17)?)?;
        out.push(b'}');
    } else {
        out.extend_from_slice(b"null");
    }
    out.push(b'}');
    Ok(())
}

pub async fn products(statements: &Statements, text: &str) -> Outcome<Vec<u8>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let lexemes: Vec<String> = words.iter().map(|word| lexeme(word)).collect();
    let prefixes = lexemes.join(" & ");
    let mut values: Vec<&(dyn ToSql + Sync)> = vec![&text, &prefixes];
    values.extend(words.iter().map(|word| word as &(dyn ToSql + Sync)));
    let rows = statements.connection.query(statements.products(words.len())?, &values).await?;
    let total: i64 = rows.first().map_or(Ok(0), |row| row.try_get(8))?;
    let mut out = Vec::with_capacity(8 * 1_024);
    let (shown, is_exact) = (total.min(LARGEST_TOTAL), total <= LARGEST_TOTAL);
    write!(out, "{{\"data\":{{\"products\":{{\"totalCount\":{{\"count\":{shown},\"isExact\":{is_exact}}},\"nodes\":[")?;
    for (index, row) in rows.iter().take(HITS).enumerate() {
        out.extend_from_slice(if index > 0 { b"," } else { b"" });
        write_product(row, &mut out)?;
    }
    write!(out, "],\"pageInfo\":{{\"hasNextPage\":{}}}}}}}}}", rows.len() > HITS)?;
    Ok(out)
}

/// A word of the full-text query; from three letters on it may go on.
fn lexeme(word: &str) -> String {
    let mut letters: String = word.chars().filter(|letter| letter.is_alphanumeric()).collect();
    if letters.chars().count() >= 3 {
        letters.push_str(":*");
    }
    letters
}

fn write_product(row: &Row, out: &mut Vec<u8>) -> Outcome<()> {
    write_id(out, "{\"id\":", "Product", row.try_get(0)?)?;
    write_text(out, ",\"sku\":", row.try_get(1)?)?;
    write_text(out, ",\"name\":", row.try_get(2)?)?;
    write_text(out, ",\"brand\":", row.try_get(3)?)?;
    write_choice(out, ",\"status\":", row.try_get(4)?);
    write_text(out, ",\"unit\":", row.try_get(5)?)?;
    if let (Some(amount), Some(currency)) = (row.try_get::<_, Option<&str>>(6)?, row.try_get::<_, Option<&str>>(7)?) {
        write!(out, ",\"listPrice\":{{\"amount\":\"{amount}\",\"currency\":\"{currency}\"}}}}")?;
    } else {
        out.extend_from_slice(b",\"listPrice\":null}");
    }
    Ok(())
}

/// A user up to the full name; the bracket is the caller's.
fn write_user(out: &mut Vec<u8>, id: Id, first_name: &str, last_name: &str) -> Outcome<()> {
    write_id(out, "{\"id\":", "User", id)?;
    write_text(out, ",\"name\":", Some(&format!("{first_name} {last_name}")))
}

fn write_id(out: &mut Vec<u8>, key: &str, type_name: &str, id: Id) -> Outcome<()> {
    let mut plain = [0_u8; 64];
    let mut rest = plain.as_mut_slice();
    write!(rest, "{type_name}:{}", id.0)?;
    let unused = rest.len();
    let plain = plain.get(..plain.len() - unused).unwrap_or_default();
    let mut encoded = [0_u8; 96];
    let length = URL_SAFE_NO_PAD.encode_slice(plain, &mut encoded)?;
    out.extend_from_slice(key.as_bytes());
    out.push(b'"');
    out.extend_from_slice(encoded.get(..length).unwrap_or_default());
    out.push(b'"');
    Ok(())
}

fn read_id(type_name: &str, id: &str) -> Outcome<Uuid> {
    let plain = String::from_utf8(URL_SAFE_NO_PAD.decode(id)?)?;
    let uuid = plain.strip_prefix(type_name).and_then(|rest| rest.strip_prefix(':')).ok_or("an id of another type")?;
    Ok(uuid.parse()?)
}

fn read_cursor(cursor: &str) -> Outcome<(Time, Id)> {
    let (time, id) = cursor.split_once('.').ok_or("not a cursor")?;
    Ok((Time(time.parse()?), Id(id.parse()?)))
}

fn write_text(out: &mut Vec<u8>, key: &str, text: Option<&str>) -> Outcome<()> {
    out.extend_from_slice(key.as_bytes());
    Ok(serde_json::to_writer(out, &text)?)
}

/// A choice is stored in lower case and named in upper case.
fn write_choice(out: &mut Vec<u8>, key: &str, stored: &str) {
    out.extend_from_slice(key.as_bytes());
    out.push(b'"');
    out.extend(stored.bytes().map(|byte| byte.to_ascii_uppercase()));
    out.push(b'"');
}

fn write_time(out: &mut Vec<u8>, key: &str, time: Option<Time>) -> Outcome<()> {
    out.extend_from_slice(key.as_bytes());
    match time.and_then(Time::utc) {
        Some(time) => write!(out, "\"{}\"", time.to_rfc3339_opts(SecondsFormat::AutoSi, true))?,
        None => out.extend_from_slice(b"null"),
    }
    Ok(())
}
