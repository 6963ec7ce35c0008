//! What somebody else can see and do, in the API: decided by what decides their own requests.

use std::sync::{Arc, LazyLock};

use async_graphql::{ID, registry::Registry};
use futures_util::{FutureExt, future::BoxFuture};
use uuid::Uuid;

use crate::{
    auth::{Operation, Resource, Viewer},
    db::{
        Db,
        rows::{Columns, Record, Shape},
    },
    error::{Error, Result},
    executor::{
        Argument, Context, Fields, Json, Link, Object, Path, Plan, PlannedLink, Selected, object, read_argument,
    },
    ids,
    models::{
        attachments::Attachment,
        categories::Category,
        changes::{self, Writable},
        clients::Client,
        contacts::{Contact, methods::ContactMethod},
        custom_fields::CustomField,
        deals::{Deal, line_items::LineItem, stages::Stage},
        duplicates::DuplicatePair,
        merges::Merge,
        notes::Note,
        partners::{Partner, releases::PartnerRelease, tokens::PartnerToken},
        products::{Product, price_lists::PriceList, prices::ProductPrice},
        roles::{Role, rights::Right},
        saved_views::SavedView,
        tags::Tag,
        teams::Team,
        users::User,
        webhooks::{WebhookEndpoint, deliveries::WebhookDelivery},
    },
    resolvers::{Query, roles::OPERATIONS},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    fields.link(
        "access",
        "What a user can see and do, in all or with one record; for those who may ask it of others.",
        AccessOf,
    )
}

/// What a user can see and do.
struct Access {
    user_id: Uuid,
    is_active: bool,
    role: Option<String>,
    rights: Vec<Record<Right>>,
    record: Option<RecordAccess>,
}

impl Resource for Access {
    const TYPE_NAME: &'static str = "Access";
}

impl Object for Access {
    const NAME: &'static str = "Access";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Access>> = LazyLock::new(|| {
            Fields::<Access>::new("What a user can see and do, as this server decides it now.")
                .by_id::<User>("user", "The user, with their teams; null when there is none.", |a| Some(a.user_id))
                .boolean("isActive", Columns::NONE, "Whether they may sign in; a user who may not can do nothing.", |a| {
                    Some(a.is_active)
                })
                .text("role", Columns::NONE, "Key of their role; null when they may not sign in.", |a| a.role.as_deref())
                .values(
                    "rights",
                    "What their role may do, by type and operation, with which records; then the fields for which it is \
                     otherwise. What is not named is refused.",
                    |a| &a.rights,
                )
                .value(
                    "record",
                    Columns::NONE,
                    "What they can do with the record that was asked for; null without one.",
                    |a| a.record.clone(),
                )
        });
        &FIELDS
    }
}

/// What a user can do with one record.
#[derive(Clone)]
pub struct RecordAccess {
    id: String,
    operations: Arc<[Record<OperationAccess>]>,
    readable: Vec<String>,
    writable: Vec<String>,
}

impl Object for RecordAccess {
    const NAME: &'static str = "RecordAccess";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<RecordAccess>> = LazyLock::new(|| {
            Fields::<RecordAccess>::new("What a user can do with one record.")
                .text("id", Columns::NONE, "The record's id.", |r| Some(&r.id))
                .values("operations", "What is done with records, and whether they may do it with this one.", |r| {
                    &r.operations
                })
                .texts("readableFields", "Fields they can read of it; none when they cannot see it.", |r| &r.readable)
                .texts("writableFields", "Inputs they can change of it; none when they cannot change it.", |r| {
                    &r.writable
                })
        });
        &FIELDS
    }
}

/// Whether something may be done.
#[derive(Clone)]
struct OperationAccess {
    operation: Operation,
    is_allowed: bool,
}

impl Object for OperationAccess {
    const NAME: &'static str = "OperationAccess";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<OperationAccess>> = LazyLock::new(|| {
            Fields::<OperationAccess>::new("Whether something may be done with a record.")
                .choice("operation", Columns::NONE, &OPERATIONS, "What is done.", |o| Some(o.operation.as_str()))
                .boolean(
                    "isAllowed",
                    Columns::NONE,
                    "Whether their right to it reaches the record, where it lies now: what is in the trash can be restored \
                     and not read.",
                    |o| Some(o.is_allowed),
                )
        });
        &FIELDS
    }
}

/// A type about whose records is asked.
struct Kind {
    name: &'static str,
    ask: for<'a> fn(&'a Db, Option<&'a Viewer>, Uuid) -> BoxFuture<'a, Result<Answer>>,
}

/// What can be done, and the fields that can be read and written.
type Answer = (Vec<(Operation, bool)>, Vec<String>, Vec<String>);

impl Kind {
    fn of<M: Object + Writable>() -> Self {
        Self { name: M::NAME, ask: |db, viewer, id| ask::<M>(db, viewer, id).boxed() }
    }
}

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    vec![
        Kind::of::<User>(),
        Kind::of::<Team>(),
        Kind::of::<Role>(),
        Kind::of::<Partner>(),
        Kind::of::<PartnerToken>(),
        Kind::of::<PartnerRelease>(),
        Kind::of::<Client>(),
        Kind::of::<Contact>(),
        Kind::of::<ContactMethod>(),
        Kind::of::<DuplicatePair>(),
        Kind::of::<Merge>(),
        Kind::of::<Tag>(),
        Kind::of::<Category>(),
        Kind::of::<Product>(),
        Kind::of::<ProductPrice>(),
        Kind::of::<PriceList>(),
        Kind::of::<Deal>(),
        Kind::of::<Stage>(),
        Kind::of::<CustomField>(),
        Kind::of::<LineItem>(),
        Kind::of::<Note>(),
        Kind::of::<Attachment>(),
        Kind::of::<SavedView>(),
        Kind::of::<WebhookEndpoint>(),
        Kind::of::<WebhookDelivery>(),
    ]
});

const OF_RECORDS: [Operation; 5] =
    [Operation::Read, Operation::Update, Operation::Delete, Operation::Restore, Operation::Destroy];

/// Asks the models with the permits the user would have.
async fn ask<M: Object + Writable>(db: &Db, viewer: Option<&Viewer>, id: Uuid) -> Result<Answer> {
    let Some(viewer) = viewer else {
        return Ok((OF_RECORDS.map(|operation| (operation, false)).to_vec(), Vec::new(), Vec::new()));
    };
    let mut operations = Vec::with_capacity(OF_RECORDS.len());
    for operation in OF_RECORDS {
        operations.push((operation, changes::may::<M>(db, viewer, operation, id).await?));
    }
    let is_allowed = |operation| operations.contains(&(operation, true));
    let mut readable: Vec<String> = Vec::new();
    if is_allowed(Operation::Read) {
        let fields = M::fields().iter().map(|field| field.name).filter(|name| viewer.may_read(M::NAME, name));
        readable.extend(fields.map(str::to_owned));
    }
    let mut writable: Vec<String> = Vec::new();
    if is_allowed(Operation::Update) {
        let inputs = M::INPUTS.iter().filter(|input| !input.is_fixed).map(|input| input.name);
        let may_write = |name: &&str| viewer.rights.allows(M::NAME, name, Operation::Update);
        writable.extend(inputs.filter(may_write).map(str::to_owned));
    }
    Ok((operations, readable, writable))
}

/// The access of the user that the argument names.
struct AccessOf;

impl Link<Query> for AccessOf {
    fn register(&self, registry: &mut Registry) -> String {
        object::<Access>(registry)
    }

    fn arguments(&self) -> Vec<Argument> {
        vec![
            Argument::of::<ID>("user", "The user's id."),
            Argument::of::<Option<ID>>("record", "The id of a record of any type that others may have a right to."),
        ]
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<Query> + 'a>> {
        context.permit::<Access>()?;
        let user_id = ids::decode(&read_argument::<ID>(context, selected, "user")?, User::NAME)?;
        let record = read_argument::<Option<ID>>(context, selected, "record")?.map(|id| kind_of(&id)).transpose()?;
        // No session: what is asked is what they could do in one.
        let viewer = context.people()?.viewer(user_id, Uuid::nil());
        let plan = Plan::new(context, &selected.sets, Some(path), &mut Shape::default())?;
        Ok(Box::new(PlannedAccess {
            user_id,
            viewer,
            record,
            plan,
            place: (path.clone(), selected.node.pos),
            found: None,
        }))
    }
}

fn kind_of(text: &str) -> Result<(&'static Kind, Uuid)> {
    let (type_name, id) = ids::decode_any(text)?;
    let kind = KINDS.iter().find(|kind| kind.name == type_name);
    let kind =
        kind.ok_or_else(|| Error::bad_input(format!("Argument `record`: nobody is given access to a {type_name}.")))?;
    Ok((kind, id))
}

struct PlannedAccess<'a> {
    user_id: Uuid,
    viewer: Option<Viewer>,
    record: Option<(&'static Kind, Uuid)>,
    plan: Plan<'a, Access>,
    place: (Path, async_graphql::Pos),
    found: Option<Record<Access>>,
}

impl PlannedAccess<'_> {
    async fn find(&self, db: &Db) -> Result<Access> {
        let viewer = self.viewer.as_ref();
        let record = match self.record {
            Some((kind, id)) => {
                let (operations, readable, writable) = (kind.ask)(db, viewer, id).await?;
                let operations = operations
                    .into_iter()
                    .map(|(operation, is_allowed)| Record::computed(OperationAccess { operation, is_allowed }));
                let id = ids::NodeId { type_name: kind.name, id }.encode();
                Some(RecordAccess { id, operations: operations.collect(), readable, writable })
            }
            None => None,
        };
        let right = |(type_name, field_name, operation, scope): (&str, &str, Operation, crate::auth::Scope)| {
            let (type_name, field_name) = (type_name.to_owned(), field_name.to_owned());
            let (operation, scope) = (operation.as_str().to_owned(), scope.as_str().to_owned());
            Record::computed(Right { type_name, field_name, operation, scope })
        };
        Ok(Access {
            user_id: self.user_id,
            is_active: viewer.is_some(),
            role: viewer.map(|viewer| viewer.role.to_string()),
            rights: viewer.map(|viewer| viewer.rights.iter().map(right).collect()).unwrap_or_default(),
            record,
        })
    }
}

impl PlannedLink<Query> for PlannedAccess<'_> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, _rows: &'s [&'s Record<Query>]) -> BoxFuture<'s, ()> {
        async move {
            match self.find(context.loaders().db()).await {
                Ok(found) => {
                    let found = Record::computed(found);
                    self.plan.load(context, &[&found]).await;
                    self.found = Some(found);
                }
                Err(error) => context.report(&self.place.0, self.place.1, error),
            }
        }
        .boxed()
    }

    fn write(&self, _record: &Record<Query>, out: &mut Json) {
        out.optional(self.found.as_ref(), |out, found| self.plan.write(found, out));
    }
}
