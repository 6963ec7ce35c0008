//! Possible duplicates in the API: of a record, of one that is being entered, and the queue of pairs.

use std::{collections::HashMap, marker::PhantomData, sync::LazyLock};

use async_graphql::{ID, Pos, registry::Registry};
use futures_util::{FutureExt, future::BoxFuture};
use uuid::Uuid;

use crate::{
    auth::{Operation, Permit},
    db::rows::{Columns, Record, Shape},
    error::{Error, Result},
    executor::{
        Argument, Connection, Context, Fields, Json, Link, Object, OneOf, Path, Perform, Plan, PlannedLink,
        RecordInput, Selected, object, read_argument,
    },
    ids,
    models::{
        clients::Client,
        contacts::Contact,
        duplicates::{
            Candidate, ClientDraft, Comparable, ContactDraft, Dismiss, DuplicatePair, columns as c, of_client_draft,
            of_contact_draft, of_records,
        },
    },
    mutable,
    resolvers::{Mutation, Query},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    fields
        .link(
            "clientDuplicates",
            "Clients that one being entered may be, the likeliest first, while it is typed. What is no address or number \
             yet is left out.",
            OfDraft::<Client> { arguments: client_arguments, read: read_client },
        )
        .link(
            "contactDuplicates",
            "Contacts that one being entered may be, the likeliest first, while it is typed.",
            OfDraft::<Contact> { arguments: contact_arguments, read: read_contact },
        )
        .link(
            "duplicatePairs",
            "The queue: pairs of clients or contacts that may be the same, the most certain first, until they are merged \
             or dismissed. A pair is shown to those who see both.",
            Connection::<DuplicatePair>::default(),
        )
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    fields.link(
        "duplicatePairDismiss",
        "Says of a pair that it is not the same: it leaves the queue for good, and neither is told of the other any more. \
         Needs the right to change one of the two.",
        Perform::new(Operation::Update, |input: RecordInput| Ok(Dismiss { target: input.target::<DuplicatePair>()? })),
    )
}

mutable!(DuplicatePair, "DuplicatePairPayload", "duplicatePair");

impl Object for DuplicatePair {
    const NAME: &'static str = "DuplicatePair";

    fn fields() -> &'static Fields<Self> {
        fn record(get: fn(&DuplicatePair) -> Option<(&str, Uuid)>) -> OneOf<DuplicatePair> {
            let columns = c::type_name.and(c::first_id).and(c::second_id);
            OneOf::<DuplicatePair>::new("DuplicateRecord", "What is compared.", columns, get)
                .with::<Client>()
                .with::<Contact>()
        }
        static FIELDS: LazyLock<Fields<DuplicatePair>> = LazyLock::new(|| {
            Fields::<DuplicatePair>::new("Two records that may be the same.")
                .id(|r| r.id)
                .text("type", c::type_name, "Name of the records' type: `Client` or `Contact`.", |r| {
                    r.type_name.as_deref()
                })
                .link("first", "One of them.", record(|r| r.type_name.as_deref().zip(r.first_id)))
                .link("second", "The other.", record(|r| r.type_name.as_deref().zip(r.second_id)))
                .decimal("score", c::score, SCORE, |r| r.score)
                .stored_texts("reasons", c::reasons, REASONS, |r| r.reasons.as_deref())
                .time("foundAt", c::found_at, "When it was found.", |r| r.found_at)
                .time("dismissedAt", c::dismissed_at, "When somebody said that they are not the same.", |r| {
                    r.dismissed_at
                })
                .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from))
        });
        &FIELDS
    }
}

const SCORE: &str = "How likely it is that they are the same, from 0 to 1.";
const REASONS: &str = "In what they agree, what weighs most first: `TAX_ID`, `EMAIL`, `PHONE`, `DOMAIN`, `NAME`.";

/// A record that may be the same as another.
struct Suggestion<M> {
    candidate: Candidate,
    noun: PhantomData<fn() -> M>,
}

impl<M> Suggestion<M> {
    fn record(candidate: Candidate) -> Record<Self> {
        Record::computed(Self { candidate, noun: PhantomData })
    }
}

macro_rules! suggestion {
    ($noun:ty, $name:literal, $field:literal) => {
        impl Object for Suggestion<$noun> {
            const NAME: &'static str = $name;
            const IS_NODE: bool = false;

            fn fields() -> &'static Fields<Self> {
                static FIELDS: LazyLock<Fields<Suggestion<$noun>>> = LazyLock::new(|| {
                    Fields::<Suggestion<$noun>>::new("A record that may be the same.")
                        .by_id::<$noun>($field, "The record.", |r| Some(r.candidate.id))
                        .decimal("score", Columns::NONE, SCORE, |r| Some(r.candidate.score))
                        .texts("reasons", REASONS, |r| &r.candidate.reasons)
                });
                &FIELDS
            }
        }
    };
}

suggestion!(Client, "ClientDuplicate", "client");
suggestion!(Contact, "ContactDuplicate", "contact");

/// Candidates of one record that are shown, unless said otherwise, and at most.
const USUAL: i32 = 5;
const MOST: i32 = 100;

fn first() -> Argument {
    Argument::of::<Option<i32>>("first", "How many at most, 1 to 100. Default: 5.")
}

fn read_first(context: &Context<'_>, selected: &Selected<'_>) -> Result<usize> {
    let first = read_argument::<Option<i32>>(context, selected, "first")?.unwrap_or(USUAL);
    if !(1..=MOST).contains(&first) {
        return Err(Error::bad_input(format!("Argument `first`: a number from 1 to {MOST}.")));
    }
    usize::try_from(first).map_err(Error::internal)
}

/// Records that may be the same as the row: two statements for a level.
pub(super) struct Duplicates;

impl<M: Comparable + Object> Link<M> for Duplicates
where
    Suggestion<M>: Object,
{
    fn register(&self, registry: &mut Registry) -> String {
        format!("[{}!]", object::<Suggestion<M>>(registry))
    }

    fn arguments(&self) -> Vec<Argument> {
        vec![first()]
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<M> + 'a>> {
        Ok(Box::new(Planned::<M> {
            permit: context.permit::<M>()?,
            most: read_first(context, selected)?,
            plan: Plan::new(context, &selected.sets, Some(&path.first_item()), &mut Shape::default())?,
            place: (path.clone(), selected.node.pos),
            draft: None,
            of: HashMap::new(),
        }))
    }
}

/// What was typed so far, and how it is asked.
type Ask<M> = Box<
    dyn for<'s> FnOnce(&'s Context<'_>, &'s Permit<M>, usize) -> BoxFuture<'s, Result<Vec<Candidate>>> + Send + Sync,
>;

struct Planned<'a, M>
where
    Suggestion<M>: Object,
{
    permit: Permit<M>,
    most: usize,
    plan: Plan<'a, Suggestion<M>>,
    place: (Path, Pos),
    /// Taken when it is asked.
    draft: Option<Ask<M>>,
    of: HashMap<Uuid, Vec<Record<Suggestion<M>>>>,
}

impl<M: Comparable + Object> Planned<'_, M>
where
    Suggestion<M>: Object,
{
    async fn show(&mut self, context: &Context<'_>, found: Result<HashMap<Uuid, Vec<Candidate>>>) {
        match found {
            Ok(found) => {
                let records = |list: Vec<Candidate>| list.into_iter().map(Suggestion::record).collect();
                self.of = found.into_iter().map(|(id, list)| (id, records(list))).collect();
                let below: Vec<_> = self.of.values().flatten().collect();
                self.plan.load(context, &below).await;
            }
            Err(error) => context.report(&self.place.0, self.place.1, error),
        }
    }

    fn write_of(&self, id: Uuid, out: &mut Json) {
        let list = self.of.get(&id).map(Vec::as_slice).unwrap_or_default();
        out.array(list, |out, record| self.plan.write(record, out));
    }
}

impl<M: Comparable + Object> PlannedLink<M> for Planned<'_, M>
where
    Suggestion<M>: Object,
{
    fn load<'s>(&'s mut self, context: &'s Context<'_>, rows: &'s [&'s Record<M>]) -> BoxFuture<'s, ()> {
        async move {
            let ids = rows.iter().map(|record| record.row.id()).collect();
            let found = of_records(context.loaders().db(), &self.permit, ids, self.most).await;
            self.show(context, found).await;
        }
        .boxed()
    }

    fn write(&self, record: &Record<M>, out: &mut Json) {
        self.write_of(record.row.id(), out);
    }
}

impl<M: Comparable + Object> PlannedLink<Query> for Planned<'_, M>
where
    Suggestion<M>: Object,
{
    fn load<'s>(&'s mut self, context: &'s Context<'_>, _rows: &'s [&'s Record<Query>]) -> BoxFuture<'s, ()> {
        async move {
            let Some(ask) = self.draft.take() else { return };
            let found = ask(context, &self.permit, self.most).await;
            self.show(context, found.map(|list| HashMap::from([(Uuid::nil(), list)]))).await;
        }
        .boxed()
    }

    fn write(&self, _record: &Record<Query>, out: &mut Json) {
        self.write_of(Uuid::nil(), out);
    }
}

/// Records that one being entered may be.
struct OfDraft<M> {
    arguments: fn() -> Vec<Argument>,
    read: fn(&Context<'_>, &Selected<'_>) -> Result<Ask<M>>,
}

impl<M: Comparable + Object> Link<Query> for OfDraft<M>
where
    Suggestion<M>: Object,
{
    fn register(&self, registry: &mut Registry) -> String {
        format!("[{}!]", object::<Suggestion<M>>(registry))
    }

    fn arguments(&self) -> Vec<Argument> {
        let mut arguments = (self.arguments)();
        arguments.push(first());
        arguments
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<Query> + 'a>> {
        Ok(Box::new(Planned::<M> {
            permit: context.permit::<M>()?,
            most: read_first(context, selected)?,
            plan: Plan::new(context, &selected.sets, Some(&path.first_item()), &mut Shape::default())?,
            place: (path.clone(), selected.node.pos),
            draft: Some((self.read)(context, selected)?),
            of: HashMap::new(),
        }))
    }
}

fn text(name: &'static str, description: &'static str) -> Argument {
    Argument::of::<Option<String>>(name, description)
}

/// The text of an argument, which may be asked for only by those who may read the field.
fn read_text(
    context: &Context<'_>,
    selected: &Selected<'_>,
    name: &str,
    (type_name, field): (&str, &str),
) -> Result<Option<String>> {
    let text = read_argument::<Option<String>>(context, selected, name)?;
    let text = text.filter(|text| !text.trim().is_empty()).map(|text| text.chars().take(255).collect());
    if text.is_some() && !context.may_read(type_name, field) {
        return Err(Error::forbidden(format!("Your role has no right to read {type_name}.{field}.")));
    }
    Ok(text)
}

fn client_arguments() -> Vec<Argument> {
    vec![
        text("name", "Its name."),
        text("email", "Its e-mail address; also addresses of people at other clients are compared with it."),
        text("phone", "Its telephone number: international, or national together with `country`."),
        text("domain", "Its internet domain; one where anybody may have an address says nothing."),
        text("taxId", "Its tax or VAT number."),
        text("city", "Its city: like names weigh more in the same one."),
        text("country", "Its country, ISO 3166-1 alpha-2."),
    ]
}

fn read_client(context: &Context<'_>, selected: &Selected<'_>) -> Result<Ask<Client>> {
    let read = |name: &'static str| read_text(context, selected, name, (Client::NAME, name));
    let draft = ClientDraft {
        name: read("name")?,
        email: read("email")?,
        phone: read("phone")?,
        domain: read("domain")?,
        tax_id: read("taxId")?,
        city: read("city")?,
        country: read("country")?.map(|country| country.to_uppercase()),
    };
    Ok(Box::new(move |context, permit, most| {
        async move { of_client_draft(context.loaders().db(), permit, draft, most).await }.boxed()
    }))
}

fn contact_arguments() -> Vec<Argument> {
    vec![
        Argument::of::<Option<ID>>("client", "Its client: like names weigh more at the same one."),
        text("firstName", "Its first name."),
        text("lastName", "Its last name."),
        text("email", "An e-mail address of it."),
        text("phone", "A telephone number of it, international."),
    ]
}

fn read_contact(context: &Context<'_>, selected: &Selected<'_>) -> Result<Ask<Contact>> {
    let client = read_argument::<Option<ID>>(context, selected, "client")?;
    let draft = ContactDraft {
        client: client.map(|id| ids::decode(&id, Client::NAME)).transpose()?,
        first_name: read_text(context, selected, "firstName", (Contact::NAME, "firstName"))?,
        last_name: read_text(context, selected, "lastName", (Contact::NAME, "lastName"))?,
        email: read_text(context, selected, "email", ("ContactMethod", "value"))?,
        phone: read_text(context, selected, "phone", ("ContactMethod", "value"))?,
    };
    Ok(Box::new(move |context, permit, most| {
        async move { of_contact_draft(context.loaders().db(), permit, draft, most).await }.boxed()
    }))
}
