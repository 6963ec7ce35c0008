//! `/graphql`: from an HTTP request to an answer, to the letter of docs/api.md.
//!
//! [`negotiation`] media types → [`requests`] parameters → [`lexer`], [`analysis`] and [`costs`] limits →
//! [`persisted`] text or stored document → [`documents`] memory → [`throttles`] → execution → [`answers`] bytes. Nothing runs before every limit has passed.

pub mod analysis;
pub mod answers;
pub mod bodies;
mod cache_keys;
mod conditions;
pub mod coordinates;
pub mod costs;
pub mod documents;
pub mod escapes;
pub mod examiner;
pub mod index;
pub mod lexer;
pub mod literals;
pub mod live;
pub mod negotiation;
pub mod nulls;
mod partners;
mod persisted;
mod prepared;
mod query_cache;
mod registry;
pub mod repeats;
pub mod requests;
pub mod throttles;
pub mod variables;

use std::{borrow::Cow, sync::Arc, time::Instant};

use async_graphql::{Response as GraphqlResponse, parser::types::OperationType};
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    response::Response,
};
use sha2::{Digest, Sha256};
use tracing::Instrument;

use self::{
    documents::{Documents, Plan},
    examiner::Examiner,
    index::SchemaIndex,
    live::{Live, streams},
    negotiation::MediaType,
    persisted::Persisted,
    prepared::Prepared,
    query_cache::{Given, Made, QueryCache, Source},
    requests::{Parameters, Refusal},
};
use super::{bearers, edge::Outcome, errors, request_ids::RequestId, routes};
use crate::{
    app::App,
    auth::Caller,
    config::{HttpProfile, Profile},
    db::{
        catalog::{Catalog, Reads},
        statements,
    },
    error::Result,
    limits::Standing,
    models::{
        changes::{Actor, Repeat},
        documents::Examine,
    },
    resolvers,
};

/// Everything `/graphql` needs from one request to the next.
pub struct Endpoint {
    documents: Arc<Documents>,
    /// Documents that are known by their ids.
    persisted: Persisted,
    examiner: Arc<Examiner>,
    cache: Option<QueryCache>,
    /// SHA-256 of the schema.
    schema_id: [u8; 32],
    /// Who listens to what happens.
    pub live: Arc<Live>,
    /// Whether callers may ask for cost and statements.
    may_debug: bool,
    profile: HttpProfile,
    max_body_bytes: usize,
}

/// An answer and what the log says about it.
type Answer = (Response, Outcome);

impl Endpoint {
    pub async fn new(app: &Arc<App>) -> Result<Self> {
        let config = &app.config;
        let in_development = config.profile == Profile::Development;
        let sdl = resolvers::sdl();
        let documents = Arc::new(Documents::new(config.graphql.clone(), SchemaIndex::of_sdl(&sdl)?));
        let examiner = Arc::new(Examiner::new(documents.clone(), app.schema.clone(), config));
        Ok(Self {
            documents,
            persisted: Persisted::open(app, examiner.clone()).await?,
            examiner,
            cache: QueryCache::new(app)?,
            schema_id: Sha256::digest(&sdl).into(),
            live: Live::new(app.clone()),
            may_debug: in_development,
            profile: config.graphql.http_profile,
            max_body_bytes: config.http.max_body_bytes,
        })
    }

    /// Answers one request.
    pub async fn answer<B>(&self, app: &App, request: &Parts, body: B, request_id: &RequestId) -> Answer
    where
        B: http_body::Body<Data = Bytes> + Unpin,
    {
        let mut outcome = Outcome::default();
        let media_type = MediaType::negotiate(&request.headers);
        let streams = streams::are_accepted(&request.headers);
        let response = match media_type {
            // Nothing but a stream is taken: so one answer is a stream that ends with it.
            None if streams => {
                match self.run(app, request, body, MediaType::GraphqlResponse, request_id, &mut outcome).await {
                    Ok(response) => Ok(streams::wrap(response).await),
                    refused => refused,
                }
            }
            None => Err(Refusal::http(
                StatusCode::NOT_ACCEPTABLE,
                "NOT_ACCEPTABLE",
                "Accept must allow application/graphql-response+json, application/json or text/event-stream",
            )),
            Some(media_type) => self.run(app, request, body, media_type, request_id, &mut outcome).await,
        };
        let media_type = media_type.unwrap_or(if streams { MediaType::GraphqlResponse } else { MediaType::Json });
        let response = response.unwrap_or_else(|refusal| self.refuse(&refusal, media_type, request_id, &mut outcome));
        (response, outcome)
    }

    async fn run<B>(
        &self,
        app: &App,
        request: &Parts,
        body: B,
        media_type: MediaType,
        request_id: &RequestId,
        outcome: &mut Outcome,
    ) -> Result<Response, Refusal>
    where
        B: http_body::Body<Data = Bytes> + Unpin,
    {
        check_method_and_type(request)?;
        let caller = throttles::admit(app, request, caller_of(app, &request.headers).await)?;
        let body = if request.method == Method::POST {
            bodies::read(body, &request.headers, self.max_body_bytes).await?
        } else {
            Bytes::new()
        };
        let parameters = Parameters::of(request, &body)?;
        let prepared = self.prepare(app, caller.as_ref(), parameters, outcome)?;
        self.check_plan(&prepared.plan, request)?;
        partners::check_plan(caller.as_ref().and_then(Caller::capability), &prepared.plan, &request.headers)?;
        let standing = throttles::charge(app, caller.as_ref(), prepared.plan.cost)?;
        if prepared.plan.operation_type == OperationType::Subscription {
            outcome.operation.clone_from(&prepared.operation_name);
            return self.stream(caller, request, prepared, request_id, outcome).await;
        }
        self.execute(app, request, prepared, (media_type, standing), request_id, outcome).await
    }

    /// Runs what was prepared, or finds that it has been answered before.
    async fn execute(
        &self,
        app: &App,
        request: &Parts,
        prepared: Prepared,
        (media_type, standing): (MediaType, Option<Standing>),
        request_id: &RequestId,
        outcome: &mut Outcome,
    ) -> Result<Response, Refusal> {
        let is_query = prepared.plan.operation_type == OperationType::Query;
        let mut repeat = None;
        let (given, source) = if is_query {
            self.query(app, &prepared, request_id).await
        } else {
            repeat = match &prepared.viewer {
                Some(viewer) => repeats::of(&request.headers, viewer, &prepared)?,
                None => None,
            };
            if let (Some(repeat), Some(viewer)) = (&mut repeat, &prepared.viewer)
                && let Some(response) = repeats::answer(app, viewer, repeat, media_type).await?
            {
                return Ok(response);
            }
            let made = mutate(app, &self.examiner, &prepared, request_id, repeat.as_ref()).await;
            self.live.wake();
            self.persisted.wake();
            (Given::Made(Arc::new(made)), Source::Bypass)
        };
        let made = given.made();
        if is_query && made.is_some_and(|made| made.is_doubtful) {
            return Err(partners::undecided());
        }
        let statements = if source == Source::Hit { 0 } else { made.map_or(0, |made| made.statements) };
        outcome.db_queries = Some(statements);
        outcome.error_code = made.and_then(|made| made.error_code.clone()).map(Cow::Owned);
        if let Some(refusal) = repeats::in_flight(outcome.error_code.as_deref()) {
            return Err(refusal);
        }
        let is_refusal = made.is_some_and(|made| made.is_refusal);
        let status = self.status(is_refusal, outcome.error_code.is_some(), media_type);
        let cost = prepared.plan.cost;
        let told = answers::Told::asked(&request.headers, self.may_debug, cost, standing, statements);
        let body = told.add_to(given.body());
        if let (Some(repeat), Some(viewer)) = (&repeat, &prepared.viewer) {
            repeats::keep(app, viewer, repeat, status, &body).await;
        }
        let mut answer = finished(status, media_type, body);
        if is_query {
            let is_whole = outcome.error_code.is_none();
            conditions::apply(request, &mut answer, (is_whole && !told.is_something()).then_some(&given), is_whole);
        }
        if self.may_debug {
            answer.headers_mut().insert("x-cache", HeaderValue::from_static(source.as_str()));
        }
        outcome.operation = prepared.operation_name;
        if !prepared.is_known && !is_refusal {
            if prepared.is_automatic {
                self.persisted.remember(&prepared.query);
            }
            self.documents.keep(prepared.query, prepared.plan.document);
        }
        Ok(answer)
    }

    /// The answer to a query, out of the cache where that may be.
    async fn query(&self, app: &App, prepared: &Prepared, request_id: &RequestId) -> (Given, Source) {
        let work = |catalog| make_query(app, prepared, request_id, catalog);
        let document = &prepared.plan.document;
        if let (Some(cache), Some(viewer)) = (&self.cache, &prepared.viewer)
            && self.documents.may_be_kept(document, &resolvers::KEPT)
        {
            let key = cache_keys::of(&self.schema_id, prepared, viewer);
            return cache.answer(key, document, app.clock.now(), work).await;
        }
        let (made, _) = work(None).await;
        (Given::Made(Arc::new(made)), Source::Bypass)
    }

    fn check_plan(&self, plan: &Plan, request: &Parts) -> Result<(), Refusal> {
        match plan.operation_type {
            OperationType::Mutation if request.method == Method::GET => Err(Refusal::http(
                StatusCode::METHOD_NOT_ALLOWED,
                "METHOD_NOT_ALLOWED",
                "A mutation must be sent by POST",
            )),
            OperationType::Subscription if !streams::are_accepted(&request.headers) => Err(Refusal::document(
                "OPERATION_NOT_SUPPORTED",
                "A subscription is answered as text/event-stream, which Accept must name, or over a WebSocket",
            )),
            _ => self.examiner.check_introspection(&plan.document),
        }
    }

    fn status(&self, is_refusal: bool, has_errors: bool, media_type: MediaType) -> StatusCode {
        if is_refusal {
            requests::Stage::Document.status(media_type, self.profile)
        } else if self.profile == HttpProfile::Draft2026 && has_errors {
            // "Partial success": data beside errors.
            StatusCode::from_u16(294).unwrap_or(StatusCode::OK)
        } else {
            StatusCode::OK
        }
    }

    fn refuse(
        &self,
        refusal: &Refusal,
        media_type: MediaType,
        request_id: &RequestId,
        outcome: &mut Outcome,
    ) -> Response {
        let status = refusal.stage.status(media_type, self.profile);
        metrics::counter!("tessera_graphql_rejected_total", "reason" => refusal.code).increment(1);
        outcome.error_code = Some(Cow::Borrowed(refusal.code));
        let body = errors::body(refusal.code, &refusal.message, &refusal.locations, request_id);
        let mut response = finished(status, media_type, body);
        errors::add_hints(&mut response);
        let (name, value) = match (status, refusal.code) {
            (StatusCode::METHOD_NOT_ALLOWED, _) => {
                (header::ALLOW, if refusal.message.contains("mutation") { "POST" } else { "GET, POST" })
            }
            (_, code) if persisted::is_for_now(code) => (header::CACHE_CONTROL, "private, no-cache, must-revalidate"),
            _ => return response,
        };
        response.headers_mut().insert(name, HeaderValue::from_static(value));
        response
    }
}

fn finished(status: StatusCode, media_type: MediaType, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, media_type.header());
    response
}

/// Refuses other methods, bodies that are not JSON, and requests a plain link or form of another site could send.
fn check_method_and_type(request: &Parts) -> Result<(), Refusal> {
    if request.method == Method::POST {
        return if negotiation::is_json(&request.headers) {
            Ok(())
        } else {
            Err(Refusal::http(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "UNSUPPORTED_MEDIA_TYPE",
                "Content-Type must be application/json in UTF-8",
            ))
        };
    }
    if request.method != Method::GET {
        return Err(Refusal::http(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "Use GET or POST"));
    }
    // At the path of a stored document nobody chooses what is asked, and it asks only: a page of another site gains nothing.
    if negotiation::is_preflighted(&request.headers) || request.uri.path() != routes::GRAPHQL {
        Ok(())
    } else {
        Err(Refusal::http(
            StatusCode::BAD_REQUEST,
            "CSRF_REJECTED",
            format!("A GET needs one of these headers, not empty: {}", negotiation::PREFLIGHT_HEADERS.join(", ")),
        ))
    }
}

/// Who asks: nobody without a token; a token that is not good is refused.
async fn caller_of(app: &App, headers: &HeaderMap) -> Result<Option<Caller>, Refusal> {
    let refused = |message| Refusal::http(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", message);
    match bearers::read(headers).map_err(refused)? {
        Some(token) => Ok(Some(caller_of_token(app, token).await?)),
        None => Ok(None),
    }
}

async fn caller_of_token(app: &App, token: &str) -> Result<Caller, Refusal> {
    Ok(app.auth.caller(token).await?)
}

/// Answers a query; with a catalog, it is noted what the answer depends on.
fn make_query(
    app: &App,
    prepared: &Prepared,
    request_id: &RequestId,
    catalog: Option<Arc<Catalog>>,
) -> impl Future<Output = (Made, Reads)> + Send + use<> {
    let (request, schema, request_id) = (prepared.request(app), app.schema.clone(), *request_id);
    let decisions = prepared.decisions().cloned();
    let work = async move {
        let started = Instant::now();
        let running = async { schema.execute(request).await };
        let (response, statements, reads) = if let Some(catalog) = catalog {
            statements::followed(catalog, running).await
        } else {
            let (response, statements) = statements::counted(running).await;
            (response, statements, Reads::default())
        };
        observe(OperationType::Query, started);
        let is_doubtful = decisions.is_some_and(|decisions| decisions.timed_out());
        (Made { is_doubtful, ..written(response, statements, &request_id) }, reads)
    };
    work.in_current_span()
}

/// Makes a change. It runs on when its caller goes away: it must not be cut between its statements.
async fn mutate(
    app: &App,
    examiner: &Arc<Examiner>,
    prepared: &Prepared,
    request_id: &RequestId,
    repeat: Option<&Repeat>,
) -> Made {
    let mut request = prepared.request(app);
    if let Some(viewer) = &prepared.viewer {
        request = request.data(examiner.clone() as Arc<dyn Examine>).data(Actor {
            viewer: viewer.clone(),
            request_id: request_id.uuid(),
            now: app.clock.now(),
            repeat: repeat.cloned(),
            outbound: app.outbound.clone(),
            keys: app.auth.keys().clone(),
        });
    }
    let (schema, started) = (app.schema.clone(), Instant::now());
    let work = statements::counted(async move { schema.execute(request).await });
    let (response, statements) = match tokio::spawn(work.in_current_span()).await {
        Ok(answer) => answer,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(error) => {
                let error = async_graphql::ServerError::new(error.to_string(), None);
                (GraphqlResponse::from_errors(vec![error]), 0)
            }
        },
    };
    observe(OperationType::Mutation, started);
    written(response, statements, request_id)
}

/// The answer as bytes, its errors with their codes.
fn written(mut response: GraphqlResponse, statements: u32, request_id: &RequestId) -> Made {
    let is_refusal = answers::is_refusal(&response);
    let error_code = answers::settle(&mut response.errors, is_refusal, request_id);
    Made { body: answers::write(&response, is_refusal).into(), statements, error_code, is_refusal, ..Made::default() }
}

fn observe(operation_type: OperationType, started: Instant) {
    metrics::histogram!("tessera_graphql_operation_duration_seconds", "type" => kind(operation_type))
        .record(started.elapsed());
}

fn kind(operation_type: OperationType) -> &'static str {
    match operation_type {
        OperationType::Query => "query",
        OperationType::Mutation => "mutation",
        OperationType::Subscription => "subscription",
    }
}
