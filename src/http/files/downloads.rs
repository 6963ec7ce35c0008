//! Contents on their way out: always as a file to be saved, never as a page of this site.

use std::ops::RangeInclusive;

use axum::{
    body::Body,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{self, HeaderName},
    },
    response::Response,
};
use http_range_header::parse_range_header;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Caller, Refusal};
use crate::{
    app::App,
    auth::{Operation, files::Purpose},
    error::Error,
    models::attachments::{STORED, columns as c},
};

/// Characters that RFC 8187 lets stand in an extended value besides letters and digits.
const PLAIN: AsciiSet = NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

const HEADERS: [(HeaderName, HeaderValue); 3] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'")),
    (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    (header::ACCEPT_RANGES, HeaderValue::from_static("bytes")),
];

/// Answers with the content of a stored attachment, or the part of it that is asked for.
pub async fn send(app: &App, token: &str, headers: &HeaderMap) -> Result<Response, Refusal> {
    let caller = Caller::of(app, token, Purpose::Download)?;
    let columns = c::file_name.and(c::content_type).and(c::size_bytes).and(c::state).and(c::storage_key);
    let (_, record) = caller.attachment(app, Operation::Read, columns).await?;
    let row = &record.row;
    let (Some(STORED), Some(name), Some(media_type), Some(size), Some(key)) =
        (row.state.as_deref(), &row.file_name, &row.content_type, row.size_bytes, &row.storage_key)
    else {
        return Err(Refusal::not_found());
    };
    let size = u64::try_from(size).map_err(Error::internal)?;
    let Ok(range) = part(headers, size) else { return unsatisfiable(size) };
    let bytes = range.as_ref().map(|range| *range.start()..range.end() + 1);
    let length = bytes.as_ref().map_or(size, |bytes| bytes.end - bytes.start);
    let Some(stream) = app.files.read(key, bytes).await? else {
        return Err(Error::internal("an attachment without its object").into());
    };
    let mut response = Response::new(Body::from_stream(stream));
    let out = response.headers_mut();
    out.extend(HEADERS);
    out.insert(header::CONTENT_TYPE, value(media_type)?);
    out.insert(header::CONTENT_DISPOSITION, value(&disposition(name))?);
    out.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    if let Some(range) = range {
        let place = format!("bytes {}-{}/{size}", range.start(), range.end());
        out.insert(header::CONTENT_RANGE, value(&place)?);
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    }
    Ok(response)
}

/// The one part of the content that is asked for; all of it when the header is absent, cannot be read, or asks for several
/// parts, as RFC 9110 allows.
fn part(headers: &HeaderMap, size: u64) -> Result<Option<RangeInclusive<u64>>, ()> {
    let Some(Ok(text)) = headers.get(header::RANGE).map(HeaderValue::to_str) else { return Ok(None) };
    let Ok(asked) = parse_range_header(text) else { return Ok(None) };
    let ranges = asked.validate(size).map_err(|_| ())?;
    Ok(<[_; 1]>::try_from(ranges).ok().map(|[range]| range))
}

fn unsatisfiable(size: u64) -> Result<Response, Refusal> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
    response.headers_mut().insert(header::CONTENT_RANGE, value(&format!("bytes */{size}"))?);
    Ok(response)
}

/// `attachment` with the name twice (RFC 6266): in ASCII for old programs, and as it is.
fn disposition(name: &str) -> String {
    let ascii: String =
        name.chars().map(|c| if matches!(c, ' '..='~') && !matches!(c, '"' | '\\' | '%') { c } else { '_' }).collect();
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{}", utf8_percent_encode(name, &PLAIN))
}

fn value(text: &str) -> Result<HeaderValue, Error> {
    HeaderValue::from_str(text).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_any_script_is_written_so_that_every_program_reads_one() {
        for (name, shown) in [
            ("Offer 1.pdf", "attachment; filename=\"Offer 1.pdf\"; filename*=UTF-8''Offer%201.pdf"),
            ("Übersicht.pdf", "attachment; filename=\"_bersicht.pdf\"; filename*=UTF-8''%C3%9Cbersicht.pdf"),
            ("a\";x=\"b%41.txt", "attachment; filename=\"a_;x=_b_41.txt\"; filename*=UTF-8''a%22%3Bx%3D%22b%2541.txt"),
        ] {
            assert_eq!(disposition(name), shown);
        }
    }
}
