//! The fields selected at one level, merged as the specification says.

use async_graphql::{
    Positioned,
    parser::types::{Field as FieldNode, Selection, SelectionSet},
};

use crate::executor::Context;

/// One field of the answer: all selections of one response key.
pub struct Selected<'a> {
    /// Key in the answer: the alias or the name.
    pub key: &'a str,
    pub name: &'a str,
    /// The first selection; validation has made sure that the others have the same arguments.
    pub node: &'a Positioned<FieldNode>,
    pub sets: Vec<&'a Positioned<SelectionSet>>,
}

/// The fields that `sets` select on an object of `type_name`, in the order of the answer.
/// `@skip` and `@include` have been applied before.
pub fn collect<'a>(context: &Context<'a>, type_name: &str, sets: &[&'a Positioned<SelectionSet>]) -> Vec<Selected<'a>> {
    let mut fields = Vec::new();
    for set in sets {
        collect_into(context, type_name, &set.node, &mut fields);
    }
    fields
}

fn collect_into<'a>(context: &Context<'a>, type_name: &str, set: &'a SelectionSet, fields: &mut Vec<Selected<'a>>) {
    for item in &set.items {
        match &item.node {
            Selection::Field(node) => add(node, fields),
            Selection::InlineFragment(fragment) => {
                let condition = fragment.node.type_condition.as_ref().map(|on| on.node.on.node.as_str());
                if condition.is_none_or(|condition| context.applies(condition, type_name)) {
                    collect_into(context, type_name, &fragment.node.selection_set.node, fields);
                }
            }
            Selection::FragmentSpread(spread) => {
                let fragments = &context.graphql().query_env.fragments;
                if let Some(fragment) = fragments.get(&spread.node.fragment_name.node)
                    && context.applies(fragment.node.type_condition.node.on.node.as_str(), type_name)
                {
                    collect_into(context, type_name, &fragment.node.selection_set.node, fields);
                }
            }
        }
    }
}

fn add<'a>(node: &'a Positioned<FieldNode>, fields: &mut Vec<Selected<'a>>) {
    let key = node.node.response_key().node.as_str();
    let set = &node.node.selection_set;
    if let Some(selected) = fields.iter_mut().find(|selected| selected.key == key) {
        selected.sets.push(set);
    } else {
        fields.push(Selected { key, name: node.node.name.node.as_str(), node, sets: vec![set] });
    }
}
