//! Partners and their tokens in the API.

use std::sync::{Arc, LazyLock};

use async_graphql::{ID, InputObject, OutputType, registry::Registry};
use chrono::{DateTime, Utc};

use crate::{
    auth::{Operation, Scope, capabilities::Line, keys::KeyRing},
    db::rows::{Columns, Record, Shape},
    error::{Error, Result},
    executor::{
        Chosen, Context, Fields, Json, Link, Mutate, Object, Path, Perform, Plan, PlannedLink, RecordInput, Selected,
        object,
    },
    ids,
    models::{
        partners::{
            Partner, columns as c,
            releases::{self, PartnerRelease},
            tokens::{BEARER, BY_PARTNER, Create, PartnerToken, Revoke, columns as t, lines},
        },
        roles::rights::Right,
        users::User,
    },
    mutable,
    resolvers::{Mutation, Query, noun, roles},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    let fields = noun::<Partner>(
        fields,
        ("partner", "A partner by its id; null when there is none."),
        ("partners", "Partners, oldest first."),
    );
    noun::<PartnerToken>(
        fields,
        ("partnerToken", "A partner's token by its id; null when there is none."),
        ("partnerTokens", "Tokens of partners, newest first."),
    )
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    fields
        .link("partnerCreate", "Makes a partner, without any token yet.", Mutate::<Partner>::create())
        .link("partnerUpdate", "Changes a partner.", Mutate::<Partner>::update())
        .link(
            "partnerDelete",
            "Deletes a partner with its tokens, which are good for nothing then; there is no trash.",
            Mutate::<Partner>::delete(),
        )
        .link(
            "partnerTokenCreate",
            "Makes a token for a partner: `bearer` of the answer is what it sends. It cannot do more than whoever makes it, nor than the partner's user.",
            Perform::new(Operation::Create, create).proved(),
        )
        .link(
            "partnerTokenRevoke",
            "Revokes a token: within two seconds it and all that were cut from it are good for nothing.",
            Perform::new(Operation::Update, |input: RecordInput| {
                Ok(Revoke { target: input.target::<PartnerToken>()? })
            }),
        )
}

mutable!(Partner, "PartnerPayload", "partner");
mutable!(PartnerToken, "PartnerTokenPayload", "partnerToken");

/// A right of a token.
#[derive(Debug, InputObject)]
struct PartnerRightInput {
    /// Name of a type: `Client`.
    #[graphql(name = "type")]
    type_name: String,
    /// Name of a field; `*` for all.
    #[graphql(default_with = "\"*\".to_owned()")]
    field: String,
    /// What is done.
    operation: Chosen<Operation>,
    /// With which records. `OWN` and `TEAM` are those of the partner's user.
    scope: Chosen<Scope>,
}

/// A token to be made.
#[derive(Debug, InputObject)]
struct PartnerTokenCreateInput {
    /// The partner's id.
    partner: ID,
    /// What the token is for, at most 200 characters.
    name: String,
    /// What it allows, 1 to 200 rights. What is not named is refused.
    rights: Vec<PartnerRightInput>,
    /// Highest estimated cost of one operation; the server's own limit when absent.
    cost_limit: Option<i32>,
    /// Whether it runs stored documents only, by their ids.
    #[graphql(default)]
    persisted_only: bool,
    /// When it expires, at most 365 days from now; in 90 days when absent.
    expires_at: Option<DateTime<Utc>>,
}

fn create(input: PartnerTokenCreateInput) -> Result<Create> {
    let line = |right: PartnerRightInput| Line {
        type_name: right.type_name,
        field: right.field,
        operation: right.operation.0,
        scope: right.scope.0,
    };
    Ok(Create {
        partner: ids::decode(&input.partner, Partner::NAME)?,
        name: input.name,
        rights: input.rights.into_iter().map(line).collect(),
        cost_limit: input.cost_limit,
        persisted_only: input.persisted_only,
        expires_at: input.expires_at,
        fields_of: roles::fields_of,
    })
}

impl Object for Partner {
    const NAME: &'static str = "Partner";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Partner>> = LazyLock::new(|| {
            Fields::<Partner>::new("A program of somebody else's that works with the data, in the place of a user.")
                .id(|r| r.id)
                .text("key", c::key, "Its name for programs, which stands in its tokens.", |r| r.key.as_deref())
                .text("name", c::name, "Its name for people.", |r| r.name.as_deref())
                .one::<User>("user", "user_id", "The user in whose place it acts.")
                .boolean("isActive", c::is_active, "Whether its tokens are good.", |r| r.is_active)
                .many::<PartnerToken>("tokens", BY_PARTNER, "Its tokens, newest first.")
                .many::<PartnerRelease>(
                    "releases",
                    releases::BY_PARTNER,
                    "Its releases of stored documents, newest first.",
                )
                .time("createdAt", c::created_at, "Creation.", |r| r.created_at)
                .time("updatedAt", c::updated_at, "Last change.", |r| r.updated_at)
                .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from))
        });
        &FIELDS
    }
}

impl Object for PartnerToken {
    const NAME: &'static str = "PartnerToken";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<PartnerToken>> = LazyLock::new(|| {
            Fields::<PartnerToken>::new(
                "A token that was given to a partner, who can cut it down without asking this server.",
            )
            .id(|r| r.id)
            .text("name", t::name, "What it is for.", |r| r.name.as_deref())
            .one::<Partner>("partner", "partner_id", "Whose it is.")
            .link("rights", "What it allows, before its holder cuts it down.", Rights)
            .int("costLimit", t::cost_limit, "Highest estimated cost of one operation; null: the server's own limit.", |r| {
                r.cost_limit.map(i64::from)
            })
            .boolean("persistedOnly", t::persisted_only, "Whether it runs stored documents only.", |r| r.persisted_only)
            .time("expiresAt", t::expires_at, "When it expires.", |r| r.expires_at)
            .time("revokedAt", t::revoked_at, "When it was revoked; null while it is good.", |r| r.revoked_at)
            .link(
                "bearer",
                "The token itself, for the header `Authorization: Bearer`; null once it is revoked. It is stored nowhere and signed anew \
                 whenever it is asked for. Whoever has it can do what it allows: hand it to the partner alone.",
                Bearer,
            )
            .time("createdAt", t::created_at, "Creation.", |r| r.created_at)
            .time("updatedAt", t::updated_at, "Last change.", |r| r.updated_at)
            .int("version", t::version, "Grows with every change.", |r| r.version.map(i64::from))
        });
        &FIELDS
    }
}

/// The rights of a token, which its row holds.
struct Rights;

impl Link<PartnerToken> for Rights {
    fn register(&self, registry: &mut Registry) -> String {
        format!("[{}!]", object::<Right>(registry))
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<PartnerToken> + 'a>> {
        shape.columns = shape.columns.and(t::rights);
        let plan = Plan::new(context, &selected.sets, Some(&path.first_item()), &mut Shape::default())?;
        Ok(Box::new(PlannedRights(plan)))
    }
}

struct PlannedRights<'a>(Plan<'a, Right>);

impl PlannedLink<PartnerToken> for PlannedRights<'_> {
    fn needs_load(&self) -> bool {
        false
    }

    fn write(&self, record: &Record<PartnerToken>, out: &mut Json) {
        let rights = record.row.rights.as_ref().and_then(|stored| lines(stored).ok());
        out.optional(rights, |out, lines| {
            let rights = lines.into_iter().map(|line| Right {
                type_name: line.type_name,
                field_name: line.field,
                operation: line.operation.as_str().to_owned(),
                scope: line.scope.as_str().to_owned(),
            });
            let rights: Vec<Record<Right>> = rights.map(Record::computed).collect();
            out.array(&rights, |out, right| self.0.write(right, out));
        });
    }
}

/// The token itself.
struct Bearer;

impl Link<PartnerToken> for Bearer {
    fn register(&self, registry: &mut Registry) -> String {
        <Option<String> as OutputType>::create_type_info(registry)
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        _selected: &Selected<'a>,
        _path: &Path,
        shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<PartnerToken> + 'a>> {
        if context.viewer()?.decisions.is_some() {
            return Err(Error::forbidden("A partner sees no tokens, whatever its own allows."));
        }
        shape.columns = BEARER.into_iter().fold(shape.columns, Columns::and);
        Ok(Box::new(PlannedBearer(context.keys()?.clone())))
    }
}

struct PlannedBearer(Arc<KeyRing>);

impl PlannedLink<PartnerToken> for PlannedBearer {
    fn needs_load(&self) -> bool {
        false
    }

    fn write(&self, record: &Record<PartnerToken>, out: &mut Json) {
        out.optional(record.row.bearer(&self.0).ok().flatten(), |out, bearer| out.text(&bearer));
    }
}
