//! Roles and their rights in the API.

use std::{collections::HashMap, sync::LazyLock};

use async_graphql::{ID, InputObject, registry::Registry};
use futures_util::{FutureExt, future::BoxFuture};
use uuid::Uuid;

use crate::{
    auth::{Operation, Permit, Scope},
    db::{
        filters::Choice,
        rows::{Columns, Record, Shape},
    },
    error::{Error, Result},
    executor::{
        Choosable, Chosen, Context, Fields, Json, Link, Mutate, Object, Path, Perform, Plan, PlannedLink, Selected,
        object,
    },
    ids,
    models::{
        attachments::Attachment,
        audit::AuditEntry,
        categories::Category,
        changes::{Target, Writable},
        clients::Client,
        contacts::{Contact, methods::ContactMethod},
        custom_fields::CustomField,
        deals::{Deal, line_items::LineItem, stages::Stage},
        documents::PersistedDocument,
        duplicates::DuplicatePair,
        favorites::Favorite,
        merges::Merge,
        notes::Note,
        notifications::Notification,
        partners::{Partner, releases::PartnerRelease, tokens::PartnerToken},
        products::{Product, price_lists::PriceList, prices::ProductPrice},
        roles::{
            Role, columns as c,
            rights::{self, Right, SetRights, Wanted},
        },
        saved_views::SavedView,
        sessions::Session,
        tags::Tag,
        teams::Team,
        trash::TrashEntry,
        users::User,
        webhooks::{WebhookEndpoint, deliveries::WebhookDelivery},
    },
    mutable,
    resolvers::{Mutation, Query, noun},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    noun::<Role>(fields, ("role", "A role by its id; null when there is none."), ("roles", "Roles, by key."))
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    fields
        .link("roleCreate", "Makes a role without any right; `roleSetRights` gives it some.", Mutate::<Role>::create())
        .link("roleUpdate", "Changes the name of a role.", Mutate::<Role>::update())
        .link(
            "roleSetRights",
            "Sets rights of a role, and leaves others as they are. They count within two seconds.",
            Perform::new(Operation::Update, set_rights).proved(),
        )
        .link("roleDelete", "Deletes a role that nobody has, for good.", Mutate::<Role>::delete().proved())
}

mutable!(Role, "RolePayload", "role");

impl Object for Role {
    const NAME: &'static str = "Role";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Role>> = LazyLock::new(|| {
            Fields::<Role>::new("A named set of rights.")
                .id(|r| r.id)
                .text("key", c::key, "Stable key: `admin`, `seller` …", |r| r.key.as_deref())
                .text("name", c::name, "Name people read.", |r| r.name.as_deref())
                .boolean(
                    "isSystem",
                    c::is_system,
                    "Whether the role came with the server and cannot be removed.",
                    |r| r.is_system,
                )
                .time("createdAt", c::created_at, "Creation.", |r| r.created_at)
                .time("updatedAt", c::updated_at, "Last change.", |r| r.updated_at)
                .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from))
                .link("rights", "Its rights, by type, field and operation. What is not named is refused.", Rights)
        });
        &FIELDS
    }
}

pub(super) static OPERATIONS: Choice = Choice {
    name: "RightOperation",
    description: "What is done with a type or a field of it.",
    values: &[
        ("READ", "read", "Reading."),
        ("CREATE", "create", "Making records, and the field's value in a new one."),
        ("UPDATE", "update", "Changing records, and the field's value."),
        ("DELETE", "delete", "Putting records into the trash."),
        ("RESTORE", "restore", "Taking records out of the trash."),
        ("DESTROY", "destroy", "Deleting records for good."),
        ("CALL", "call", "Calling a field of the root."),
    ],
};

static SCOPES: Choice = Choice {
    name: "RightScope",
    description: "Which records a right reaches. Types whose records have no owner know only `NONE` and `ALL`.",
    values: &[
        ("NONE", "none", "None: the right is refused."),
        ("OWN", "own", "Those the user owns."),
        ("TEAM", "team", "Those the user or one of their teams owns."),
        ("ALL", "all", "All."),
    ],
};

impl Choosable for Operation {
    const CHOICE: &'static Choice = &OPERATIONS;

    fn of(stored: &str) -> Option<Self> {
        Self::parse(stored)
    }

    fn stored(self) -> &'static str {
        self.as_str()
    }
}

impl Choosable for Scope {
    const CHOICE: &'static Choice = &SCOPES;

    fn of(stored: &str) -> Option<Self> {
        Self::parse(stored)
    }

    fn stored(self) -> &'static str {
        self.as_str()
    }
}

/// A right to be set.
#[derive(Debug, InputObject)]
struct RightInput {
    /// Name of a type: `Client`.
    #[graphql(name = "type")]
    type_name: String,
    /// Name of a field; `*` for all without a right of their own.
    #[graphql(default_with = "\"*\".to_owned()")]
    field: String,
    /// What is done.
    operation: Chosen<Operation>,
    /// With which records; null takes the right of a field away, so that the type's decides.
    scope: Option<Chosen<Scope>>,
}

/// A role and rights to be set.
#[derive(Debug, InputObject)]
struct RoleSetRightsInput {
    /// The role's id.
    id: ID,
    /// The version that was seen; when the role has another by now, nothing is changed.
    version: Option<i32>,
    /// The rights, at most 500.
    rights: Vec<RightInput>,
}

const MOST_RIGHTS: usize = 500;

fn set_rights(input: RoleSetRightsInput) -> Result<SetRights> {
    if input.rights.len() > MOST_RIGHTS {
        return Err(Error::bad_input(format!("At most {MOST_RIGHTS} rights are set at once.")));
    }
    let target = Target { id: ids::decode(&input.id, Role::NAME)?, version: input.version };
    let wanted = |right: RightInput| Wanted {
        type_name: right.type_name,
        field_name: right.field,
        operation: right.operation.0,
        scope: right.scope.map(|scope| scope.0),
    };
    Ok(SetRights { target, wanted: input.rights.into_iter().map(wanted).collect(), fields_of })
}

/// The fields of a type, to read and to write, that a right may name.
pub fn fields_of(type_name: &str) -> Option<Vec<&'static str>> {
    fn read_only<T: Object>() -> Vec<&'static str> {
        T::fields().iter().map(|field| field.name).collect()
    }
    fn of<T: Object + Writable>() -> Vec<&'static str> {
        read_only::<T>().into_iter().chain(T::INPUTS.iter().map(|input| input.name)).collect()
    }
    Some(match type_name {
        "User" => [of::<User>(), vec!["status"]].concat(),
        "Team" => of::<Team>(),
        "Role" => of::<Role>(),
        "Client" => of::<Client>(),
        "Contact" => of::<Contact>(),
        "ContactMethod" => of::<ContactMethod>(),
        "Partner" => of::<Partner>(),
        "PartnerToken" => of::<PartnerToken>(),
        "PartnerRelease" => of::<PartnerRelease>(),
        "PersistedDocument" => read_only::<PersistedDocument>(),
        "AuditEntry" => read_only::<AuditEntry>(),
        "TrashEntry" => read_only::<TrashEntry>(),
        "Tag" => of::<Tag>(),
        "Product" => of::<Product>(),
        "ProductPrice" => of::<ProductPrice>(),
        "PriceList" => of::<PriceList>(),
        "Deal" => of::<Deal>(),
        "Stage" => of::<Stage>(),
        "CustomField" => of::<CustomField>(),
        "LineItem" => of::<LineItem>(),
        "Note" => of::<Note>(),
        "SavedView" => of::<SavedView>(),
        "Merge" => of::<Merge>(),
        "DuplicatePair" => of::<DuplicatePair>(),
        "Category" => of::<Category>(),
        "Attachment" => of::<Attachment>(),
        "Favorite" => of::<Favorite>(),
        "Notification" => of::<Notification>(),
        "Session" => of::<Session>(),
        "WebhookEndpoint" => of::<WebhookEndpoint>(),
        "WebhookDelivery" => of::<WebhookDelivery>(),
        // Of other types, rights are given as a whole.
        other if rights::is_type(other) => Vec::new(),
        _ => return None,
    })
}

impl Object for Right {
    const NAME: &'static str = "RoleRight";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Right>> = LazyLock::new(|| {
            Fields::<Right>::new("What a role may do with a field of a type, and with which records.")
                .text("type", Columns::NONE, "Name of the type.", |r| Some(&r.type_name))
                .text("field", Columns::NONE, "Name of the field; `*`: all without a right of their own.", |r| {
                    Some(&r.field_name)
                })
                .choice("operation", Columns::NONE, &OPERATIONS, "What is done.", |r| Some(&r.operation))
                .choice("scope", Columns::NONE, &SCOPES, "With which records.", |r| Some(&r.scope))
        });
        &FIELDS
    }
}

/// The rights of each role of a level, by one statement.
struct Rights;

impl Link<Role> for Rights {
    fn register(&self, registry: &mut Registry) -> String {
        format!("[{}!]", object::<Right>(registry))
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<Role> + 'a>> {
        let permit = context.permit::<Role>()?;
        let plan = Plan::new(context, &selected.sets, Some(&path.first_item()), &mut Shape::default())?;
        Ok(Box::new(PlannedRights { permit, plan, path: path.clone(), pos: selected.node.pos, of: HashMap::new() }))
    }
}

struct PlannedRights<'a> {
    permit: Permit<Role>,
    plan: Plan<'a, Right>,
    path: Path,
    pos: async_graphql::Pos,
    of: HashMap<Uuid, Vec<Record<Right>>>,
}

impl PlannedLink<Role> for PlannedRights<'_> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, rows: &'s [&'s Record<Role>]) -> BoxFuture<'s, ()> {
        async move {
            let ids: Vec<Uuid> = rows.iter().map(|record| record.row.id).collect();
            match rights::of_roles(context.loaders().db(), &self.permit, &ids).await {
                Ok(mut of) => {
                    let records =
                        |id| (id, of.remove(&id).unwrap_or_default().into_iter().map(Record::computed).collect());
                    self.of = ids.into_iter().map(records).collect();
                }
                Err(error) => context.report(&self.path, self.pos, error),
            }
        }
        .boxed()
    }

    fn write(&self, record: &Record<Role>, out: &mut Json) {
        out.optional(self.of.get(&record.row.id), |out, rights| {
            out.array(rights, |out, right| self.plan.write(right, out));
        });
    }
}
