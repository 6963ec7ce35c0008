//! The nouns: rows, conditions and every statement, each of which takes a permit.

pub mod attachments;
pub mod audit;
pub mod categories;
pub mod changes;
pub mod clients;
pub mod contacts;
pub mod custom_fields;
pub mod deals;
pub mod documents;
pub mod duplicates;
pub mod events;
pub mod favorites;
pub mod inputs;
pub mod lists;
pub mod merges;
pub mod notes;
pub mod notifications;
pub mod partners;
pub mod products;
pub mod record_changes;
pub mod roles;
pub mod saved_views;
pub mod scope;
pub mod sealed_values;
pub mod search;
pub mod sessions;
pub mod tags;
pub mod teams;
pub mod trash;
pub mod users;
pub mod webhooks;

use crate::{
    auth::{Permit, Resource, Viewer},
    db::{
        conditions::Condition,
        filters::Filter,
        orders::{OrderKey, OrderTerm},
        rows::Row,
    },
};

pub use lists::{Bounds, Page, PageRequest};

/// A noun whose rows can be listed, looked up and counted.
pub trait Model: Row + Resource {
    /// Orders a list may have; the first, with its direction, is the default.
    const ORDERS: &'static [OrderKey];
    const DEFAULT_ORDER: crate::db::orders::Direction;
    const FILTERS: &'static [Filter];
    /// Column, with an index, that says how recent a row is: of very many matches of a search the most recent are ranked.
    const RECENT: &'static str = "@.updated_at";

    /// The rows the permit reaches, without deleted ones.
    fn visible(permit: &Permit<Self>) -> Condition;

    /// The rows a list or search of the whole noun shows: those the permit reaches, or fewer where all of them could
    /// not be listed fast.
    fn listed(permit: &Permit<Self>) -> Condition {
        Self::visible(permit)
    }

    /// The fields that [`Self::matching`] looks into: whoever searches may read all of them, or a hit would tell what they
    /// may not.
    const SEARCHED: &'static [&'static str] = &[];

    /// The rows that match what a person typed, and the order that puts the best match first.
    /// `None` where the noun has no search. What belongs to the rows is looked into only where `viewer` may read it.
    fn matching(_text: &str, _viewer: &Viewer) -> Option<Match> {
        None
    }
}

/// The answer to a search within one noun.
pub struct Match {
    pub condition: Condition,
    /// Order used when the caller asked for none.
    pub rank: Option<OrderTerm>,
}
