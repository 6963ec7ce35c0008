//! `/graphql`: from an HTTP request to an answer, to the letter of docs/api.md.
//!
//! [`negotiation`] media types → [`requests`] parameters → [`lexer`], [`analysis`] and [`costs`] limits →
//! [`documents`] memory → [`throttles`] → execution → [`answers`] bytes. Nothing runs before every limit has passed.

pub mod analysis;
pub mod answers;
pub mod bodies;
pub mod coordinates;
pub mod costs;
pub mod documents;
pub mod escapes;
pub mod index;
pub mod lexer;
pub mod literals;
pub mod negotiation;
pub mod nulls;
mod partners;
pub mod repeats;
pub mod requests;
pub mod throttles;
pub mod variables;

use std::{borrow::Cow, time::Instant};

use async_graphql::{Request as GraphqlRequest, Response as GraphqlResponse, parser::types::OperationType};
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    response::Response,
};
use tracing::Instrument;

use self::{
    documents::{Documents, Plan},
    index::SchemaIndex,
    negotiation::MediaType,
    requests::{Parameters, Refusal},
};
use super::{bearers, edge::Outcome, errors, request_ids::RequestId};
use crate::{
    app::App,
    auth::Caller,
    config::{HttpProfile, Profile},
    db::statements,
    error::Result,
    executor::known_to_be_valid,
    models::changes::Actor,
    resolvers,
};

/// Everything `/graphql` needs from one request to the next.
#[derive(Debug)]
pub struct Endpoint {
    documents: Documents,
    may_introspect: bool,
    /// Whether callers may ask for cost and statements.
    may_debug: bool,
    profile: HttpProfile,
    max_body_bytes: usize,
}

/// An answer and what the log says about it.
type Answer = (Response, Outcome);

impl Endpoint {
    pub fn new(app: &App) -> Result<Self> {
        let config = &app.config;
        let in_development = config.profile == Profile::Development;
        Ok(Self {
            documents: Documents::new(config.graphql.clone(), SchemaIndex::of_sdl(&resolvers::sdl())?),
            may_introspect: config.graphql.introspection.unwrap_or(in_development),
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
        let response = match media_type {
            None => Err(Refusal::http(
                StatusCode::NOT_ACCEPTABLE,
                "NOT_ACCEPTABLE",
                "Accept must allow application/graphql-response+json or application/json",
            )),
            Some(media_type) => self.run(app, request, body, media_type, request_id, &mut outcome).await,
        };
        let media_type = media_type.unwrap_or(MediaType::Json);
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
        let parameters = if request.method == Method::POST {
            Parameters::of_body(&bodies::read(body, &request.headers, self.max_body_bytes).await?)?
        } else {
            Parameters::of_query_string(request.uri.query().unwrap_or_default())?
        };
        let Parameters { query, operation_name, mut variables } = parameters;
        let capability = caller.as_ref().and_then(Caller::capability);
        partners::check_form(capability)?;
        let (document, is_known) = self.documents.read(&query)?;
        let viewer = caller.as_ref().map(|caller| app.auth.viewer_in(caller, &query)).transpose()?;
        if let Some(viewer) = &viewer {
            outcome.user_id = Some(viewer.user_id);
            outcome.session_id = Some(viewer.session_id);
        }
        let decisions = viewer.as_ref().and_then(|viewer| viewer.decisions.clone());
        if let Some(decisions) = &decisions {
            let coordinates = self.documents.coordinates(&document).iter();
            decisions.prepare(coordinates.map(|(type_name, field)| (type_name.as_str(), field.as_str())))?;
        }
        let plan = self.documents.plan(document, operation_name.as_deref(), &mut variables)?;
        self.check_plan(&plan, &request.method)?;
        partners::check_plan(capability, &plan, &request.headers)?;
        outcome.operation_type = Some(kind(plan.operation_type));
        outcome.complexity = Some(plan.cost);
        let standing = throttles::charge(app, caller.as_ref(), plan.cost)?;

        let mut graphql = GraphqlRequest::new(String::new()).variables(variables);
        graphql.operation_name.clone_from(&operation_name);
        graphql.set_parsed_query(plan.document.executable.clone());
        if is_known {
            graphql = known_to_be_valid(graphql);
        }
        let mut repeat = None;
        if let (OperationType::Mutation, Some(viewer)) = (plan.operation_type, &viewer) {
            let variables = &graphql.variables;
            repeat =
                repeats::of(&request.headers, viewer, &query, operation_name.as_deref(), variables, plan.root_fields)?;
            if let Some(repeat) = &mut repeat
                && let Some(response) = repeats::answer(app, viewer, repeat, media_type).await?
            {
                return Ok(response);
            }
            graphql = graphql.data(Actor {
                viewer: viewer.clone(),
                request_id: request_id.uuid(),
                now: app.clock.now(),
                repeat: repeat.clone(),
                outbound: app.outbound.clone(),
                keys: app.auth.keys().clone(),
            });
        }
        let graphql = resolvers::request(graphql, &app.db, &app.auth, viewer.clone());
        outcome.operation = operation_name;
        let (mut response, statements) = execute(app, graphql, plan.operation_type).await;
        if plan.operation_type == OperationType::Query {
            partners::check_decisions(decisions.as_deref())?;
        }
        outcome.db_queries = Some(statements);

        let is_refusal = answers::is_refusal(&response);
        outcome.error_code = answers::settle(&mut response.errors, is_refusal, request_id).map(Cow::Owned);
        let told = answers::Told::asked(&request.headers, self.may_debug, plan.cost, standing, statements);
        if let Some(refusal) = repeats::in_flight(outcome.error_code.as_deref()) {
            return Err(refusal);
        }
        let (status, body) = self.respond(&response, is_refusal, media_type, told);
        if let (Some(repeat), Some(viewer)) = (&repeat, &viewer) {
            repeats::keep(app, viewer, repeat, status, &body).await;
        }
        let answer = finished(status, media_type, body);
        if !is_known && !is_refusal {
            self.documents.keep(query, plan.document);
        }
        Ok(answer)
    }

    fn check_plan(&self, plan: &Plan, method: &Method) -> Result<(), Refusal> {
        match plan.operation_type {
            OperationType::Mutation if method == Method::GET => Err(Refusal::http(
                StatusCode::METHOD_NOT_ALLOWED,
                "METHOD_NOT_ALLOWED",
                "A mutation must be sent by POST",
            )),
            OperationType::Subscription => {
                Err(Refusal::document("OPERATION_NOT_SUPPORTED", "Subscriptions are not served on this path"))
            }
            _ if plan.document.introspects && !self.may_introspect => {
                Err(Refusal::document("INTROSPECTION_DISABLED", "Introspection is not allowed here"))
            }
            _ => Ok(()),
        }
    }

    fn respond(
        &self,
        response: &GraphqlResponse,
        is_refusal: bool,
        media_type: MediaType,
        told: answers::Told,
    ) -> (StatusCode, Vec<u8>) {
        let status = if is_refusal {
            requests::Stage::Document.status(media_type, self.profile)
        } else if self.profile == HttpProfile::Draft2026 && !response.errors.is_empty() {
            // "Partial success": data beside errors.
            StatusCode::from_u16(294).unwrap_or(StatusCode::OK)
        } else {
            StatusCode::OK
        };
        (status, answers::write(response, is_refusal, told))
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
            (_, "PERSISTED_QUERY_NOT_SUPPORTED") => (header::CACHE_CONTROL, "private, no-cache, must-revalidate"),
            _ => return response,
        };
        response.headers_mut().insert(name, HeaderValue::from_static(value));
        response
    }
}

fn finished(status: StatusCode, media_type: MediaType, body: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(body));
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
    if negotiation::is_preflighted(&request.headers) {
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
        Some(token) => Ok(Some(app.auth.caller(token).await?)),
        None => Ok(None),
    }
}

/// Runs the operation. A mutation runs on when its caller goes away: it must not be cut between its statements.
async fn execute(app: &App, request: GraphqlRequest, operation_type: OperationType) -> (GraphqlResponse, u32) {
    let started = Instant::now();
    let answer = if operation_type == OperationType::Mutation {
        let schema = app.schema.clone();
        let work = statements::counted(async move { schema.execute(request).await });
        match tokio::spawn(work.in_current_span()).await {
            Ok(answer) => answer,
            Err(error) => match error.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(error) => {
                    let error = async_graphql::ServerError::new(error.to_string(), None);
                    (GraphqlResponse::from_errors(vec![error]), 0)
                }
            },
        }
    } else {
        statements::counted(app.schema.execute(request)).await
    };
    metrics::histogram!("tessera_graphql_operation_duration_seconds", "type" => kind(operation_type))
        .record(started.elapsed());
    answer
}

fn kind(operation_type: OperationType) -> &'static str {
    match operation_type {
        OperationType::Query => "query",
        OperationType::Mutation => "mutation",
        OperationType::Subscription => "subscription",
    }
}
