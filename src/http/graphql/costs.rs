//! The static cost of an operation: an object costs 1, a scalar 0, a mutation 10 for each record, and a list multiplies
//! what it holds by the number of items it may have.

use async_graphql::{
    Value as ConstValue, Variables,
    parser::types::{ExecutableDocument, Field, OperationDefinition, OperationType, Selection, SelectionSet},
};
use async_graphql_value::Value;

use super::{analysis::root_fields, index::SchemaIndex};
use crate::executor::{DEFAULT_PAGE, MAX_PAGE};

/// Items expected in a list without pages, such as the tags of a client.
const UNPAGED_LIST: u64 = 5;
const MUTATION: u64 = 10;

/// The cost of `operation`. The document's fragments must have been checked for cycles.
pub fn estimate(
    document: &ExecutableDocument,
    operation: &OperationDefinition,
    variables: &Variables,
    index: &SchemaIndex,
) -> u64 {
    let Some(root) = index.root(operation.ty) else { return 0 };
    let walk = Walk { document, variables, index };
    let selections = &operation.selection_set.node;
    let mut cost = walk.selections(selections, root, None);
    if operation.ty == OperationType::Mutation {
        let fields = u64::try_from(root_fields(document, selections)).unwrap_or(u64::MAX);
        cost = cost.saturating_add(fields.saturating_mul(MUTATION));
    }
    cost
}

struct Walk<'a> {
    document: &'a ExecutableDocument,
    variables: &'a Variables,
    index: &'a SchemaIndex,
}

impl Walk<'_> {
    /// `page` is the size of the connection whose fields these are.
    fn selections(&self, set: &SelectionSet, parent: &str, page: Option<u64>) -> u64 {
        let costs = set.items.iter().map(|selection| match &selection.node {
            Selection::Field(field) => self.field(&field.node, parent, page),
            Selection::InlineFragment(inline) => {
                let condition = inline.node.type_condition.as_ref();
                let parent = condition.map_or(parent, |condition| condition.node.on.node.as_str());
                self.selections(&inline.node.selection_set.node, parent, page)
            }
            Selection::FragmentSpread(spread) => {
                self.document.fragments.get(&spread.node.fragment_name.node).map_or(0, |fragment| {
                    let parent = fragment.node.type_condition.node.on.node.as_str();
                    self.selections(&fragment.node.selection_set.node, parent, page)
                })
            }
        });
        costs.fold(0, u64::saturating_add)
    }

    fn field(&self, field: &Field, parent: &str, page: Option<u64>) -> u64 {
        let Some(definition) = self.index.field(parent, &field.name.node) else { return 0 };
        if !self.index.is_composite(&definition.type_name) {
            return 0;
        }
        let selections = &field.selection_set.node;
        let children = |page| self.selections(selections, &definition.type_name, page);
        match (definition.is_list, definition.is_paged) {
            (false, false) => match self.rows(field) {
                // A mutation of many records answers with a list of as many.
                Some(rows) => children(Some(rows)).saturating_add(rows.saturating_mul(MUTATION)).saturating_add(1),
                None => children(None).saturating_add(1),
            },
            (false, true) => children(Some(self.page_size(field))).saturating_add(1),
            (true, true) => children(None).saturating_add(1).saturating_mul(self.page_size(field)),
            (true, false) => {
                // An edge is its node: it costs nothing of its own.
                let own = u64::from(!definition.type_name.ends_with("Edge"));
                children(None).saturating_add(own).saturating_mul(page.unwrap_or(UNPAGED_LIST))
            }
        }
    }

    /// How many records a bulk mutation names: the length of `input.items`.
    fn rows(&self, field: &Field) -> Option<u64> {
        let items = match &field.get_argument("input")?.node {
            Value::Object(input) => match input.get("items")? {
                Value::List(items) => return u64::try_from(items.len()).ok(),
                Value::Variable(name) => self.variables.get(name)?,
                _ => return Some(1),
            },
            Value::Variable(name) => match self.variables.get(name)? {
                ConstValue::Object(input) => input.get("items")?,
                _ => return None,
            },
            _ => return None,
        };
        match items {
            ConstValue::List(items) => u64::try_from(items.len()).ok(),
            _ => Some(1),
        }
    }

    /// The size a page may have by its arguments. A size out of bounds counts as the nearest bound: the field refuses it.
    fn page_size(&self, field: &Field) -> u64 {
        let sizes = ["first", "last"].into_iter().filter_map(|name| {
            let value = field.get_argument(name)?.node.clone();
            match value.into_const_with(|variable| self.variables.get(&variable).cloned().ok_or(())) {
                Ok(ConstValue::Number(number)) => Some(number.as_u64().unwrap_or(0).min(u64::from(MAX_PAGE))),
                _ => None,
            }
        });
        sizes.max().unwrap_or(u64::from(DEFAULT_PAGE))
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;
    use serde_json::json;

    use super::*;

    const SDL: &str = "
        type Query { client(id: ID!): Client clients(first: Int, last: Int): ClientConnection! search(first: Int): [Hit!]! }
        type Mutation { clientCreate(name: String!): Client clientsBulkCreate(input: Bulk!): BulkPayload }
        input Bulk { items: [Item!]! } input Item { name: String! }
        type BulkPayload { written: Int results: [Payload!]! }
        type Payload { client: Client }
        union Hit = Client | Note
        type ClientConnection { edges: [ClientEdge!]! nodes: [Client!]! pageInfo: PageInfo! }
        type ClientEdge { node: Client! cursor: String! }
        type PageInfo { endCursor: String }
        type Client { name: String owner: Client tags: [Tag!]! labels: [String!]! notes(first: Int): [Note!]! }
        type Tag { name: String }
        type Note { body: String author: Client }
        schema { query: Query mutation: Mutation }";

    fn cost(text: &str, variables: serde_json::Value) -> u64 {
        let document = parse_query(text).unwrap();
        let (_, operation) = document.operations.iter().next().unwrap();
        let index = SchemaIndex::of_sdl(SDL).unwrap();
        estimate(&document, &operation.node, &Variables::from_json(variables), &index)
    }

    #[test]
    fn objects_cost_one_and_lists_multiply() {
        for (text, expected) in [
            ("{ client(id: 1) { name labels } }", 1),
            ("{ client(id: 1) { owner { owner { name } } } }", 3),
            ("{ client(id: 1) { tags { name } } }", 1 + 5),
            ("{ clients(first: 50) { nodes { name } } }", 1 + 50),
            (
                "{ clients(first: 50) { edges { node { name owner { name } } } pageInfo { endCursor } } }",
                1 + 50 * 2 + 1,
            ),
            ("{ clients { nodes { name } } }", 1 + 25),
            ("{ clients(last: 10) { nodes { notes(first: 3) { author { name } } } } }", 1 + 10 * (1 + 3 * 2)),
            ("{ search(first: 10) { ... on Client { owner { name } } ... on Note { author { name } } } }", 10 * 3),
            ("{ client(id: 1) { ...F } } fragment F on Client { owner { name } }", 2),
            ("mutation { clientCreate(name: \"x\") { name } }", 11),
            (
                "mutation { ...M } fragment M on Mutation { a: clientCreate(name: \"x\") { name } b: clientCreate(name: \"y\") { name } }",
                22,
            ),
            ("{ __schema { types { name } } __typename }", 0),
        ] {
            assert_eq!(cost(text, json!({})), expected, "{text}");
        }
    }

    #[test]
    fn the_size_of_a_page_comes_from_variables_and_is_bounded() {
        let text = "query($n: Int) { clients(first: $n) { nodes { name } } }";
        for (size, expected) in [(json!(7), 8), (json!(10_000), 101), (json!(-1), 1), (json!(0), 1), (json!(null), 26)]
        {
            assert_eq!(cost(text, json!({ "n": size })), expected);
        }
        assert_eq!(cost(text, json!({})), 26);
    }

    #[test]
    fn a_mutation_of_many_records_costs_as_many_mutations_and_as_many_answers() {
        let text = "mutation($input: Bulk!, $items: [Item!]!) { clientsBulkCreate(input: $input) { written results { client { name } } } }";
        let items = json!([{ "name": "a" }, { "name": "b" }, { "name": "c" }]);
        assert_eq!(cost(text, json!({ "input": { "items": items } })), 10 + 1 + 3 * (10 + 2));
        let inner = text.replace("$input)", "{ items: $items })");
        assert_eq!(cost(&inner, json!({ "items": items })), 10 + 1 + 3 * (10 + 2));
        let literal = text.replace("$input)", "{ items: [{ name: \"a\" }] })");
        assert_eq!(cost(&literal, json!({})), 10 + 1 + 10 + 2);
    }

    #[test]
    fn the_question_of_the_client_list_is_affordable() {
        let text = "{ clients(first: 50) { edges { node { owner { name } tags { name } notes(first: 3) { author { name } } } } } }";
        assert!(cost(text, json!({})) < 1_000);
    }
}
