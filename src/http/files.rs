//! `/files/<token>`: the content of attachments, in by PUT and out by GET.
//!
//! The token is the whole permission, for one attachment, one purpose and minutes; no cookie and no bearer is looked
//! at. Who it was made for is looked up again each time, and so is the attachment with what that user may see today.

mod downloads;
mod uploads;

use std::{borrow::Cow, sync::Arc, time::Duration};

use axum::{
    Extension, Router,
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
    routing::get,
};
use tracing::Instrument;
use uuid::Uuid;

use super::{errors, request_ids::RequestId};
use crate::{
    app::App,
    auth::{
        Operation, Permit, Viewer,
        files::{Purpose, Refusal as TokenRefusal},
    },
    db::rows::{Columns, Record, Shape},
    error::Error,
    limits::{Bucket, Caller as Counted},
    models::{attachments::Attachment, lists},
};

pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/files/{token}", get(download).put(upload).fallback(wrong_method))
}

async fn upload(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Extension(id): Extension<RequestId>,
    request: Request,
) -> Response {
    // A task of its own: when the caller goes away half-way, it still comes to its end and leaves nothing behind.
    let work = tokio::spawn(uploads::receive(app, token, request, id).in_current_span());
    let outcome = work.await.unwrap_or_else(|panic| Err(Error::internal(panic).into()));
    let code = outcome.as_ref().map_or_else(|refusal| refusal.code.clone(), |_| "STORED".into());
    metrics::counter!("tessera_file_uploads_total", "outcome" => code).increment(1);
    answer(outcome, &id)
}

async fn download(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Extension(id): Extension<RequestId>,
    headers: HeaderMap,
) -> Response {
    answer(downloads::send(&app, &token, &headers).await, &id)
}

async fn wrong_method(Extension(id): Extension<RequestId>) -> Response {
    let refusal =
        Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "Files come by GET and go by PUT.");
    answer(Err(refusal), &id)
}

/// An answer that is no success.
struct Refusal {
    status: StatusCode,
    code: Cow<'static, str>,
    message: Cow<'static, str>,
    retry_after: Option<Duration>,
}

impl Refusal {
    fn new(status: StatusCode, code: impl Into<Cow<'static, str>>, message: impl Into<Cow<'static, str>>) -> Self {
        Self { status, code: code.into(), message: message.into(), retry_after: None }
    }

    fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "NOT_FOUND", "There is no such file, or no longer.")
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        if let Some(cause) = &error.cause {
            tracing::error!(code = error.code.as_str(), %cause, "a file could not be served");
        }
        let retry_after = error.retry_after;
        Self { retry_after, ..Self::new(error.code.status(), error.code.as_str(), error.message) }
    }
}

impl From<TokenRefusal> for Refusal {
    fn from(refusal: TokenRefusal) -> Self {
        match refusal {
            TokenRefusal::Invalid => {
                Self::new(StatusCode::FORBIDDEN, "FILE_TOKEN_INVALID", "This address is not valid here.")
            }
            TokenRefusal::Expired => Self::new(
                StatusCode::FORBIDDEN,
                "FILE_TOKEN_EXPIRED",
                "This address has expired. Ask for the attachment again to get a new one.",
            ),
        }
    }
}

fn answer(outcome: Result<Response, Refusal>, id: &RequestId) -> Response {
    outcome.unwrap_or_else(|refusal| {
        let mut response = errors::respond(refusal.status, &refusal.code, &refusal.message, id);
        if let Some(wait) = refusal.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
        }
        response
    })
}

/// Whom a token was made for, and for what.
struct Caller {
    viewer: Arc<Viewer>,
    attachment_id: Uuid,
}

impl Caller {
    /// The caller, counted as one request of the user the token was made for.
    fn of(app: &App, token: &str, purpose: Purpose) -> Result<Self, Refusal> {
        let token = app.auth.file_tokens().open(token, purpose)?;
        app.limits.count(Bucket::User, Counted::User(token.user_id), 1)?;
        app.auth.trust_directory()?;
        let viewer = app.auth.viewer_today(token.user_id, token.session_id).ok_or(TokenRefusal::Invalid)?;
        Ok(Self { viewer, attachment_id: token.attachment_id })
    }

    /// The attachment, if the caller may do this with it.
    async fn attachment(
        &self,
        app: &App,
        operation: Operation,
        columns: Columns,
    ) -> Result<(Permit<Attachment>, Arc<Record<Attachment>>), Refusal> {
        let permit: Permit<Attachment> = self.viewer.permit(operation)?;
        let mut shape = Shape::default();
        shape.columns = shape.columns.and(columns);
        let mut found = lists::by_ids(&app.db, &permit, shape, &[self.attachment_id]).await?;
        let record = found.remove(&self.attachment_id).ok_or_else(Refusal::not_found)?;
        Ok((permit, record))
    }
}
