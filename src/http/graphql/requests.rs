//! From the bytes of a request to its parameters, and the ways a request is refused.

use std::borrow::Cow;

use async_graphql::{Pos, ServerError, Variables, parser};
use axum::http::{Method, StatusCode, request::Parts};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{negotiation::MediaType, persisted::not_supported};
use crate::{config::HttpProfile, error::Error, http::routes::DOCUMENTS, models::documents::DocumentId};

/// Why a request is answered without being executed.
#[derive(Debug)]
pub struct Refusal {
    pub stage: Stage,
    pub code: &'static str,
    pub message: Cow<'static, str>,
    pub locations: Vec<Pos>,
}

/// How far a request came, which decides its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It is not a GraphQL request at all.
    Http(StatusCode),
    /// Its document cannot be read.
    Syntax,
    /// Its document, operation or variables are not valid, or ask for too much.
    Document,
}

impl Stage {
    pub fn status(self, media_type: MediaType, profile: HttpProfile) -> StatusCode {
        match (self, profile, media_type) {
            (Self::Http(status), ..) => status,
            (_, HttpProfile::Audit, MediaType::Json) => StatusCode::OK,
            (Self::Document, HttpProfile::Draft2026, _) => StatusCode::UNPROCESSABLE_ENTITY,
            _ => StatusCode::BAD_REQUEST,
        }
    }
}

impl Refusal {
    pub fn http(status: StatusCode, code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self { stage: Stage::Http(status), code, message: message.into(), locations: Vec::new() }
    }

    pub fn bad_request(message: impl Into<Cow<'static, str>>) -> Self {
        Self::http(StatusCode::BAD_REQUEST, "BAD_REQUEST", message)
    }

    pub fn document(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self { stage: Stage::Document, code, message: message.into(), locations: Vec::new() }
    }

    /// The document breaks a rule of validation.
    pub fn invalid(message: String) -> Self {
        Self::document("GRAPHQL_VALIDATION_FAILED", message)
    }

    /// The document has more of something than the server takes.
    pub fn limit(code: &'static str, what: &str, limit: usize) -> Self {
        Self::document(code, format!("The document has too many {what}: at most {limit} are allowed"))
    }

    pub fn syntax(message: impl Into<Cow<'static, str>>) -> Self {
        Self { stage: Stage::Syntax, code: "GRAPHQL_PARSE_FAILED", message: message.into(), locations: Vec::new() }
    }

    /// A document the parser refused. Its message draws a picture of the place over many lines; the reason is the
    /// last of them, and the place goes into `locations`.
    pub fn parse(error: parser::Error) -> Self {
        if matches!(error, parser::Error::RecursionLimitExceeded) {
            return Self::limit("MAX_DEPTH_LIMIT", "levels of nesting", 64);
        }
        let error = ServerError::from(error);
        let reason = error.message.lines().last().unwrap_or_default().trim().trim_start_matches("= ");
        let reason: String = reason.chars().take(300).collect();
        Self { locations: error.locations, ..Self::syntax(format!("The document cannot be read: {reason}")) }
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::http(error.code.status(), error.code.as_str(), error.message)
    }
}

/// The parameters of one GraphQL request. Absent, null and empty are the same for texts.
#[derive(Debug, Default)]
pub struct Parameters {
    /// Empty where a document is named.
    pub query: String,
    pub operation_name: Option<String>,
    pub variables: Variables,
    pub document: Option<Named>,
}

/// A document that a request names in place of its text, or beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub id: DocumentId,
    /// Whether it is named as Apollo Client does, which may send the text with it.
    pub is_automatic: bool,
}

/// What a request gives, before it is put together.
#[derive(Default)]
struct Given {
    query: Option<String>,
    operation_name: Option<String>,
    variables: Variables,
    extensions: Option<String>,
    document_id: Option<String>,
}

/// The members of a request's body that matter; others are ignored, as the specification asks.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    #[serde(borrow)]
    query: Option<&'a RawValue>,
    operation_name: Option<&'a RawValue>,
    variables: Option<&'a RawValue>,
    extensions: Option<&'a RawValue>,
    document_id: Option<&'a RawValue>,
}

impl Parameters {
    /// Reads a request; its body where it is a POST.
    pub fn of(request: &Parts, body: &[u8]) -> Result<Self, Refusal> {
        let mut given = if request.method == Method::POST {
            Given::of_body(body)?
        } else {
            Given::of_query_string(request.uri.query().unwrap_or_default())?
        };
        if let Some(id) = request.uri.path().strip_prefix(DOCUMENTS) {
            let id = decoded(id)?;
            if given.document_id.as_ref().is_some_and(|other| *other != id) {
                return Err(several_ids());
            }
            given.document_id = Some(id);
        }
        given.parameters()
    }

    /// Reads the body of a POST.
    pub fn of_body(body: &[u8]) -> Result<Self, Refusal> {
        Given::of_body(body)?.parameters()
    }
}

impl Given {
    fn of_body(body: &[u8]) -> Result<Self, Refusal> {
        let text = std::str::from_utf8(body).map_err(|_| Refusal::bad_request("The body is not UTF-8"))?;
        match text.trim_start().as_bytes().first() {
            Some(b'{') => {}
            Some(b'[') => {
                return Err(Refusal::http(
                    StatusCode::BAD_REQUEST,
                    "BATCH_LIMIT_EXCEEDED",
                    "The body must be one request: batches are not accepted",
                ));
            }
            _ => return Err(Refusal::bad_request("The body must be a JSON object")),
        }
        let body: Body<'_> = serde_json::from_str(text).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            Refusal::bad_request(format!("The body is not valid JSON near line {line}, column {column}"))
        })?;
        Ok(Self {
            query: text_of("query", body.query)?,
            operation_name: text_of("operationName", body.operation_name)?,
            variables: object_of("variables", body.variables.map(RawValue::get))?,
            extensions: body.extensions.map(|extensions| extensions.get().to_owned()),
            document_id: text_of("documentId", body.document_id)?,
        })
    }

    fn of_query_string(text: &str) -> Result<Self, Refusal> {
        let [mut query, mut operation_name, mut variables, mut extensions, mut document_id] = [const { None }; 5];
        for pair in text.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (place, name) = match &*decoded(name)? {
                "query" => (&mut query, "query"),
                "operationName" => (&mut operation_name, "operationName"),
                "variables" => (&mut variables, "variables"),
                "extensions" => (&mut extensions, "extensions"),
                "documentId" => (&mut document_id, "documentId"),
                _ => continue,
            };
            if place.is_some() {
                return Err(Refusal::bad_request(format!("The parameter `{name}` is given twice")));
            }
            *place = Some(decoded(value)?).filter(|value| !value.is_empty());
        }
        let variables = object_of("variables", variables.as_deref())?;
        Ok(Self { query, operation_name, variables, extensions, document_id })
    }

    fn parameters(self) -> Result<Parameters, Refusal> {
        let automatic = self.extensions.as_deref().map(automatic).transpose()?.flatten();
        let named = match self.document_id {
            Some(text) => Some(Named { id: id_of("documentId", &text)?, is_automatic: false }),
            None => None,
        };
        let document = match (named, automatic) {
            (Some(named), Some(automatic)) if named.id != automatic.id => return Err(several_ids()),
            (named, automatic) => named.or(automatic),
        };
        if self.query.is_none() && document.is_none() {
            return Err(Refusal::bad_request("`query` is missing"));
        }
        let Self { query, operation_name, variables, .. } = self;
        Ok(Parameters { query: query.unwrap_or_default(), operation_name, variables, document })
    }
}

fn several_ids() -> Refusal {
    Refusal::bad_request("The request names two documents")
}

fn id_of(name: &str, text: &str) -> Result<DocumentId, Refusal> {
    DocumentId::parse(text).ok_or_else(|| {
        Refusal::bad_request(format!(
            "`{name}` is not the id of a document: `sha256:` and 64 lower-case hexadecimal digits, `x-…:` and a name, or a name"
        ))
    })
}

/// The document that `extensions` name by its hash.
fn automatic(extensions: &str) -> Result<Option<Named>, Refusal> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Extensions {
        persisted_query: Option<serde_json::Value>,
    }
    if extensions == "null" {
        return Ok(None);
    }
    let known: Option<Extensions> =
        Some(extensions).filter(|text| text.starts_with('{')).and_then(|text| serde_json::from_str(text).ok());
    let known = known.ok_or_else(|| Refusal::bad_request("`extensions` must be a JSON object"))?;
    let Some(asked) = known.persisted_query else { return Ok(None) };
    if asked.get("version").and_then(serde_json::Value::as_u64) != Some(1) {
        return Err(not_supported());
    }
    let hash = asked.get("sha256Hash").and_then(serde_json::Value::as_str).unwrap_or_default();
    Ok(Some(Named { id: id_of("sha256Hash", hash)?, is_automatic: true }))
}

/// The text in a member of the body.
fn text_of(name: &str, value: Option<&RawValue>) -> Result<Option<String>, Refusal> {
    match value.map(RawValue::get) {
        None | Some("null") => Ok(None),
        Some(text) => {
            let text: String =
                serde_json::from_str(text).map_err(|_| Refusal::bad_request(format!("`{name}` must be a string")))?;
            Ok(Some(text).filter(|text| !text.is_empty()))
        }
    }
}

fn object_of(name: &str, text: Option<&str>) -> Result<Variables, Refusal> {
    let refused = || Refusal::bad_request(format!("`{name}` must be a JSON object"));
    match text.map(str::trim) {
        None | Some("null") => Ok(Variables::default()),
        Some(text) if text.starts_with('{') => serde_json::from_str(text).map_err(|_| refused()),
        Some(_) => Err(refused()),
    }
}

/// A name or value of a query string without its percent signs.
fn decoded(text: &str) -> Result<String, Refusal> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, tail @ ..]) => {
                let digits = (char::from(*high).to_digit(16), char::from(*low).to_digit(16));
                let (Some(high), Some(low)) = digits else {
                    return Err(Refusal::bad_request("The query string has a broken percent sign"));
                };
                bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
                rest = tail;
            }
            (b'%', _) => return Err(Refusal::bad_request("The query string has a broken percent sign")),
            (byte, _) => bytes.push(*byte),
        }
    }
    String::from_utf8(bytes).map_err(|_| Refusal::bad_request("The query string is not UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_gives_its_parameters() {
        let body = br#" {"query":"{a}","operationName":"","variables":null,"extensions":{},"other":[1]}"#;
        let parameters = Parameters::of_body(body).unwrap();
        assert_eq!(parameters.query, "{a}");
        assert_eq!(parameters.operation_name, None);
        assert!(parameters.variables.is_empty());
    }

    #[test]
    fn a_body_of_wrong_shape_is_refused() {
        for (body, code) in [
            (&b""[..], "BAD_REQUEST"),
            (b"{", "BAD_REQUEST"),
            (b"null", "BAD_REQUEST"),
            (b"[]", "BATCH_LIMIT_EXCEEDED"),
            (br#"[{"query":"{a}"}]"#, "BATCH_LIMIT_EXCEEDED"),
            (b"{}", "BAD_REQUEST"),
            (br#"{"query":""}"#, "BAD_REQUEST"),
            (br#"{"query":1}"#, "BAD_REQUEST"),
            (br#"{"query":{"a":1}}"#, "BAD_REQUEST"),
            (br#"{"query":"{a}","variables":[]}"#, "BAD_REQUEST"),
            (br#"{"query":"{a}","variables":"{}"}"#, "BAD_REQUEST"),
            (br#"{"query":"{a}","operationName":1}"#, "BAD_REQUEST"),
            (br#"{"query":"{a}","extensions":"x"}"#, "BAD_REQUEST"),
            (b"{\"query\":\"\xff\"}", "BAD_REQUEST"),
            (br#"{"query":"{a}","query":"{b}"}"#, "BAD_REQUEST"),
            (br#"{"documentId":"sha256:00"}"#, "BAD_REQUEST"),
            (br#"{"documentId":1}"#, "BAD_REQUEST"),
            (br#"{"documentId":"a","extensions":{"persistedQuery":{"version":1,"sha256Hash":"b"}}}"#, "BAD_REQUEST"),
            (br#"{"extensions":{"persistedQuery":{"version":1}}}"#, "BAD_REQUEST"),
            (br#"{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"b"}}}"#, "PERSISTED_QUERY_NOT_SUPPORTED"),
            (br#"{"extensions":{"persistedQuery":true}}"#, "PERSISTED_QUERY_NOT_SUPPORTED"),
        ] {
            let refusal = Parameters::of_body(body).unwrap_err();
            assert_eq!(refusal.code, code, "{}", String::from_utf8_lossy(body));
            assert_eq!(refusal.stage, Stage::Http(StatusCode::BAD_REQUEST));
        }
    }

    #[test]
    fn a_query_string_gives_its_parameters() {
        let text = "query=query+Q%28%24a%3AInt%29%7Ba%7D&variables=%7B%22a%22%3A1%7D&operationName=";
        let parameters = Given::of_query_string(text).unwrap().parameters().unwrap();
        assert_eq!(parameters.query, "query Q($a:Int){a}");
        assert_eq!(parameters.operation_name, None);
        assert_eq!(parameters.variables.len(), 1);
    }

    #[test]
    fn a_document_is_named_by_a_member_an_extension_or_the_path() {
        let hash = "ab".repeat(32);
        let named = |id, is_automatic| Some(Named { id, is_automatic });
        let id = DocumentId::Hash(format!("sha256:{hash}"));
        let of_body = |body: String| Parameters::of_body(body.as_bytes()).unwrap().document;
        assert_eq!(of_body(format!(r#"{{"documentId":"sha256:{hash}"}}"#)), named(id.clone(), false));
        assert_eq!(of_body(format!(r#"{{"documentId":"{hash}","query":""}}"#)), named(id.clone(), false));
        let automatic = format!(r#"{{"persistedQuery":{{"version":1,"sha256Hash":"{hash}"}}}}"#);
        assert_eq!(of_body(format!(r#"{{"extensions":{automatic}}}"#)), named(id.clone(), true));
        assert_eq!(of_body(format!(r#"{{"documentId":"{hash}","extensions":{automatic}}}"#)), named(id.clone(), false));
        let at = |uri: &str, method: Method, body: &str| {
            let request = axum::http::Request::builder().method(method).uri(uri).body(()).unwrap();
            Parameters::of(&request.into_parts().0, body.as_bytes())
        };
        let asked =
            at(&format!("/graphql/documents/sha256%3A{hash}?variables=%7B%22a%22%3A1%7D"), Method::GET, "").unwrap();
        assert_eq!((asked.document, asked.variables.len(), asked.query.as_str()), (named(id.clone(), false), 1, ""));
        let asked = at(&format!("/graphql/documents/{hash}"), Method::POST, r#"{"operationName":"A"}"#).unwrap();
        assert_eq!((asked.document, asked.operation_name.as_deref()), (named(id, false), Some("A")));
        assert!(at("/graphql/documents/", Method::GET, "").is_err());
        assert!(at("/graphql/documents/a?documentId=b", Method::GET, "").is_err());
    }

    #[test]
    fn a_query_string_of_wrong_shape_is_refused() {
        for text in [
            "",
            "query=",
            "query=%",
            "query=%zz",
            "query=%ff",
            "query=a&query=b",
            "query=a&variables=1",
            "query=a&extensions=1",
        ] {
            assert!(Given::of_query_string(text).and_then(Given::parameters).is_err(), "{text}");
        }
    }

    #[test]
    fn the_status_follows_the_media_type_and_the_profile() {
        use HttpProfile::{Audit, Draft2026};
        use MediaType::{GraphqlResponse, Json};
        for (stage, media_type, profile, status) in [
            (Stage::Syntax, GraphqlResponse, Audit, 400),
            (Stage::Document, GraphqlResponse, Audit, 400),
            (Stage::Syntax, Json, Audit, 200),
            (Stage::Document, Json, Audit, 200),
            (Stage::Http(StatusCode::BAD_REQUEST), Json, Audit, 400),
            (Stage::Syntax, Json, Draft2026, 400),
            (Stage::Document, Json, Draft2026, 422),
            (Stage::Document, GraphqlResponse, Draft2026, 422),
        ] {
            assert_eq!(stage.status(media_type, profile).as_u16(), status);
        }
    }

    #[test]
    fn a_syntax_error_is_one_sentence_with_a_place() {
        let refusal = Refusal::parse(parser::parse_query("query {\n  a(").unwrap_err());
        assert!(!refusal.message.contains('\n') && !refusal.locations.is_empty(), "{refusal:?}");
    }
}
