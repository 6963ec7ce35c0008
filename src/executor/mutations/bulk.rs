//! Mutations of many records of one noun: a list of the inputs of one, one transaction, a payload for each.

use std::marker::PhantomData;

use async_graphql::registry::Registry;
use serde_json::{Map, Value};

use super::{
    Form, INPUT, Mutable, Payload, PlannedChange,
    inputs::{self, Written, described},
    prove, remark, work,
};
use crate::{
    db::rows::{Columns, Record, Shape},
    error::{Error, Result},
    executor::{
        Argument, Context, Fields, Link, Object, Path, PlannedLink, Selected, fields::register_choice, object,
        read_argument,
    },
    models::changes::{Bulk, Change, ERROR_POLICIES, ErrorPolicy, MAX_ROWS, Outcome, Rows},
};

/// A noun of which many records are changed at once.
pub trait MutableInBulk: Mutable {
    /// Name of the type that answers: `ClientBulkPayload`.
    const BULK_PAYLOAD: &'static str;
    /// The mutations, without those the noun does not have.
    const BULK_NAMES: BulkNames;

    /// The payload's fields, which a static of the noun holds.
    fn bulk_payload() -> &'static Fields<BulkPayload<Self>>;
}

/// What a mutation of many records does, its name and its description.
pub type BulkNames = [(Form, &'static str, &'static str); 6];

/// Makes a noun mutable in bulk: `mutable_in_bulk!(Client, "clients", "clients")`, its plural in names and in words.
#[macro_export]
macro_rules! mutable_in_bulk {
    ($noun:ident, $plural:literal, $words:literal) => {
        impl $crate::executor::MutableInBulk for $noun {
            const BULK_PAYLOAD: &'static str = concat!(stringify!($noun), "BulkPayload");
            const BULK_NAMES: $crate::executor::BulkNames = {
                use $crate::executor::Form;
                [
                    (Form::Create, concat!($plural, "BulkCreate"), concat!("Makes up to 1,000 ", $words, ".")),
                    (Form::Update, concat!($plural, "BulkUpdate"), concat!("Changes up to 1,000 ", $words, ".")),
                    (
                        Form::Upsert,
                        concat!($plural, "BulkUpsert"),
                        concat!("Makes or changes up to 1,000 ", $words, ", named by their natural key."),
                    ),
                    (Form::Delete, concat!($plural, "BulkDelete"), concat!("Deletes up to 1,000 ", $words, ".")),
                    (
                        Form::Restore,
                        concat!($plural, "BulkRestore"),
                        concat!("Takes up to 1,000 ", $words, " out of the trash."),
                    ),
                    (
                        Form::Destroy,
                        concat!($plural, "BulkDestroy"),
                        concat!("Deletes up to 1,000 ", $words, " for good."),
                    ),
                ]
            };

            fn bulk_payload() -> &'static $crate::executor::Fields<$crate::executor::BulkPayload<Self>> {
                static FIELDS: std::sync::LazyLock<$crate::executor::Fields<$crate::executor::BulkPayload<$noun>>> =
                    std::sync::LazyLock::new($crate::executor::BulkPayload::<$noun>::table);
                &FIELDS
            }
        }
    };
}

/// Adds the bulk mutations that the noun can have.
pub fn bulk<T: Object, M: MutableInBulk>(fields: Fields<T>) -> Fields<T> {
    let exists = |form: Form| match form {
        Form::Upsert => !M::NATURAL_KEY.is_empty(),
        Form::Restore | Form::Destroy => M::HAS_TRASH,
        _ => true,
    };
    let names = M::BULK_NAMES.into_iter().filter(|(form, ..)| exists(*form));
    names.fold(fields, |fields, (form, name, description)| {
        fields.link(name, description, MutateAll::<M> { form, noun: PhantomData })
    })
}

/// A field that changes many records of `M`.
struct MutateAll<M> {
    form: Form,
    noun: PhantomData<fn() -> M>,
}

impl<T: Object, M: MutableInBulk> Link<T> for MutateAll<M> {
    fn register(&self, registry: &mut Registry) -> String {
        object::<BulkPayload<M>>(registry)
    }

    fn arguments(&self) -> Vec<Argument> {
        let type_of: fn(&mut Registry) -> String = match self.form {
            Form::Create => |registry| register(registry, Form::Create.input::<M>().1),
            Form::Update => |registry| register(registry, Form::Update.input::<M>().1),
            Form::Upsert => |registry| register(registry, Form::Upsert.input::<M>().1),
            _ => |registry| register(registry, Form::Delete.input::<M>().1),
        };
        vec![Argument { name: INPUT, description: "The records, and what becomes of wrong ones.", type_of }]
    }

    fn remark(&self) -> &'static str {
        remark(self.form.needs_proof())
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        let viewer = context.viewer()?;
        let permit = self.form.permit::<M>(viewer)?;
        prove(context, self.form.needs_proof())?;
        let Written(mut given) = read_argument(context, selected, INPUT)?;
        let policy = given.get("errorPolicy").and_then(Value::as_str).and_then(ErrorPolicy::of);
        let changes = items(given.remove("items"))?.into_iter().enumerate().map(|(index, item)| {
            let named = |error: Error| Error { message: format!("Item {index}: {}", error.message).into(), ..error };
            self.form.change::<M>(viewer, None, item).map_err(named)
        });
        let changes: Vec<Change> = changes.collect::<Result<_>>()?;
        let bulk = Bulk::<M>::new(changes, policy.unwrap_or(ErrorPolicy::RejectEverything));
        Ok(Box::new(PlannedChange::<BulkPayload<M>>::plan(context, selected, path, work(permit, bulk))?))
    }
}

/// A list of inputs as it was given: of one item, it may be that item.
fn items(given: Option<Value>) -> Result<Vec<Map<String, Value>>> {
    let given = match given.unwrap_or_default() {
        Value::Array(items) => items,
        single => vec![single],
    };
    if given.len() > MAX_ROWS {
        return Err(Error::bad_input(format!("Argument `input.items`: at most {MAX_ROWS} items.")));
    }
    let object = |item| match item {
        Value::Object(fields) => Ok(fields),
        _ => Err(Error::bad_input("Argument `input.items`: an item is an object.")),
    };
    given.into_iter().map(object).collect()
}

/// Registers the input for many records: `ClientBulkCreateInput` from `ClientCreateInput`.
fn register(registry: &mut Registry, of_one: fn(&mut Registry) -> String) -> String {
    let item = of_one(registry);
    let one = item.trim_end_matches("Input!");
    let verb = ["Create", "Update", "Upsert"].into_iter().find(|verb| one.ends_with(verb)).unwrap_or_default();
    let name = format!("{}Bulk{verb}Input", one.trim_end_matches(verb));
    let mut policy = described(
        "errorPolicy",
        format!("{}!", register_choice(registry, &ERROR_POLICIES)),
        "What becomes of the others when some are wrong.",
    );
    policy.default_value = Some("REJECT_EVERYTHING".to_owned());
    let items = described("items", format!("[{item}]!"), "The records, at most 1,000.");
    let name = inputs::object(registry, &name, "Many records, changed in one transaction.", vec![items, policy]);
    format!("{name}!")
}

/// The answer to a mutation of many records of `M`.
pub struct BulkPayload<M> {
    written: usize,
    results: Vec<Record<Payload<M>>>,
}

impl<M: Mutable> From<Outcome<Rows>> for BulkPayload<M> {
    fn from(outcome: Outcome<Rows>) -> Self {
        let rows = match outcome {
            Outcome::Done(Rows(rows)) => rows,
            Outcome::Refused(problems) => vec![Outcome::Refused(problems).into()],
            Outcome::Conflict(conflict) => vec![Outcome::Conflict(conflict).into()],
        };
        let written = rows.iter().filter(|row| row.done.is_some()).count();
        Self { written, results: rows.into_iter().map(|row| Record::computed(row.into())).collect() }
    }
}

impl<M: MutableInBulk> BulkPayload<M> {
    /// The fields of the noun's payload.
    pub fn table() -> Fields<Self> {
        Fields::<Self>::new("The answer to a mutation of many records.")
            .int("written", Columns::NONE, "How many records were written.", |payload| {
                i64::try_from(payload.written).ok()
            })
            .values(
                "results",
                "What became of each item, in the order they were given. An item that was not written has no record.",
                |payload| &payload.results,
            )
    }
}

impl<M: MutableInBulk> Object for BulkPayload<M> {
    const NAME: &'static str = M::BULK_PAYLOAD;
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        M::bulk_payload()
    }
}
