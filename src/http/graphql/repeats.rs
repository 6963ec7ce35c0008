//! The header `Idempotency-Key`: a mutation that is sent again with the same key is not made again.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use sha2::{Digest, Sha256};

use super::{negotiation::MediaType, prepared::Prepared, requests::Refusal};
use crate::{
    app::App,
    auth::{Sealer, Viewer},
    error::{Code, Error},
    models::changes::{Recalled, Repeat, keep_answer, recall},
};

const HEADER: &str = "idempotency-key";
const LONGEST: usize = 255;

/// The key of a request, where it has one, and what identifies its content.
pub fn of(headers: &HeaderMap, viewer: &Viewer, prepared: &Prepared) -> Result<Option<Repeat>, Refusal> {
    let mut keys = headers.get_all(HEADER).iter();
    let Some(key) = keys.next() else { return Ok(None) };
    let key = key.to_str().ok().map(str::trim).filter(|key| (1..=LONGEST).contains(&key.len()));
    let (Some(key), None) = (key, keys.next()) else {
        return Err(Refusal::bad_request("One Idempotency-Key of 1 to 255 printable ASCII characters is accepted"));
    };
    if prepared.plan.root_fields != 1 {
        return Err(Refusal::document("BAD_USER_INPUT", "An Idempotency-Key goes with one mutation at a time"));
    }
    let variables = serde_json::to_string(&prepared.variables).unwrap_or_default();
    let mut hash = Sha256::new();
    // Partners act for users who have keys of their own, and one token may see more of an answer than another.
    if let Some(decisions) = &viewer.decisions {
        decisions.capability().branches.iter().for_each(|branch| hash.update(branch));
    }
    for part in [&prepared.query, prepared.operation_name.as_deref().unwrap_or_default(), &variables] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    Ok(Some(Repeat { key: key.to_owned(), hash: hash.finalize().into(), outcome: None }))
}

/// The answer of an earlier request with this key; without one, what the request still has to know of it.
pub async fn answer(
    app: &App,
    viewer: &Viewer,
    repeat: &mut Repeat,
    media_type: MediaType,
) -> Result<Option<Response>, Refusal> {
    match recall(&app.db, viewer.user_id, repeat, app.clock.now()).await? {
        Recalled::Nothing => Ok(None),
        Recalled::Outcome(done) => {
            repeat.outcome = Some(done);
            Ok(None)
        }
        Recalled::Answer(sealed) => {
            let body = sealer(app)?.open(viewer.user_id, &sealed)?;
            let mut response = Response::new(Body::from(body));
            response.headers_mut().insert(header::CONTENT_TYPE, media_type.header());
            response.headers_mut().insert("idempotent-replayed", HeaderValue::from_static("true"));
            Ok(Some(response))
        }
    }
}

/// Keeps the answer of a mutation that was made. A fault here costs nothing but the making of the answer once more.
pub async fn keep(app: &App, viewer: &Viewer, repeat: &Repeat, status: StatusCode, body: &[u8]) {
    if status != StatusCode::OK {
        return;
    }
    let kept = async {
        let sealed = sealer(app)?.seal(viewer.user_id, body)?;
        keep_answer(&app.db, viewer.user_id, &repeat.key, &sealed).await
    };
    if let Err(error) = kept.await {
        tracing::warn!(?error, "the answer to a keyed request was not kept");
    }
}

/// Answers are sealed: one may show a secret that stands nowhere else in the database in plain words.
fn sealer(app: &App) -> Result<Sealer, Error> {
    Sealer::of(app.auth.keys(), "idempotency_keys.answer")
}

/// A request with the same key is under way: told by status as well, so that callers wait before they ask again.
pub fn in_flight(code: Option<&str>) -> Option<Refusal> {
    (code == Some(Code::IdempotencyInFlight.as_str())).then(|| {
        Refusal::from(Error::new(Code::IdempotencyInFlight, "A request with this idempotency key is under way."))
    })
}
