//! The fields that a document asks for, each with every concrete type that may have it: what is decided upon before
//! anything is read.

use std::collections::BTreeSet;

use async_graphql::parser::types::{ExecutableDocument, Selection, SelectionSet};

use super::index::SchemaIndex;

/// Type and field.
pub type Coordinate = (String, String);

/// The coordinates of all operations of a document. Its fragments must have been checked for cycles.
pub fn of(document: &ExecutableDocument, index: &SchemaIndex) -> Vec<Coordinate> {
    let mut walk = Walk { document, index, found: BTreeSet::new(), seen: BTreeSet::new() };
    for (_, operation) in document.operations.iter() {
        if let Some(root) = index.root(operation.node.ty) {
            walk.selections(&operation.node.selection_set.node, root);
        }
    }
    walk.found.into_iter().collect()
}

struct Walk<'a> {
    document: &'a ExecutableDocument,
    index: &'a SchemaIndex,
    found: BTreeSet<Coordinate>,
    /// Fragments that were walked through already, each with the type it was spread in.
    seen: BTreeSet<(String, String)>,
}

impl Walk<'_> {
    fn selections(&mut self, set: &SelectionSet, parent: &str) {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    let name = field.node.name.node.as_str();
                    let Some(definition) = self.index.field(parent, name) else { continue };
                    for concrete in self.index.concrete(parent) {
                        self.found.insert((concrete.to_owned(), name.to_owned()));
                    }
                    self.selections(&field.node.selection_set.node, &definition.type_name);
                }
                Selection::InlineFragment(inline) => {
                    let condition = inline.node.type_condition.as_ref();
                    let parent = condition.map_or(parent, |condition| condition.node.on.node.as_str());
                    self.selections(&inline.node.selection_set.node, parent);
                }
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name.node;
                    let Some(fragment) = self.document.fragments.get(name) else { continue };
                    let parent = fragment.node.type_condition.node.on.node.as_str();
                    if self.seen.insert((name.to_string(), parent.to_owned())) {
                        self.selections(&fragment.node.selection_set.node, parent);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::*;

    const SDL: &str = "
        type Query { node(id: ID!): Node search: [Hit!]! client: Client }
        interface Node { id: ID! }
        type Client implements Node { id: ID! name: String owner: User }
        type User implements Node { id: ID! email: String }
        union Hit = Client | User
        schema { query: Query }";

    fn coordinates(text: &str) -> Vec<String> {
        let index = SchemaIndex::of_sdl(SDL).unwrap();
        let found = of(&parse_query(text).unwrap(), &index);
        found.into_iter().map(|(type_name, field)| format!("{type_name}.{field}")).collect()
    }

    #[test]
    fn an_interface_stands_for_every_type_behind_it() {
        assert_eq!(coordinates("{ node(id: 1) { id } }"), ["Client.id", "Query.node", "User.id"]);
    }

    #[test]
    fn fragments_aliases_and_unions_hide_nothing() {
        let text = "query A { x: search { ... on User { e: email } ...F } } query B { client { owner { id } } }
            fragment F on Client { name ... { id } }";
        let found =
            ["Client.id", "Client.name", "Client.owner", "Query.client", "Query.search", "User.email", "User.id"];
        assert_eq!(coordinates(text), found);
    }
}
