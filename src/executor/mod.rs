//! Executes a level at a time: every list walks its selection once, reads what it needs in one statement per link,
//! and writes finished JSON, without a future or a value per field (docs/decisions/0002-level-wise-execution.md).
//!
//! A type of the API is a table of fields ([`Fields`]) from which both its SDL and its answers come. Answering goes in
//! three steps: **plan** the selection of a level (which columns, joins and links it needs), **load** the links of the
//! level concurrently, one statement each, and **write** the JSON. What a query asks for is decided in the plan:
//! a field the viewer may not read is refused there, once, and costs nothing.

mod arguments;
mod choices;
mod connections;
mod context;
mod fields;
mod filters;
mod json;
mod links;
mod lists;
mod mutations;
mod opened;
mod paths;
mod plans;
mod registry;
mod roots;
mod scalars;
mod selections;
mod stored;
mod unions;
mod validation;

pub use arguments::{Argument, read as read_argument};
pub use choices::{ChoiceList, Choosable, Chosen};
pub use connections::Connection;
pub use connections::{
    DEFAULT_PAGE, Kept, MAX_PAGE, page_arguments, page_size, read_page, register_uncounted as register_connection,
    text_argument, write_page_info,
};
pub use context::Context;
pub use fields::{Fields, Object};
pub use filters::FilterInput;
pub use json::Json;
pub use links::{ByIdArgument, Link, PlannedLink};
pub use lists::whole_list;
pub use mutations::{
    BulkNames, BulkPayload, Form, Mutable, MutableInBulk, Mutate, Payload, Perform, RecordInput, bulk,
};
pub use paths::Path;
pub use plans::Plan;
pub use registry::{object, union as register_union};
pub use roots::{resolve_event, resolve_mutation, resolve_root_field};
pub use scalars::TextScalar;
pub use selections::{Selected, collect};
pub use stored::{Stored, StoredField};
pub use unions::{ManyOf, NodeById, OneOf};
pub use validation::{ValidateOnce, known_to_be_valid, validate};
