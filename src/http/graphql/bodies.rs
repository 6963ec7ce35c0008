//! Reads a body within its bounds of size and time.

use std::time::Duration;

use axum::{
    body::Bytes,
    http::{HeaderMap, StatusCode, header},
};
use http_body_util::BodyExt;

use super::requests::Refusal;

/// Between two pieces of a body at most.
const FRAME_TIMEOUT: Duration = Duration::from_secs(10);

/// Of a body that is too large, this much is read and dropped, for at most this long: a caller that is still sending
/// when the connection closes would never see why.
const DISCARDED_BYTES: usize = 2 * 1024 * 1024;
const DISCARD_TIMEOUT: Duration = Duration::from_millis(500);

/// The whole body, refused as soon as it is known to be larger than `limit`: before it is read where its length is told.
pub async fn read<B>(mut body: B, headers: &HeaderMap, limit: usize) -> Result<Bytes, Refusal>
where
    B: http_body::Body<Data = Bytes> + Unpin,
{
    let too_large = || {
        let message = format!("The body is too large: at most {limit} bytes are accepted");
        Refusal::http(StatusCode::PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE", message)
    };
    let told = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if told.is_some_and(|told| told > limit) {
        if told <= Some(DISCARDED_BYTES) {
            discard(body).await;
        }
        return Err(too_large());
    }
    if headers.get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity") {
        let message = "Compressed bodies are not accepted";
        return Err(Refusal::http(StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", message));
    }
    // The usual body is one piece, which is taken as it is.
    let (mut first, mut rest) = (Bytes::new(), Vec::new());
    loop {
        let Ok(frame) = tokio::time::timeout(FRAME_TIMEOUT, body.frame()).await else {
            let message = "The body did not arrive in time";
            return Err(Refusal::http(StatusCode::REQUEST_TIMEOUT, "TIMEOUT", message));
        };
        let Some(frame) = frame else { break };
        let frame = frame.map_err(|_| Refusal::bad_request("The body could not be read"))?;
        let Ok(data) = frame.into_data() else { continue };
        if first.len().max(rest.len()) + data.len() > limit {
            discard(body).await;
            return Err(too_large());
        }
        if first.is_empty() {
            first = data;
        } else {
            if rest.is_empty() {
                rest.extend_from_slice(&first);
            }
            rest.extend_from_slice(&data);
        }
    }
    Ok(if rest.is_empty() { first } else { rest.into() })
}

async fn discard<B>(mut body: B)
where
    B: http_body::Body<Data = Bytes> + Unpin,
{
    let reading = async {
        let mut left = DISCARDED_BYTES;
        while let Some(Ok(frame)) = body.frame().await {
            let Some(rest) = left.checked_sub(frame.data_ref().map_or(0, Bytes::len)) else { break };
            left = rest;
        }
    };
    // Either way the answer is the same.
    let _ = tokio::time::timeout(DISCARD_TIMEOUT, reading).await;
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use futures_util::stream;

    use super::*;

    fn pieces(pieces: &'static [&'static [u8]]) -> Body {
        let pieces = pieces.iter().map(|piece| Ok::<_, std::io::Error>(Bytes::from_static(piece)));
        Body::from_stream(stream::iter(pieces))
    }

    #[tokio::test]
    async fn pieces_are_joined_up_to_the_limit() {
        let headers = HeaderMap::new();
        for (body, limit, expected) in [
            (pieces(&[b"abc"]), 3, Some("abc")),
            (pieces(&[b"ab", b"c", b"de"]), 5, Some("abcde")),
            (pieces(&[]), 0, Some("")),
            (pieces(&[b"abcd"]), 3, None),
            (pieces(&[b"ab", b"c", b"de"]), 4, None),
        ] {
            let read = read(body, &headers, limit).await;
            assert_eq!(read.ok().as_deref(), expected.map(str::as_bytes));
        }
    }

    #[tokio::test]
    async fn a_body_that_tells_its_length_is_refused_unread() {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_LENGTH, "1099511627776".parse().unwrap());
        let body = Body::from_stream(stream::pending::<Result<Bytes, std::io::Error>>());
        let refusal = read(body, &headers, 1_000).await.unwrap_err();
        assert_eq!(refusal.code, "PAYLOAD_TOO_LARGE");
    }
}
