//! Users in the API.

use std::sync::{Arc, LazyLock};

use async_graphql::{ID, InputObject, registry::Registry};
use uuid::Uuid;

use crate::{
    auth::{
        Operation,
        invitations::{self, Invited},
        keys::KeyRing,
    },
    db::rows::{Record, Shape},
    error::Result,
    executor::{
        Context, Fields, Json, Link, Mutate, Object, Path, Perform, PlannedLink, RecordInput, Selected, TextScalar,
    },
    ids,
    models::{
        changes::Target,
        roles::Role,
        sessions::{self, Session},
        teams::{self, Team},
        users::{
            STATUSES, User, columns as c,
            factors::RemoveFactor,
            standing::{AssignRole, ChangeStanding, Reinvite, Standing},
        },
    },
    mutable,
    resolvers::{Mutation, Query, noun},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    noun::<User>(fields, ("user", "A user by their id; null when there is none."), ("users", "Users, by name."))
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    fields
        .link(
            "userInvite",
            "Makes a user who may come: `invitationPath` is where they choose a password, within a week.",
            Mutate::<User>::create().proved(),
        )
        .link(
            "userReinvite",
            "Makes a new invitation for a user who has not come yet, and ends the old one.",
            Perform::new(Operation::Update, |input: RecordInput| Ok(Reinvite { target: input.target::<User>()? }))
                .writing("status"),
        )
        .link("userUpdate", "Changes what is known of a user. Another `email` needs a password given within the last minutes, else `STEP_UP_REQUIRED`.", Mutate::<User>::update().proved_to_write("email"))
        .link(
            "userAssignRole",
            "Gives a user another role, which may not do more than one's own. It counts within seconds.",
            Perform::new(Operation::Update, |input: UserAssignRoleInput| {
                let target = Target { id: ids::decode(&input.id, User::NAME)?, version: input.version };
                Ok(AssignRole { target, role: ids::decode(&input.role, Role::NAME)? })
            })
            .writing("role")
            .proved(),
        )
        .link(
            "userRemoveFactor",
            "Removes the second factor of a user who has lost it, and tells them by mail. Their password alone lets them in then.",
            Perform::new(Operation::Update, |input: RecordInput| Ok(RemoveFactor { target: input.target::<User>()? }))
                .writing("status")
                .proved(),
        )
        .link(
            "userSuspend",
            "Keeps a user out for now, and ends their sessions within seconds.",
            standing(Standing::Suspended),
        )
        .link(
            "userDeactivate",
            "Keeps a user out who has left, and ends their sessions within seconds. What they did keeps their name.",
            standing(Standing::Deactivated),
        )
        .link(
            "userReinstate",
            "Lets a suspended or deactivated user in again; one without a password by their invitation.",
            standing(Standing::Reinstated),
        )
}

fn standing(to: Standing) -> Perform<ChangeStanding, RecordInput> {
    Perform::new(Operation::Update, move |input: RecordInput| {
        Ok(ChangeStanding { target: input.target::<User>()?, to })
    })
    .writing("status")
    .proved()
}

/// A user and their new role.
#[derive(Debug, InputObject)]
struct UserAssignRoleInput {
    /// The user's id.
    id: ID,
    /// The version that was seen; when the user has another by now, nothing is changed.
    version: Option<i32>,
    /// The new role's id.
    role: ID,
}

mutable!(User, "UserPayload", "user");

impl Object for User {
    const NAME: &'static str = "User";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<User>> = LazyLock::new(|| {
            Fields::<User>::new(
                "A person who signs in. Users are never deleted, so that what they did keeps their name.",
            )
            .id(|r| r.id)
            .scalar("email", c::email, TextScalar::EMAIL_ADDRESS, "Address the user signs in with.", |r| {
                r.email.as_deref()
            })
            .text("firstName", c::first_name, "First name.", |r| r.first_name.as_deref())
            .text("lastName", c::last_name, "Last name.", |r| r.last_name.as_deref())
            .computed_text("name", c::first_name.and(c::last_name), "First and last name.", full_name)
            .text("jobTitle", c::job_title, "Position.", |r| r.job_title.as_deref())
            .scalar("avatarUrl", c::avatar_url, TextScalar::URL, "Picture.", |r| r.avatar_url.as_deref())
            .text("locale", c::locale, "Language of their mails, BCP 47.", |r| r.locale.as_deref())
            .text("timeZone", c::time_zone, "Time zone, IANA.", |r| r.time_zone.as_deref())
            .choice("status", c::status, &STATUSES, "Whether the user may sign in.", |r| r.status.as_deref())
            .time("lastSignInAt", c::last_sign_in_at, "Last sign-in; null before the first.", |r| r.last_sign_in_at)
            .link(
                "hasSecondFactor",
                "Whether a code is asked for when the user signs in; null but for oneself and for those who may suspend users.",
                HasSecondFactor,
            )
            .link(
                "invitationPath",
                "Where on this server an invited user chooses a password, within a week; null for all others. Whoever has it \
                 can become this user: hand it to nobody else.",
                InvitationPath,
            )
            .time("createdAt", c::created_at, "Creation.", |r| r.created_at)
            .time("updatedAt", c::updated_at, "Last change.", |r| r.updated_at)
            .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from))
            .one::<Role>("role", "role_id", "The role, which says what the user may do.")
            .list::<Team>("teams", teams::BY_USER, "Teams, by name.")
            .many::<Session>(
                "sessions",
                sessions::BY_USER,
                "Browsers and programs signed in as the user, the last seen first; everybody sees their own, administrators all.",
            )
        });
        &FIELDS
    }
}

fn full_name(user: &User) -> Option<String> {
    Some(format!("{} {}", user.first_name.as_deref()?, user.last_name.as_deref()?))
}

/// The path of a user's invitation. It is made when it is read and stored nowhere.
struct InvitationPath;

impl Link<User> for InvitationPath {
    fn register(&self, registry: &mut Registry) -> String {
        <Option<String> as async_graphql::OutputType>::create_type_info(registry)
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        _selected: &Selected<'a>,
        _path: &Path,
        shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<User> + 'a>> {
        shape.columns = shape.columns.and(c::email).and(c::status).and(c::invited_at);
        Ok(Box::new(PlannedInvitationPath(context.keys()?.clone())))
    }
}

struct PlannedInvitationPath(Arc<KeyRing>);

impl PlannedLink<User> for PlannedInvitationPath {
    fn needs_load(&self) -> bool {
        false
    }

    fn write(&self, record: &Record<User>, out: &mut Json) {
        let user = &record.row;
        let is_invited = user.status.as_deref() == Some("invited");
        let invited = user.email.as_deref().zip(user.invited_at).filter(|_| is_invited);
        let path = invited.and_then(|(email, at)| invitations::path(&self.0, &Invited { id: user.id, email, at }));
        out.optional(path, |out, path| out.text(&path));
    }
}

/// Whether the user has a second factor, for those whom it concerns.
struct HasSecondFactor;

impl Link<User> for HasSecondFactor {
    fn register(&self, registry: &mut Registry) -> String {
        <Option<bool> as async_graphql::OutputType>::create_type_info(registry)
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        _selected: &Selected<'a>,
        _path: &Path,
        shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<User> + 'a>> {
        shape.columns = shape.columns.and(c::has_second_factor);
        let viewer = context.viewer()?;
        let sees_all = viewer.rights.allows(User::NAME, "status", Operation::Update);
        Ok(Box::new(PlannedHasSecondFactor { viewer: viewer.user_id, sees_all }))
    }
}

struct PlannedHasSecondFactor {
    viewer: Uuid,
    sees_all: bool,
}

impl PlannedLink<User> for PlannedHasSecondFactor {
    fn needs_load(&self) -> bool {
        false
    }

    fn write(&self, record: &Record<User>, out: &mut Json) {
        let is_shown = self.sees_all || record.row.id == self.viewer;
        out.optional(record.row.has_second_factor.filter(|_| is_shown), Json::boolean);
    }
}
