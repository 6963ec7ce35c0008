//! From what a request names to the text it runs: a text of its own, or a document that is known by its id.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock},
};

use axum::http::StatusCode;
use moka::sync::Cache;

use super::{
    documents::{Document, Documents},
    examiner::Examiner,
    registry::{Follower, Registry},
    requests::{Named, Parameters, Refusal},
};
use crate::{
    app::App,
    auth::{Caller, capabilities::Capability},
    error::Result as Fallible,
    models::documents::{DocumentId, hash_of},
};

/// Bytes of text that are remembered for users at most.
const REMEMBERED_BYTES: u64 = 1024 * 1024;

/// What the front end of this program asks, as its build lists it: ids and texts.
static FRONT_END: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let listed: HashMap<String, String> =
        serde_json::from_str(include_str!("../../../frontend/src/gql/persisted-documents.json")).unwrap_or_default();
    listed.into_values().map(|text| (hash_of(&text), text)).collect()
});

/// The documents that are known by their ids.
#[derive(Debug)]
pub struct Persisted {
    registry: Arc<Registry>,
    /// Texts by hash that users have sent with it; none where that is switched off.
    automatic: Option<Cache<String, Arc<str>>>,
    /// Its task ends with the rest.
    _follower: Follower,
}

/// The text of a request.
#[derive(Debug)]
pub struct Found {
    pub text: String,
    pub document: Arc<Document>,
    /// Whether the document has been validated before.
    pub is_known: bool,
    /// Whether it is to be remembered by its hash once it turns out to be valid.
    pub is_automatic: bool,
}

impl Persisted {
    pub async fn open(app: &App, examiner: Arc<Examiner>) -> Fallible<Self> {
        let (registry, follower) = Registry::open(&app.db, examiner).await?;
        let automatic = app.config.graphql.automatic_persisted_queries.then(|| {
            let weigh = |_: &String, text: &Arc<str>| u32::try_from(text.len() + 256).unwrap_or(u32::MAX);
            Cache::builder().max_capacity(REMEMBERED_BYTES).weigher(weigh).build()
        });
        Ok(Self { registry, automatic, _follower: follower })
    }

    /// The document that a request asks for.
    pub fn find(
        &self,
        documents: &Documents,
        caller: Option<&Caller>,
        parameters: &mut Parameters,
    ) -> Result<Found, Refusal> {
        let text = std::mem::take(&mut parameters.query);
        match (parameters.document.take(), caller.and_then(Caller::capability)) {
            (None, capability) => {
                check_form(capability)?;
                of_text(documents, text, false)
            }
            (Some(named), capability) if !text.is_empty() => {
                check_both(&named, &text, capability)?;
                let is_automatic = self.automatic.is_some() && matches!(caller, Some(Caller::User(_)));
                let found = of_text(documents, text, is_automatic)?;
                // What has run before is not executed to be validated, and may not be executed at all.
                if found.is_automatic && found.is_known {
                    self.remember(&found.text);
                }
                Ok(found)
            }
            (Some(named), Some(capability)) => self.of_partner(documents, &capability.authority.client, &named),
            (Some(named), None) => self.of_user(documents, &named, caller.is_some()),
        }
    }

    /// Another partner's document is answered as one that does not exist.
    fn of_partner(&self, documents: &Documents, partner: &str, named: &Named) -> Result<Found, Refusal> {
        let Some((registered, document)) = self.registry.find(partner, &named.id) else {
            self.registry.wake();
            let message = "No active release of this partner lists a document of this id";
            return Err(Refusal::http(StatusCode::NOT_FOUND, "PERSISTED_QUERY_NOT_IN_LIST", message));
        };
        let text = registered.text.clone();
        match document {
            Some(document) => Ok(Found { text, document, is_known: true, is_automatic: false }),
            None => of_text(documents, text, false),
        }
    }

    fn of_user(&self, documents: &Documents, named: &Named, is_signed_in: bool) -> Result<Found, Refusal> {
        let id = named.id.as_str();
        let remembered = || self.automatic.as_ref().filter(|_| is_signed_in)?.get(id).map(|text| text.to_string());
        if let Some(text) = FRONT_END.get(id).cloned().or_else(remembered) {
            return of_text(documents, text, false);
        }
        if named.is_automatic && !(is_signed_in && self.automatic.is_some()) {
            return Err(not_supported());
        }
        Err(Refusal::http(StatusCode::NOT_FOUND, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"))
    }

    /// Remembers a text that is valid by its hash.
    pub fn remember(&self, text: &str) {
        if let Some(automatic) = &self.automatic {
            automatic.insert(hash_of(text), text.into());
        }
    }

    /// A change was made here; it may be one of what partners may run.
    pub fn wake(&self) {
        self.registry.wake();
    }
}

fn of_text(documents: &Documents, text: String, is_automatic: bool) -> Result<Found, Refusal> {
    let (document, is_known) = documents.read(&text)?;
    Ok(Found { text, document, is_known, is_automatic })
}

/// Refuses a text where the token runs stored documents only.
fn check_form(capability: Option<&Capability>) -> Result<(), Refusal> {
    if capability.is_some_and(|capability| capability.authority.persisted_only) {
        let message = "This token runs stored documents only, by their ids";
        return Err(Refusal::http(StatusCode::BAD_REQUEST, "PERSISTED_QUERY_ID_REQUIRED", message));
    }
    Ok(())
}

/// A text may come with its hash, as Apollo Client sends it, and with no other id.
fn check_both(named: &Named, text: &str, capability: Option<&Capability>) -> Result<(), Refusal> {
    let runs_stored_only = capability.is_some_and(|capability| capability.authority.persisted_only);
    if runs_stored_only || !named.is_automatic {
        let message = "Send the id of a document or its text, not both";
        return Err(Refusal::http(StatusCode::BAD_REQUEST, "CANNOT_SEND_PQ_ID_AND_BODY", message));
    }
    if named.id != DocumentId::Hash(hash_of(text)) {
        let message = "provided sha does not match query";
        return Err(Refusal::http(StatusCode::BAD_REQUEST, "PERSISTED_QUERY_HASH_MISMATCH", message));
    }
    Ok(())
}

/// Tells clients to send texts.
pub fn not_supported() -> Refusal {
    Refusal::http(StatusCode::BAD_REQUEST, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported")
}

/// Whether a refusal may be asked for again at any moment: nothing between keeps it.
pub fn is_for_now(code: &str) -> bool {
    matches!(
        code,
        "PERSISTED_QUERY_NOT_FOUND"
            | "PERSISTED_QUERY_NOT_SUPPORTED"
            | "PERSISTED_QUERY_HASH_MISMATCH"
            | "PERSISTED_QUERY_NOT_IN_LIST"
            | "CANNOT_SEND_PQ_ID_AND_BODY"
    )
}
