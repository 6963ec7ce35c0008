//! Contents on their way in: measured, looked at and stored while they come.

use std::{sync::Arc, time::Duration};

use axum::{
    Json,
    body::{Body, HttpBody},
    extract::Request,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http_body_util::BodyExt;
use serde_json::{Value, json};

use super::{Caller, Refusal, RequestId};
use crate::{
    app::App,
    auth::{Operation, Permit, files::Purpose},
    error::Error,
    ids::NodeId,
    models::{
        attachments::{Attachment, Content, PENDING, columns as c, objects},
        changes::{self, Actor, Change, Outcome, Single, Target},
        inputs::Problem,
    },
    storage::{
        Files, Writing,
        sniffing::{Seen, Sniffer},
    },
    validation::files::{LARGEST_FILE, type_of_name},
};

/// What is read of a body that is refused, so that its sender comes to read the answer.
const DRAINED: u64 = 2 * LARGEST_FILE as u64;
const DRAIN_TIMEOUT: Duration = Duration::from_secs(10);

/// What must hold of a content.
struct Expected {
    media_type: &'static str,
    size: Option<u64>,
}

/// Takes the content of a pending attachment.
pub async fn receive(app: Arc<App>, token: String, request: Request, id: RequestId) -> Result<Response, Refusal> {
    let (parts, mut body) = request.into_parts();
    let outcome = receive_body(&app, &token, &parts.headers, &mut body, id).await;
    if outcome.is_err() && !parts.headers.contains_key(header::EXPECT) {
        let _ = tokio::time::timeout(DRAIN_TIMEOUT, drain(&mut body)).await;
    }
    outcome
}

async fn receive_body(
    app: &App,
    token: &str,
    headers: &HeaderMap,
    body: &mut Body,
    id: RequestId,
) -> Result<Response, Refusal> {
    let caller = Caller::of(app, token, Purpose::Upload)?;
    let columns = c::file_name.and(c::content_type).and(c::size_bytes).and(c::state).and(c::created_by);
    let (permit, record) = caller.attachment(app, Operation::Create, columns).await?;
    let row = &record.row;
    if row.created_by != Some(caller.viewer.user_id) {
        return Err(Refusal::not_found());
    }
    if row.state.as_deref() != Some(PENDING) {
        return Err(already_stored());
    }
    let media_type = row.file_name.as_deref().and_then(type_of_name).ok_or_else(|| unfit(row))?;
    let size = row.size_bytes.and_then(|size| u64::try_from(size).ok());
    let expected = Expected { media_type, size };
    if let Some(length) = announced(headers, body) {
        expected.check(length)?;
    }

    let key = Files::new_key();
    objects::announce(&app.db, &permit, &key, app.clock.now()).await?;
    let seen = match store(app, &key, body, &expected, row).await {
        Ok(seen) => seen,
        Err(refusal) => {
            discard(app, &permit, &key).await;
            return Err(refusal);
        }
    };
    let answer = describe(&caller, &seen);
    // A fault here leaves open whether the record names the object: the list of stale ones knows.
    match complete(app, &caller, &permit, &key, seen, id).await? {
        Outcome::Done(_) => Ok((StatusCode::CREATED, Json(answer)).into_response()),
        Outcome::Refused(problems) => {
            discard(app, &permit, &key).await;
            let refused = |problem: Problem| Refusal::new(StatusCode::CONFLICT, problem.code, problem.message);
            Err(problems.into_iter().next().map_or_else(already_stored, refused))
        }
        Outcome::Conflict(_) => Err(already_stored()),
    }
}

/// Deletes an object that no record names. Where that fails its key stays written down, and it is swept later.
async fn discard(app: &App, permit: &Permit<Attachment>, key: &str) {
    let deleted = async {
        app.files.delete(key).await?;
        objects::forget(&app.db, permit, key).await
    };
    if let Err(error) = deleted.await {
        tracing::warn!(?error, "the rest of an upload is left to the sweeper");
    }
}

impl Expected {
    /// Whether a content may be this long.
    fn check(&self, length: u64) -> Result<(), Refusal> {
        if length > u64::from(LARGEST_FILE) {
            return Err(too_large());
        }
        match self.size {
            Some(size) if size != length => {
                let message = format!("The file was announced with {size} bytes, and has {length}.");
                Err(Refusal::new(StatusCode::BAD_REQUEST, "SIZE_MISMATCH", message))
            }
            _ => Ok(()),
        }
    }
}

/// Streams the body into the store; the object is there only when all of it is as it must be.
async fn store(app: &App, key: &str, body: &mut Body, expected: &Expected, row: &Attachment) -> Result<Seen, Refusal> {
    let mut writing = app.files.write(key)?;
    let mut sniffer = Sniffer::new(expected.media_type);
    let limit = Duration::from_millis(app.config.files.upload_timeout_ms);
    let copied = tokio::time::timeout(limit, copy(body, &mut writing, &mut sniffer, row)).await;
    let seen = match copied {
        Ok(Ok(length)) => expected.check(length).and_then(|()| sniffer.finish().map_err(|_| unfit(row))),
        Ok(Err(refusal)) => Err(refusal),
        Err(_) => {
            let message = "The upload took too long. Try again on a better line.";
            Err(Refusal::new(StatusCode::REQUEST_TIMEOUT, "TIMEOUT", message))
        }
    };
    match seen {
        Ok(seen) => {
            writing.finish().await?;
            Ok(seen)
        }
        Err(refusal) => {
            if let Err(error) = writing.abort().await {
                tracing::warn!(?error, "an upload could not be taken back");
            }
            Err(refusal)
        }
    }
}

/// Hands the body over, a frame at a time; its length when all of it has come.
async fn copy(body: &mut Body, writing: &mut Writing, sniffer: &mut Sniffer, row: &Attachment) -> Result<u64, Refusal> {
    let mut length = 0_u64;
    while let Some(bytes) = next(body).await? {
        length += bytes.len() as u64;
        if length > u64::from(LARGEST_FILE) {
            return Err(too_large());
        }
        sniffer.push(&bytes).map_err(|_| unfit(row))?;
        writing.put(bytes).await?;
    }
    Ok(length)
}

async fn next(body: &mut Body) -> Result<Option<Bytes>, Refusal> {
    loop {
        match body.frame().await {
            None => return Ok(None),
            Some(Ok(frame)) => {
                if let Ok(bytes) = frame.into_data() {
                    return Ok(Some(bytes));
                }
            }
            Some(Err(_)) => {
                let message = "The connection ended before the file did.";
                return Err(Refusal::new(StatusCode::BAD_REQUEST, "INCOMPLETE_UPLOAD", message));
            }
        }
    }
}

async fn drain(body: &mut Body) {
    let mut drained = 0;
    while drained < DRAINED
        && let Ok(Some(bytes)) = next(body).await
    {
        drained += bytes.len() as u64;
    }
}

/// Makes the attachment a stored one: record, audit entry and event in one transaction, if nobody was faster.
async fn complete(
    app: &App,
    caller: &Caller,
    permit: &Permit<Attachment>,
    key: &str,
    seen: Seen,
    id: RequestId,
) -> Result<Outcome, Error> {
    let now = app.clock.now();
    let actor = Actor {
        viewer: caller.viewer.clone(),
        request_id: id.uuid(),
        now,
        repeat: None,
        outbound: app.outbound.clone(),
        keys: app.auth.keys().clone(),
    };
    metrics::counter!("tessera_file_upload_bytes_total").increment(seen.length);
    let content = Content {
        media_type: seen.media_type,
        size_bytes: i32::try_from(seen.length).map_err(Error::internal)?,
        sha256: seen.sha256,
        storage_key: key.to_owned(),
    };
    let target = Target { id: caller.attachment_id, version: None };
    let change = Change::Update(target, content.into_values(now));
    changes::perform(&app.db, &actor, permit, Single::new(change)).await
}

fn describe(caller: &Caller, seen: &Seen) -> Value {
    let id = NodeId { type_name: "Attachment", id: caller.attachment_id }.encode();
    let Seen { media_type, length, sha256 } = seen;
    json!({ "attachment": { "id": id, "contentType": media_type, "sizeBytes": length, "sha256": sha256 } })
}

/// How long the body says it is.
fn announced(headers: &HeaderMap, body: &Body) -> Option<u64> {
    let header = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    header.or_else(|| body.size_hint().exact())
}

fn already_stored() -> Refusal {
    Refusal::new(StatusCode::CONFLICT, "ALREADY_STORED", "The file is there already, and is not replaced.")
}

fn too_large() -> Refusal {
    Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE", "A file may have 10 MiB at most.")
}

fn unfit(row: &Attachment) -> Refusal {
    let ending = row.file_name.as_deref().and_then(|name| name.rsplit('.').next()).unwrap_or_default();
    let message = format!("The content is not that of a .{ending} file, or holds more than such a file may.");
    Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "CONTENT_MISMATCH", message)
}
