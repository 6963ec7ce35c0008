//! Users in the API.

use std::sync::LazyLock;

use crate::{
    executor::{Fields, Object, TextScalar},
    models::{
        roles::Role,
        teams::{self, Team},
        users::{STATUSES, User, columns as c},
    },
    resolvers::{Query, noun},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    noun::<User>(fields, ("user", "A user by their id; null when there is none."), ("users", "Users, by name."))
}

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
            .text("locale", c::locale, "Language of the front end, BCP 47.", |r| r.locale.as_deref())
            .text("timeZone", c::time_zone, "Time zone, IANA.", |r| r.time_zone.as_deref())
            .choice("status", c::status, &STATUSES, "Whether the user may sign in.", |r| r.status.as_deref())
            .time("lastSignInAt", c::last_sign_in_at, "Last sign-in; null before the first.", |r| r.last_sign_in_at)
            .time("createdAt", c::created_at, "Creation.", |r| r.created_at)
            .time("updatedAt", c::updated_at, "Last change.", |r| r.updated_at)
            .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from))
            .one::<Role>("role", "role_id", "The role, which says what the user may do.")
            .list::<Team>("teams", teams::BY_USER, "Teams, by name.")
        });
        &FIELDS
    }
}

fn full_name(user: &User) -> Option<String> {
    Some(format!("{} {}", user.first_name.as_deref()?, user.last_name.as_deref()?))
}
