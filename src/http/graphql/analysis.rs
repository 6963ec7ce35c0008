//! What a document would make the server do, counted before anything runs.
//!
//! Fragments multiply what they hold each time they are spread, so each is measured once and its totals added;
//! a document that would unfold beyond [`MAX_SELECTIONS`] is refused before any code walks it unfolded.

use std::collections::HashMap;

use async_graphql::{
    Name, Positioned,
    parser::types::{ExecutableDocument, OperationDefinition, OperationType, Selection, SelectionSet},
};

use super::requests::Refusal;
use crate::config::GraphqlConfig;

/// Selections at most, fragments unfolded.
const MAX_SELECTIONS: usize = 4_000;
/// How often the lists of introspection may be nested in each other: types of fields of types of fields …
const MAX_INTROSPECTION_LISTS: usize = 2;
const MAX_MUTATION_FIELDS: usize = 5;

/// Refuses a document that goes beyond a limit; tells whether it asks for the schema itself.
pub fn check(document: &ExecutableDocument, limits: &GraphqlConfig) -> Result<bool, Refusal> {
    let mut measure = Measure { document, fragments: HashMap::new() };
    // Every fragment, also one that is never spread: validation walks those too.
    for name in document.fragments.keys() {
        measure.fragment(name)?;
    }
    let mut introspects = false;
    for (_, operation) in document.operations.iter() {
        let operation = &operation.node;
        let mut totals = measure.selections(&operation.selection_set.node, false)?;
        totals.directives = totals.directives.saturating_add(operation.directives.len());
        introspects |= totals.introspects;
        compare(&totals, limits)?;
        check_root(document, operation, limits)?;
    }
    Ok(introspects)
}

fn compare(totals: &Totals, limits: &GraphqlConfig) -> Result<(), Refusal> {
    let table = [
        ("MAX_ALIASES_LIMIT", "aliases", totals.aliases, limits.max_aliases),
        ("MAX_DIRECTIVES_LIMIT", "directives", totals.directives, limits.max_directives),
        ("MAX_DEPTH_LIMIT", "levels", totals.depth, limits.max_depth),
        ("MAX_DEPTH_LIMIT", "nested lists of introspection", totals.introspection_lists, MAX_INTROSPECTION_LISTS),
        ("COST_ESTIMATED_TOO_EXPENSIVE", "selections", totals.selections, MAX_SELECTIONS),
    ];
    for (code, what, found, limit) in table {
        if found > limit {
            return Err(Refusal::limit(code, what, limit));
        }
    }
    Ok(())
}

fn check_root(
    document: &ExecutableDocument,
    operation: &OperationDefinition,
    limits: &GraphqlConfig,
) -> Result<(), Refusal> {
    let limit = match operation.ty {
        OperationType::Query => limits.max_root_fields,
        OperationType::Mutation => limits.max_root_fields.min(MAX_MUTATION_FIELDS),
        OperationType::Subscription => 1,
    };
    if root_fields(document, &operation.selection_set.node) > limit {
        return Err(Refusal::limit("MAX_ROOT_FIELDS_LIMIT", "fields at the root", limit));
    }
    Ok(())
}

/// How many fields an operation has at its root. Unfolds fragments; sound because cycles and endless unfolding were refused before.
pub fn root_fields(document: &ExecutableDocument, selections: &SelectionSet) -> usize {
    let fields = selections.items.iter().map(|selection| match &selection.node {
        Selection::Field(_) => 1,
        Selection::InlineFragment(inline) => root_fields(document, &inline.node.selection_set.node),
        Selection::FragmentSpread(spread) => document
            .fragments
            .get(&spread.node.fragment_name.node)
            .map_or(0, |fragment| root_fields(document, &fragment.node.selection_set.node)),
    });
    fields.sum()
}

/// What a set of selections amounts to, fragments unfolded.
#[derive(Debug, Default, Clone, Copy)]
struct Totals {
    selections: usize,
    aliases: usize,
    directives: usize,
    /// Levels of fields. Introspection counts as none: its depth is that of the type system.
    depth: usize,
    introspection_lists: usize,
    introspects: bool,
}

impl Totals {
    fn add(&mut self, other: Self) {
        self.selections = self.selections.saturating_add(other.selections);
        self.aliases = self.aliases.saturating_add(other.aliases);
        self.directives = self.directives.saturating_add(other.directives);
        self.depth = self.depth.max(other.depth);
        self.introspection_lists = self.introspection_lists.max(other.introspection_lists);
        self.introspects |= other.introspects;
    }
}

struct Measure<'a> {
    document: &'a ExecutableDocument,
    /// Totals of the fragments measured so far; `None` while one is being measured.
    fragments: HashMap<&'a str, Option<Totals>>,
}

impl<'a> Measure<'a> {
    fn fragment(&mut self, name: &'a Name) -> Result<Totals, Refusal> {
        match self.fragments.get(name.as_str()) {
            Some(Some(totals)) => return Ok(*totals),
            Some(None) => return Err(Refusal::invalid(format!("Fragment `{name}` spreads itself"))),
            None => {}
        }
        let Some(fragment) = self.document.fragments.get(name) else {
            // Validation names the fragment that is missing.
            return Ok(Totals::default());
        };
        self.fragments.insert(name, None);
        let fragment = &fragment.node;
        let of_schema = fragment.type_condition.node.on.node.starts_with("__");
        let mut totals = self.selections(&fragment.selection_set.node, of_schema)?;
        totals.directives = totals.directives.saturating_add(fragment.directives.len());
        self.fragments.insert(name, Some(totals));
        Ok(totals)
    }

    fn selections(&mut self, set: &'a SelectionSet, of_schema: bool) -> Result<Totals, Refusal> {
        let mut totals = Totals::default();
        for selection in &set.items {
            totals.add(self.selection(selection, of_schema)?);
        }
        Ok(totals)
    }

    fn selection(&mut self, selection: &'a Positioned<Selection>, of_schema: bool) -> Result<Totals, Refusal> {
        let mut totals = match &selection.node {
            Selection::Field(field) => {
                let field = &field.node;
                let asks_schema = matches!(field.name.node.as_str(), "__schema" | "__type");
                let of_schema = of_schema || asks_schema;
                let mut totals = self.selections(&field.selection_set.node, of_schema)?;
                totals.aliases = totals.aliases.saturating_add(usize::from(field.alias.is_some()));
                totals.introspects |= asks_schema;
                if of_schema {
                    let nests =
                        matches!(field.name.node.as_str(), "fields" | "interfaces" | "possibleTypes" | "inputFields");
                    totals.introspection_lists += usize::from(nests);
                } else {
                    totals.depth += 1;
                }
                totals
            }
            Selection::InlineFragment(inline) => self.selections(&inline.node.selection_set.node, of_schema)?,
            Selection::FragmentSpread(spread) => self.fragment(&spread.node.fragment_name.node)?,
        };
        totals.selections = totals.selections.saturating_add(1);
        totals.directives = totals.directives.saturating_add(selection.node.directives().len());
        Ok(totals)
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use async_graphql::parser::parse_query;

    use super::*;

    fn code(text: &str) -> Result<bool, &'static str> {
        check(&parse_query(text).unwrap(), &GraphqlConfig::default()).map_err(|refusal| refusal.code)
    }

    /// `{a{a{…}}}` with `levels` fields in each other.
    fn deep(levels: usize) -> String {
        format!("{}{}", "{a".repeat(levels), "}".repeat(levels))
    }

    #[test]
    fn depth_is_counted_through_fragments() {
        assert_eq!(code(&deep(12)), Ok(false));
        assert_eq!(code(&deep(13)), Err("MAX_DEPTH_LIMIT"));
        let text = format!("{{ a {{ ...F }} }} fragment F on T {}", deep(11));
        assert_eq!(code(&text), Ok(false));
        let text = format!("{{ a {{ b {{ ... on T {{ ...F }} }} }} }} fragment F on T {}", deep(11));
        assert_eq!(code(&text), Err("MAX_DEPTH_LIMIT"));
    }

    #[test]
    fn aliases_count_also_those_of_typename_and_in_fragments() {
        let aliases = |count: usize| {
            (0..count).fold(String::new(), |mut text, number| {
                let _ = write!(text, "a{number}: __typename ");
                text
            })
        };
        assert_eq!(code(&format!("{{ x {{ {} }} }}", aliases(30))), Ok(false));
        assert_eq!(code(&format!("{{ x {{ {} }} }}", aliases(31))), Err("MAX_ALIASES_LIMIT"));
        let text = format!("{{ x {{ ...F }} y {{ ...F }} }} fragment F on T {{ {} }}", aliases(16));
        assert_eq!(code(&text), Err("MAX_ALIASES_LIMIT"));
    }

    #[test]
    fn root_fields_and_directives_are_bounded() {
        assert_eq!(code(&format!("{{ {} }}", "a ".repeat(20))), Ok(false));
        assert_eq!(code(&format!("{{ {} }}", "a ".repeat(21))), Err("MAX_ROOT_FIELDS_LIMIT"));
        assert_eq!(code(&format!("mutation {{ {} }}", "a ".repeat(5))), Ok(false));
        assert_eq!(code(&format!("mutation {{ {} }}", "a ".repeat(6))), Err("MAX_ROOT_FIELDS_LIMIT"));
        assert_eq!(code(&format!("{{ a {} }}", "@x ".repeat(20))), Ok(false));
        assert_eq!(code(&format!("{{ a {} }}", "@x ".repeat(21))), Err("MAX_DIRECTIVES_LIMIT"));
        assert_eq!(code("subscription { a b }"), Err("MAX_ROOT_FIELDS_LIMIT"));
    }

    #[test]
    fn fragments_that_spread_themselves_are_refused() {
        for text in [
            "{ ...A } fragment A on T { ...A }",
            "{ ...A } fragment A on T { x { ...B } } fragment B on T { ...A }",
            "{ a } fragment A on T { ...A }",
        ] {
            assert_eq!(code(text), Err("GRAPHQL_VALIDATION_FAILED"), "{text}");
        }
    }

    #[test]
    fn fragments_that_unfold_without_end_are_refused() {
        let mut text = String::from("{ ...F0 }");
        for number in 0..60 {
            let next = number + 1;
            let _ = write!(text, " fragment F{number} on T {{ ...F{next} ...F{next} }}");
        }
        text.push_str(" fragment F60 on T { a }");
        assert_eq!(code(&text), Err("COST_ESTIMATED_TOO_EXPENSIVE"));
    }

    #[test]
    fn introspection_may_be_deep_but_not_circular() {
        let usual = "{ __schema { types { ...Full } directives { args { ...Input } } } }
            fragment Full on __Type { fields { args { ...Input } type { ...Ref } } inputFields { ...Input } }
            fragment Input on __InputValue { name type { ...Ref } }
            fragment Ref on __Type { kind ofType { ofType { ofType { ofType { ofType { ofType { ofType { ofType {
                ofType { name } } } } } } } } } }";
        assert_eq!(code(usual), Ok(true));
        let circular = "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }";
        assert_eq!(code(circular), Err("MAX_DEPTH_LIMIT"));
    }
}
