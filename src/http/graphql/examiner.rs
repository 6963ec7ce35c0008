//! Looks at a document as a request with its text would be looked at, without running it.

use std::sync::Arc;

use async_graphql::{
    Name, Value, Variables,
    parser::types::{BaseType, OperationDefinition, OperationType},
};

use super::{
    documents::{Document, Documents},
    index::SchemaIndex,
    kind,
    requests::Refusal,
};
use crate::{
    config::Config,
    error::Result as Fallible,
    executor::validate,
    models::{
        documents::{Examine, Examined, Fault},
        trash::purge::Retention,
    },
    resolvers::{self, Schema},
};

/// Parses, checks and validates documents by one schema and its limits.
pub struct Examiner {
    documents: Arc<Documents>,
    schema: Schema,
    may_introspect: bool,
    max_cost: u64,
}

impl std::fmt::Debug for Examiner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Examiner").field("max_cost", &self.max_cost).finish_non_exhaustive()
    }
}

impl Examiner {
    pub fn new(documents: Arc<Documents>, schema: Schema, config: &Config) -> Self {
        Self { documents, schema, may_introspect: config.may_introspect(), max_cost: config.graphql.max_cost }
    }

    /// One for whoever serves no requests: by the schema of this program.
    pub fn of_program(config: &Config) -> Fallible<Self> {
        let documents = Documents::new(config.graphql.clone(), SchemaIndex::of_sdl(&resolvers::sdl())?);
        let schema = resolvers::schema(config.may_introspect(), Retention::of_days(0));
        Ok(Self::new(Arc::new(documents), schema, config))
    }

    /// Refuses a document that asks for the schema itself where that is not allowed.
    pub fn check_introspection(&self, document: &Document) -> Result<(), Refusal> {
        if document.introspects && !self.may_introspect {
            return Err(Refusal::document("INTROSPECTION_DISABLED", "Introspection is not allowed here"));
        }
        Ok(())
    }

    /// The document, parsed and valid.
    pub fn read(&self, text: &str) -> Result<Arc<Document>, Fault> {
        let (document, is_known) = self.documents.read(text).map_err(|refusal| fault(&refusal))?;
        self.check_introspection(&document).map_err(|refusal| fault(&refusal))?;
        if !is_known {
            validate(&self.schema, document.executable.clone()).map_err(|errors| {
                let messages: Vec<String> = errors.into_iter().take(3).map(|error| error.message).collect();
                Fault { code: "GRAPHQL_VALIDATION_FAILED", message: messages.join("; ") }
            })?;
        }
        Ok(document)
    }
}

impl Examine for Examiner {
    fn examine(&self, text: &str) -> Result<Examined, Fault> {
        let document = self.read(text)?;
        let mut examined = Examined {
            name: None,
            operation_type: kind(OperationType::Query),
            cost: 0,
            least_cost: 0,
            coordinates: self.documents.coordinates(&document).to_vec(),
        };
        let mut strongest = OperationType::Query;
        for (name, operation) in document.executable.operations.iter() {
            let operation = &operation.node;
            let cost = |variables| self.documents.cost(&document, operation, &variables);
            examined.cost = examined.cost.max(cost(variables(operation, false)));
            examined.least_cost = examined.least_cost.max(cost(variables(operation, true)));
            examined.name = examined.name.or_else(|| name.map(Name::to_string));
            if strongest != OperationType::Mutation && operation.ty != OperationType::Query {
                strongest = operation.ty;
            }
        }
        examined.operation_type = kind(strongest);
        if examined.least_cost > self.max_cost {
            let message =
                format!("The operation costs {} at least; at most {} is allowed", examined.least_cost, self.max_cost);
            return Err(Fault { code: "COST_ESTIMATED_TOO_EXPENSIVE", message });
        }
        Ok(examined)
    }
}

/// The defaults of an operation's variables; those that may be sizes of pages at their smallest, where that is asked.
fn variables(operation: &OperationDefinition, smallest: bool) -> Variables {
    let mut variables = Variables::default();
    for definition in &operation.variable_definitions {
        let definition = &definition.node;
        let is_int = matches!(&definition.var_type.node.base, BaseType::Named(name) if name == "Int");
        let value = match &definition.default_value {
            _ if smallest && is_int => Value::from(1),
            Some(default) => default.node.clone(),
            None => continue,
        };
        variables.insert(definition.name.node.clone(), value);
    }
    variables
}

fn fault(refusal: &Refusal) -> Fault {
    Fault { code: refusal.code, message: refusal.message.to_string() }
}
