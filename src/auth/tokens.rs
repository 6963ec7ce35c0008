//! Access tokens: Biscuits, signed here, verified offline.

use std::time::{Duration, SystemTime};

use base64::{Engine, engine::general_purpose::URL_SAFE};
use biscuit_auth::{
    AuthorizerBuilder, AuthorizerLimits, Biscuit, PublicKey,
    error::{Format, RunLimit, Token as Refusal},
    macros::{authorizer, biscuit, rule},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{
    auth::{
        capabilities::{Capability, authority, guard},
        keys::KeyRing,
    },
    error::{Error, Result},
    ids,
};

/// Longer ones are refused before a byte of them is decoded.
pub(super) const LONGEST: usize = 4_096;
/// The kind of token a signed-in user holds; others (of partners, for one download) have entries of their own.
const KIND: &str = "user_access";
const VERSION: i64 = 1;
pub(super) const AUDIENCE: &str = "tessera";
/// How far the clocks of two servers may differ.
pub const LEEWAY: Duration = Duration::from_secs(30);

/// What an access token says. Only the server's signature makes it true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    pub user_id: Uuid,
    pub session_id: Uuid,
    pub token_id: Uuid,
    /// The role when the token was made: for the log. What counts is the role the directory knows.
    pub role: String,
    /// Raised when a user's rights change; a token of an older epoch is refused.
    pub authz_epoch: i32,
    pub issued_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    /// Whether the session was opened with a second factor.
    pub has_second_factor: bool,
    /// When the session last proved its holder. A token made at the console is proved for as long as it lives: it names its
    /// end.
    pub proved_at: DateTime<Utc>,
}

impl Claims {
    pub fn new(
        user_id: Uuid,
        session_id: Uuid,
        role: &str,
        authz_epoch: i32,
        now: DateTime<Utc>,
        life: Duration,
    ) -> Self {
        Self {
            user_id,
            session_id,
            token_id: ids::new_id(),
            role: role.to_owned(),
            authz_epoch,
            issued_at: now,
            expires_at: now + life,
            has_second_factor: false,
            proved_at: now,
        }
    }

    /// The same of a session that proved its holder at another time, or with a second factor.
    #[must_use]
    pub fn proved(self, has_second_factor: bool, proved_at: DateTime<Utc>) -> Self {
        Self { has_second_factor, proved_at, ..self }
    }

    /// Whether the token is too old at `now`, clock differences allowed for.
    pub fn has_expired(&self, now: DateTime<Utc>) -> bool {
        self.expires_at + LEEWAY <= now
    }
}

/// Signs a token with the ring's newest key.
pub fn mint(keys: &KeyRing, claims: &Claims) -> Result<String> {
    let (key_id, key) = keys.signing();
    // Values enter as parameters, never as text of the program: text could smuggle facts in.
    let builder = biscuit!(
        r#"type({kind}); version({version}); aud({audience});
           user({user}); session({session}); token_id({token}); role({role}); authz_epoch({epoch});
           issued_at({issued}); expires_at({expires}); mfa({mfa}); proved_at({proved});
           check if time($time), $time < {expires};"#,
        kind = KIND,
        version = VERSION,
        audience = AUDIENCE,
        user = claims.user_id.to_string(),
        session = claims.session_id.to_string(),
        token = claims.token_id.to_string(),
        role = claims.role.as_str(),
        epoch = i64::from(claims.authz_epoch),
        issued = SystemTime::from(claims.issued_at),
        expires = SystemTime::from(claims.expires_at),
        mfa = claims.has_second_factor,
        proved = SystemTime::from(claims.proved_at),
    );
    let token = builder.root_key_id(key_id).build(&key).map_err(Error::internal)?;
    token.to_base64().map_err(Error::internal)
}

/// A token of any kind that was opened.
#[derive(Debug)]
pub enum Opened {
    User(Claims),
    Partner(Box<Capability>),
}

/// Opens a token, after every check that needs no other knowledge than the keys and the time.
pub fn open(keys: &KeyRing, bearer: &str, now: DateTime<Utc>) -> Result<Opened> {
    let (token, appended) = verified(bearer, |id| keys.public(id))?;
    if kind(&token)? == authority::KIND {
        return Ok(Opened::Partner(Box::new(Capability::of(token, appended)?)));
    }
    claims_of(&token, now).map(Opened::User)
}

/// A token with good signatures, and what was appended to it. Nothing of its Datalog has run, and nothing of what was
/// appended can run long.
pub(super) fn verified(
    bearer: &str,
    key: impl Fn(Option<u32>) -> Result<PublicKey, Format>,
) -> Result<(Biscuit, guard::Appended)> {
    if bearer.len() > LONGEST {
        return Err(invalid());
    }
    let bytes = URL_SAFE.decode(bearer).map_err(|_| invalid())?;
    let appended = guard::inspect(&bytes)?;
    let token = Biscuit::from(&bytes, key).map_err(|_| invalid())?;
    Ok((token, appended))
}

/// The kind of token, as its first block says.
fn kind(token: &Biscuit) -> Result<String> {
    let mut world = authorizer!("").set_limits(limits()).build(token).map_err(refused)?;
    let kinds: Vec<(String,)> =
        world.query_with_limits(rule!("kind($kind) <- type($kind)"), limits()).map_err(refused)?;
    let [(kind,)] = <[(String,); 1]>::try_from(kinds).map_err(|_| invalid())?;
    Ok(kind)
}

/// The claims of a user's token.
fn claims_of(token: &Biscuit, now: DateTime<Utc>) -> Result<Claims> {
    // A user's token cannot be cut down or handed on: whoever appended a block is not the browser it was made for.
    if token.block_count() != 1 {
        return Err(invalid());
    }
    let mut authorizer = checks(now).build(token).map_err(refused)?;
    authorizer.authorize().map_err(refused)?;
    let facts: Vec<Facts> = authorizer
        .query_with_limits(
            rule!(
                r#"facts($kind, $version, $audience, $user, $session, $token, $role, $epoch, $issued, $expires, $mfa, $proved) <-
                   type($kind), version($version), aud($audience), user($user), session($session), token_id($token),
                   role($role), authz_epoch($epoch), issued_at($issued), expires_at($expires), mfa($mfa), proved_at($proved)"#
            ),
            limits(),
        )
        .map_err(refused)?;
    // A second row means that a fact stands twice; no token of ours looks like that.
    let [facts] = <[Facts; 1]>::try_from(facts).map_err(|_| invalid())?;
    claims(facts)
}

type Facts = (String, i64, String, String, String, String, String, i64, SystemTime, SystemTime, bool, SystemTime);

fn claims(
    (kind, version, audience, user, session, token, role, epoch, issued, expires, has_second_factor, proved): Facts,
) -> Result<Claims> {
    if kind != KIND || version != VERSION || audience != AUDIENCE {
        return Err(invalid());
    }
    Ok(Claims {
        user_id: Uuid::parse_str(&user).map_err(|_| invalid())?,
        session_id: Uuid::parse_str(&session).map_err(|_| invalid())?,
        token_id: Uuid::parse_str(&token).map_err(|_| invalid())?,
        role,
        authz_epoch: i32::try_from(epoch).map_err(|_| invalid())?,
        issued_at: issued.into(),
        expires_at: expires.into(),
        has_second_factor,
        proved_at: proved.into(),
    })
}

/// The server's side of the decision: the time, and the kind of token this entry accepts.
fn checks(now: DateTime<Utc>) -> AuthorizerBuilder {
    authorizer!(
        r#"time({time});
           allow if type({kind}), version({version}), aud({audience});
           deny if true;"#,
        // The token's check compares with its expiry; a clock set back by the leeway grants it.
        time = SystemTime::from(now - LEEWAY),
        kind = KIND,
        version = VERSION,
        audience = AUDIENCE,
    )
    .set_limits(limits())
}

/// The library's own limit of 1 ms refuses honest tokens on a busy machine.
pub(super) fn limits() -> AuthorizerLimits {
    AuthorizerLimits { max_facts: 500, max_iterations: 20, max_time: Duration::from_millis(50) }
}

/// A run that took too long says nothing about the token: the caller may come again, but is not let in.
pub(super) fn refused(refusal: Refusal) -> Error {
    match refusal {
        Refusal::RunLimit(RunLimit::Timeout) => {
            metrics::counter!("tessera_auth_token_timeouts_total").increment(1);
            Error::unavailable(refusal)
        }
        _ => invalid(),
    }
}

/// One answer for every reason: a forger learns nothing from it.
pub(super) fn invalid() -> Error {
    Error::unauthenticated("The access token is not valid here, or no longer.")
}

#[cfg(test)]
mod tests {
    use biscuit_auth::macros::block;

    use super::*;
    use crate::{clock::Clock, error::Code};

    const LIFE: Duration = Duration::from_mins(10);

    fn now() -> DateTime<Utc> {
        // Biscuit keeps whole seconds.
        DateTime::from_timestamp(Clock::system().now().timestamp(), 0).unwrap()
    }

    fn some_claims() -> Claims {
        Claims::new(ids::new_id(), ids::new_id(), "seller", 3, now(), LIFE)
    }

    /// The claims of a user's token.
    fn open(keys: &KeyRing, token: &str, now: DateTime<Utc>) -> Result<Claims> {
        match super::open(keys, token, now)? {
            Opened::User(claims) => Ok(claims),
            Opened::Partner(capability) => panic!("{capability:?}"),
        }
    }

    fn refusal(keys: &KeyRing, token: &str, now: DateTime<Utc>) -> Code {
        open(keys, token, now).unwrap_err().code
    }

    #[test]
    fn a_token_comes_back_as_it_went() {
        let (keys, claims) = (KeyRing::fresh(now()), some_claims());
        let token = mint(&keys, &claims).unwrap();
        assert!(token.len() < 800, "{}", token.len());
        assert_eq!(open(&keys, &token, now()).unwrap(), claims);
    }

    #[test]
    fn a_token_with_any_byte_changed_is_refused() {
        let (keys, claims) = (KeyRing::fresh(now()), some_claims());
        let token = URL_SAFE.decode(mint(&keys, &claims).unwrap()).unwrap();
        for place in 0..token.len() {
            let mut changed = token.clone();
            changed[place] ^= 0x01;
            let opened = open(&keys, &URL_SAFE.encode(changed), now());
            assert_eq!(opened.map_err(|error| error.code), Err(Code::Unauthenticated), "byte {place}");
        }
    }

    #[test]
    fn a_token_of_another_key_is_refused() {
        let token = mint(&KeyRing::fresh(now()), &some_claims()).unwrap();
        assert_eq!(refusal(&KeyRing::fresh(now()), &token, now()), Code::Unauthenticated);
    }

    #[test]
    fn a_token_of_an_unknown_or_absent_key_id_is_refused() {
        let keys = KeyRing::fresh(now());
        for id in [None, Some(2), Some(u32::MAX)] {
            let mut builder = biscuit!(r#"type("user_access"); version(1); aud("tessera")"#);
            if let Some(id) = id {
                builder = builder.root_key_id(id);
            }
            let token = builder.build(&keys.signing().1).unwrap().to_base64().unwrap();
            assert_eq!(refusal(&keys, &token, now()), Code::Unauthenticated, "{id:?}");
        }
    }

    #[test]
    fn a_token_expires_after_its_leeway() {
        let (keys, claims) = (KeyRing::fresh(now()), some_claims());
        let token = mint(&keys, &claims).unwrap();
        let last = claims.expires_at + LEEWAY - Duration::from_secs(1);
        assert!(open(&keys, &token, last).is_ok());
        assert!(!claims.has_expired(last));
        assert_eq!(refusal(&keys, &token, claims.expires_at + LEEWAY), Code::Unauthenticated);
        assert!(claims.has_expired(claims.expires_at + LEEWAY));
    }

    #[test]
    fn a_second_block_is_refused_whatever_it_says() {
        let (keys, claims) = (KeyRing::fresh(now()), some_claims());
        let token = Biscuit::from_base64(mint(&keys, &claims).unwrap(), |id| keys.public(id)).unwrap();
        for block in [block!(r#"check if operation("read")"#), block!(r#"role("admin")"#), block!("")] {
            let longer = token.append(block).unwrap().to_base64().unwrap();
            assert_eq!(refusal(&keys, &longer, now()), Code::Unauthenticated);
        }
    }

    #[test]
    fn a_token_of_another_kind_audience_or_version_is_refused() {
        let keys = KeyRing::fresh(now());
        let (user, time) = (ids::new_id().to_string(), SystemTime::from(now()));
        for (kind, version, audience) in
            [("partner", 1, "tessera"), ("user_access", 2, "tessera"), ("user_access", 1, "elsewhere")]
        {
            let builder = biscuit!(
                r#"type({kind}); version({version}); aud({audience}); user({user}); session({user}); token_id({user});
                   role("admin"); authz_epoch(0); issued_at({time}); expires_at({time});"#,
                user = user.as_str(),
            );
            let token = builder.root_key_id(1).build(&keys.signing().1).unwrap().to_base64().unwrap();
            assert_eq!(refusal(&keys, &token, now()), Code::Unauthenticated, "{kind} {version} {audience}");
        }
    }

    #[test]
    fn a_token_with_a_fact_twice_is_refused() {
        let keys = KeyRing::fresh(now());
        let (user, time) = (ids::new_id().to_string(), SystemTime::from(now()));
        let builder = biscuit!(
            r#"type("user_access"); version(1); aud("tessera"); user({user}); session({user}); token_id({user});
               role("seller"); role("admin"); authz_epoch(0); issued_at({time}); expires_at({time});"#,
        );
        let token = builder.root_key_id(1).build(&keys.signing().1).unwrap().to_base64().unwrap();
        assert_eq!(refusal(&keys, &token, now()), Code::Unauthenticated);
    }

    #[test]
    fn nonsense_and_oversized_tokens_are_refused() {
        let keys = KeyRing::fresh(now());
        let oversized = "A".repeat(LONGEST + 1);
        for token in ["", "x", "äöü", "\0", "AAAA", "eyJhbGciOiJub25lIn0.e30.", oversized.as_str()] {
            assert_eq!(refusal(&keys, token, now()), Code::Unauthenticated, "{:?}", token.get(..16));
        }
    }

    #[test]
    fn a_run_that_takes_too_long_is_no_refusal_of_the_token_and_lets_nobody_in() {
        assert_eq!(refused(Refusal::RunLimit(RunLimit::Timeout)).code, Code::ServiceUnavailable);
        assert_eq!(refused(Refusal::RunLimit(RunLimit::TooManyFacts)).code, Code::Unauthenticated);
    }

    #[test]
    fn a_role_cannot_smuggle_facts_in() {
        let (keys, mut claims) = (KeyRing::fresh(now()), some_claims());
        claims.role = r#"seller"); role("admin"#.to_owned();
        let token = mint(&keys, &claims).unwrap();
        assert_eq!(open(&keys, &token, now()).unwrap().role, claims.role);
    }
}
