//! Documents, parsed and analysed once and kept for the next request with the same text.

use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicBool, Ordering},
};

use async_graphql::{
    Name, Value, Variables,
    parser::{
        parse_query,
        types::{DocumentOperations, ExecutableDocument, OperationDefinition, OperationType},
    },
};
use moka::sync::Cache;
use sha2::{Digest, Sha256};

use super::{
    analysis,
    coordinates::{self, Coordinate},
    costs, escapes,
    index::SchemaIndex,
    lexer, literals, nulls,
    requests::Refusal,
    variables,
};
use crate::config::GraphqlConfig;

/// Bytes of text kept at most. A parsed document takes about ten times its text.
const CACHED_BYTES: u64 = 1024 * 1024;

/// A document that passed every limit that does not depend on variables.
#[derive(Debug)]
pub struct Document {
    pub executable: ExecutableDocument,
    /// Whether it asks for the schema itself.
    pub introspects: bool,
    /// SHA-256 of its text.
    pub id: [u8; 32],
    /// Its answers turned out to depend on more than the tables.
    pub is_never_kept: AtomicBool,
    /// Whether its roots let their answers be kept. Found when it is asked for first.
    may_be_kept: OnceLock<bool>,
    /// Made when a partner asks for it first.
    coordinates: OnceLock<Vec<Coordinate>>,
}

/// What a request asks for, ready to run.
#[derive(Debug)]
pub struct Plan {
    pub document: Arc<Document>,
    pub operation_type: OperationType,
    pub cost: u64,
    /// Fields at the root, fragments unfolded.
    pub root_fields: usize,
    /// The variables that the operation declares.
    pub variable_names: Vec<Name>,
}

/// Turns texts into plans.
#[derive(Debug)]
pub struct Documents {
    limits: GraphqlConfig,
    index: SchemaIndex,
    cache: Cache<String, Arc<Document>>,
}

impl Documents {
    pub fn new(limits: GraphqlConfig, index: SchemaIndex) -> Self {
        let cache = Cache::builder()
            .max_capacity(CACHED_BYTES)
            .weigher(|text: &String, _| u32::try_from(text.len() + 256).unwrap_or(u32::MAX))
            .build();
        Self { limits, index, cache }
    }

    /// The document of `text`, from memory where it ran before; and whether it came from there.
    pub fn read(&self, text: &str) -> Result<(Arc<Document>, bool), Refusal> {
        if let Some(document) = self.cache.get(text) {
            return Ok((document, true));
        }
        lexer::check(text, self.limits.max_tokens).map_err(|refusal| match refusal {
            lexer::Refusal::TooManyTokens => Refusal::limit("MAX_TOKENS_LIMIT", "tokens", self.limits.max_tokens),
            lexer::Refusal::TooDeep => Refusal::limit("MAX_DEPTH_LIMIT", "levels of nesting", 64),
            lexer::Refusal::ControlCharacter => Refusal::syntax("The document contains a control character"),
        })?;
        let executable = parse_query(escapes::resolve(text)).map_err(Refusal::parse)?;
        let introspects = analysis::check(&executable, &self.limits)?;
        literals::check(&executable, &self.index)?;
        let document = Document {
            executable,
            introspects,
            id: Sha256::digest(text).into(),
            is_never_kept: AtomicBool::new(false),
            may_be_kept: OnceLock::new(),
            coordinates: OnceLock::new(),
        };
        Ok((Arc::new(document), false))
    }

    /// The fields that a document asks for, of every type that may have them.
    pub fn coordinates<'a>(&self, document: &'a Document) -> &'a [Coordinate] {
        document.coordinates.get_or_init(|| coordinates::of(&document.executable, &self.index))
    }

    /// Whether answers to a document may be kept: each of its roots is one of `roots`, and it does not ask for the schema.
    pub fn may_be_kept(&self, document: &Document, roots: &[&str]) -> bool {
        let decide = || {
            let own = self.coordinates(document).iter().filter(|(type_name, _)| type_name == "Query");
            !document.introspects && own.into_iter().all(|(_, field)| roots.contains(&field.as_str()))
        };
        !document.is_never_kept.load(Ordering::Relaxed) && *document.may_be_kept.get_or_init(decide)
    }

    /// Keeps a document that turned out to be valid. Others are not kept: anybody could fill the memory with them.
    pub fn keep(&self, text: String, document: Arc<Document>) {
        self.cache.insert(text, document);
    }

    /// What an operation would cost with these variables.
    pub fn cost(&self, document: &Document, operation: &OperationDefinition, variables: &Variables) -> u64 {
        costs::estimate(&document.executable, operation, variables, &self.index)
    }

    /// Chooses the operation, completes and checks its variables, and refuses what costs too much.
    pub fn plan(
        &self,
        document: Arc<Document>,
        operation_name: Option<&str>,
        variables: &mut Variables,
    ) -> Result<Plan, Refusal> {
        let operation = choose(&document.executable, operation_name)?;
        let operation_type = operation.ty;
        variables::coerce(&operation.variable_definitions, variables, &self.index)
            .map_err(|message| Refusal::document("BAD_USER_INPUT", message))?;
        if variables.values().any(|value| *value == Value::Null) {
            nulls::check(&document.executable, operation, variables, &self.index)?;
        }
        let cost = self.cost(&document, operation, variables);
        let limit = self.limits.max_cost;
        if cost > limit {
            return Err(Refusal::document(
                "COST_ESTIMATED_TOO_EXPENSIVE",
                format!("The operation would cost {cost}; at most {limit} is allowed. Ask for fewer items at once"),
            ));
        }
        let root_fields = analysis::root_fields(&document.executable, &operation.selection_set.node);
        let variable_names = operation.variable_definitions.iter().map(|definition| definition.node.name.node.clone());
        let variable_names = variable_names.collect();
        Ok(Plan { document, operation_type, cost, root_fields, variable_names })
    }
}

fn choose<'a>(document: &'a ExecutableDocument, name: Option<&str>) -> Result<&'a OperationDefinition, Refusal> {
    const CODE: &str = "OPERATION_RESOLUTION_FAILURE";
    let found = match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => Some(operation),
        (DocumentOperations::Single(_), Some(_)) => None,
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name),
        (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => operations.values().next(),
        (DocumentOperations::Multiple(_), None) => {
            return Err(Refusal::document(CODE, "The document has several operations: name one in `operationName`"));
        }
    };
    let unknown = || Refusal::document(CODE, "The document has no operation of the name in `operationName`");
    found.map(|operation| &operation.node).ok_or_else(unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents() -> Documents {
        let sdl = "type Query { a(first: Int): [Query!]! } schema { query: Query }";
        Documents::new(GraphqlConfig::default(), SchemaIndex::of_sdl(sdl).unwrap())
    }

    fn plan(text: &str, name: Option<&str>) -> Result<Plan, &'static str> {
        let documents = documents();
        let (document, _) = documents.read(text).map_err(|refusal| refusal.code)?;
        documents.plan(document, name, &mut Variables::default()).map_err(|refusal| refusal.code)
    }

    #[test]
    fn the_operation_is_found_by_name() {
        let two = "query A { __typename } query B { __typename }";
        assert!(plan(two, Some("B")).is_ok());
        assert!(plan("query A { __typename }", None).is_ok());
        for (text, name) in [(two, None), (two, Some("C")), ("{ __typename }", Some("A"))] {
            assert_eq!(plan(text, name).unwrap_err(), "OPERATION_RESOLUTION_FAILURE", "{text} {name:?}");
        }
    }

    #[test]
    fn a_cost_beyond_the_limit_is_refused() {
        let text = "{ a(first: 100) { a(first: 100) { a(first: 100) { __typename } } } }";
        assert_eq!(plan(text, None).unwrap_err(), "COST_ESTIMATED_TOO_EXPENSIVE");
        assert_eq!(plan("{ a(first: 100) { __typename } }", None).unwrap().cost, 100);
    }

    #[test]
    fn a_document_is_kept_only_when_told() {
        let documents = documents();
        let (document, from_cache) = documents.read("{ __typename }").unwrap();
        assert!(!from_cache);
        assert!(!documents.read("{ __typename }").unwrap().1);
        documents.keep("{ __typename }".to_owned(), document);
        assert!(documents.read("{ __typename }").unwrap().1);
    }

    #[test]
    fn hostile_documents_are_refused_before_they_are_parsed() {
        for (text, code) in [
            ("{a".repeat(5_000), "MAX_DEPTH_LIMIT"),
            ("a ".repeat(100_000), "MAX_TOKENS_LIMIT"),
            ("{ a(first: [[[[".to_owned(), "GRAPHQL_PARSE_FAILED"),
            ("{ a\0 }".to_owned(), "GRAPHQL_PARSE_FAILED"),
        ] {
            assert_eq!(plan(&text, None).unwrap_err(), code);
        }
    }
}
