//! Second factors: codes of an authenticator app (RFC 6238), and recovery codes for when it is lost.
//!
//! A factor is begun, which keeps its secret sealed, and asked for from the moment a first code has confirmed it. Wrong
//! codes have a count and waits of their own, like those of passwords; a code is taken once. Recovery codes are too long to
//! be guessed, so the waits do not hold them up.

use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use sha2::{Digest, Sha256};
use totp_rs::{Algorithm, Builder, Secret, Totp};
use uuid::Uuid;

use crate::{
    auth::{
        codes::{self, Kind},
        devices,
        keys::KeyRing,
        lockouts, mails,
        seals::Sealer,
        service::{Auth, Device, SignedIn},
        store::{
            accounts::{self, Account},
            events::{self, SecurityEvent},
            factors::{self, Factor},
            sessions,
        },
        viewer::Viewer,
    },
    db::Db,
    error::{Code, Error, Result},
    limits::Bucket,
};

/// What authenticator apps agree on: SHA-1, six digits, half minutes. Others are ignored by some of them.
const DIGITS: u8 = 6;
const STEP: u64 = 30;
/// Steps that the clock of a telephone may be off.
const DRIFT: u16 = 1;
/// Bytes of a secret, as RFC 4226 recommends.
const SECRET: usize = 20;
/// Recovery codes of a user, and bytes of each: 80 bits are not guessed.
const RECOVERY_CODES: usize = 10;
const RECOVERY_CODE: usize = 10;
/// Letters of a recovery code, in base 32.
const RECOVERY_LETTERS: usize = 16;

const CHALLENGE: Kind<24> = Kind { prefix: "tessera_chl_", label: b"tessera factor challenge" };
/// How long somebody may take to enter a code at sign-in.
const CHALLENGE_LIFE: TimeDelta = TimeDelta::minutes(5);

/// A factor that was begun.
#[derive(Clone)]
pub struct Begun {
    /// In base 32, for those who type.
    pub secret: String,
    /// For the app, mostly as a QR code.
    pub otpauth_url: String,
}

/// The challenge of a user whose password was right.
pub(super) fn challenge(keys: &KeyRing, user: Uuid, now: DateTime<Utc>) -> Result<String> {
    let content = codes::of_id_and_number(user, (now + CHALLENGE_LIFE).timestamp());
    CHALLENGE.write(keys, &content, &[]).ok_or_else(|| Error::internal("the key file has lost its secret"))
}

/// The user of a challenge that was made here and is still good.
fn challenged(keys: &KeyRing, text: &str, now: DateTime<Utc>) -> Option<Uuid> {
    let token = CHALLENGE.parse(text).filter(|token| CHALLENGE.is_genuine(keys, token, &[]))?;
    let (user, expires) = codes::id_and_number(&token.content)?;
    (now.timestamp() < expires).then_some(user)
}

fn sealer(keys: &KeyRing) -> Result<Sealer> {
    Sealer::of(keys, "second_factors.secret")
}

fn totp(secret: Vec<u8>, email: &str) -> Result<Totp> {
    let builder = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(DIGITS).with_step_duration(STEP);
    // A colon would end the name in the address.
    let builder = builder.with_skew(DRIFT).with_issuer(Some("Tessera")).with_account_name(email.replace(':', " "));
    builder.with_secret(secret).build().map_err(Error::internal)
}

/// What people enter, without the blanks and hyphens they read it with.
fn bare(code: &str) -> String {
    code.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect::<String>().to_uppercase()
}

fn recovery_hash(user: Uuid, code: &str) -> [u8; 32] {
    Sha256::new().chain_update(b"tessera recovery code").chain_update(user).chain_update(code).finalize().into()
}

/// Fresh recovery codes as people read them, in groups of four letters, and what is kept of them.
fn recovery_codes(user: Uuid) -> (Vec<String>, Vec<[u8; 32]>) {
    let fresh = || {
        let code = Secret::from(rand::random::<[u8; RECOVERY_CODE]>().to_vec()).to_base32();
        let groups: Vec<String> =
            code.to_lowercase().as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into()).collect();
        (groups.join("-"), recovery_hash(user, &code))
    };
    std::iter::repeat_with(fresh).take(RECOVERY_CODES).unzip()
}

fn wrong() -> Error {
    Error::new(Code::FactorWrong, "This code is wrong, or was used before.")
}

fn none() -> Error {
    Error::new(Code::NotFound, "You have no second factor.")
}

/// Why no code is looked at now.
fn refusal(factor: &Factor, now: DateTime<Utc>) -> Option<Error> {
    let stopped = lockouts::refusal(factor.failures(), now)?;
    if stopped.code == Code::PasswordResetRequired {
        let message =
            "Too many wrong codes. Enter a recovery code, or ask an administrator to remove the second factor.";
        return Some(Error::new(Code::RateLimited, message));
    }
    Some(Error { message: "Too many wrong codes. Wait a little before the next try.".into(), ..stopped })
}

/// Removes the factor of a user, with a mail to them; false when they have none.
pub async fn remove(connection: &mut AsyncPgConnection, user: Uuid) -> Result<bool> {
    let removed = factors::remove(connection, user).await?;
    if removed {
        mails::put(connection, mails::Kind::FactorDisabled, user).await?;
    }
    Ok(removed)
}

/// Seals the secrets with the key in force, so that an older one may go; how many were changed.
pub async fn reseal(db: &Db, keys: &KeyRing) -> Result<usize> {
    let (mut connection, sealer) = (db.connection().await?, sealer(keys)?);
    let mut changed = 0;
    for (user, old) in factors::secrets(&mut connection).await? {
        if !sealer.is_current(&old) {
            let fresh = sealer.seal(user, &sealer.open(user, &old)?)?;
            changed += factors::reseal(&mut connection, user, &old, &fresh).await?;
        }
    }
    Ok(changed)
}

impl Auth {
    /// Makes a secret for the viewer, who must have given their password of late. Nothing is asked for before it is
    /// confirmed.
    pub async fn begin_factor(&self, viewer: &Viewer) -> Result<Begun> {
        let now = self.clock.now();
        viewer.needs_proof(now)?;
        let account = self.own_account(viewer).await?;
        let secret = rand::random::<[u8; SECRET]>();
        let sealed = sealer(&self.keys)?.seal(account.id, &secret)?;
        if !factors::begin(&mut *self.db.connection().await?, account.id, &sealed, now).await? {
            return Err(Error::new(
                Code::Conflict,
                "You have a second factor. Remove it before you begin another one.",
            ));
        }
        let totp = totp(secret.to_vec(), &account.email)?;
        Ok(Begun { secret: totp.secret().to_base32(), otpauth_url: totp.to_url().map_err(Error::internal)? })
    }

    /// Asks the viewer for codes from now on, when they know one; their recovery codes, which are shown this once.
    pub async fn confirm_factor(&self, viewer: &Viewer, code: &str, device: &Device) -> Result<Vec<String>> {
        self.throttle(Bucket::SignIn, device).await?;
        let account = self.own_account(viewer).await?;
        let _turn = self.turns.wait_for(account.id).await;
        let (mut connection, now) = (self.db.connection().await?, self.clock.now());
        let begun = factors::of(&mut connection, account.id).await?.filter(|factor| !factor.is_on());
        let begun = begun.ok_or_else(|| Error::new(Code::Conflict, "No second factor was begun."))?;
        if let Some(refusal) = refusal(&begun, now) {
            return Err(refusal);
        }
        let Some(step) = self.step_of(&begun, &bare(code))? else {
            factors::failed(&mut connection, account.id, now).await?;
            return Err(wrong());
        };
        let (shown, kept) = recovery_codes(account.id);
        let confirmed = connection
            .transaction(async |connection| {
                if !factors::confirm(connection, &begun, step, now).await? {
                    return Ok::<_, Error>(false);
                }
                factors::replace_recovery_codes(connection, account.id, &kept).await?;
                if let Some(mut session) = sessions::locked(connection, viewer.session_id).await? {
                    session.has_second_factor = true;
                    sessions::save(connection, &session, now).await?;
                }
                let (event, session) = (SecurityEvent::FactorEnable, Some(viewer.session_id));
                events::record(connection, event, account.id, session, None).await?;
                mails::put(connection, mails::Kind::FactorEnabled, account.id).await?;
                Ok(true)
            })
            .await?;
        if confirmed {
            Ok(shown)
        } else {
            Err(Error::new(Code::Conflict, "Another second factor was begun meanwhile."))
        }
    }

    /// Removes the viewer's factor.
    pub async fn disable_factor(&self, viewer: &Viewer, password: String, code: &str, device: &Device) -> Result<()> {
        let (account, has_factor) = self.prove(viewer, password, Some(code), device).await?;
        if !has_factor {
            return Err(none());
        }
        let mut connection = self.db.connection().await?;
        let removed = connection.transaction(async |connection| {
            let removed = remove(connection, account.id).await?;
            if removed {
                let (event, session) = (SecurityEvent::FactorDisable, Some(viewer.session_id));
                events::record(connection, event, account.id, session, None).await?;
            }
            Ok::<_, Error>(removed)
        });
        if removed.await? { Ok(()) } else { Err(none()) }
    }

    /// Gives the viewer other recovery codes; the old ones are good for nothing.
    pub async fn renew_recovery_codes(
        &self,
        viewer: &Viewer,
        password: String,
        code: &str,
        device: &Device,
    ) -> Result<Vec<String>> {
        let (account, has_factor) = self.prove(viewer, password, Some(code), device).await?;
        if !has_factor {
            return Err(none());
        }
        let (shown, kept) = recovery_codes(account.id);
        let mut connection = self.db.connection().await?;
        connection
            .transaction(async |connection| factors::replace_recovery_codes(connection, account.id, &kept).await)
            .await?;
        Ok(shown)
    }

    /// The second step of a sign-in: opens a session for whoever answers the challenge with a code.
    pub async fn sign_in_with_factor(&self, challenge: &str, code: &str, device: &Device) -> Result<SignedIn> {
        self.throttle(Bucket::SignIn, device).await?;
        let over = || Error::unauthenticated("This sign-in was not begun here, or took too long. Begin again.");
        let user = challenged(&self.keys, challenge, self.clock.now()).ok_or_else(over)?;
        let account = accounts::by_id(&mut *self.db.connection().await?, user).await?;
        let account = account.filter(Account::is_active).ok_or_else(over)?;
        if !self.prove_code(account.id, code, None).await? {
            return Err(over());
        }
        let known = devices::known(&self.keys, account.id, &device.tokens);
        let exempt = self.exempt(known).await?;
        self.welcome(&account, exempt, true, device).await
    }

    /// Takes a code of a user, and counts a wrong one; false when they have no factor.
    pub(super) async fn prove_code(&self, user: Uuid, code: &str, session: Option<Uuid>) -> Result<bool> {
        let _turn = self.turns.wait_for(user).await;
        let (mut connection, now) = (self.db.connection().await?, self.clock.now());
        let Some(factor) = factors::of(&mut connection, user).await?.filter(Factor::is_on) else { return Ok(false) };
        let code = bare(code);
        let is_right = if code.len() == RECOVERY_LETTERS {
            let hash = recovery_hash(user, &code);
            connection
                .transaction(async |connection| {
                    let is_taken = factors::use_recovery_code(connection, user, &hash, now).await?;
                    if is_taken {
                        events::record(connection, SecurityEvent::RecoveryCodeUse, user, session, None).await?;
                    }
                    Ok::<_, Error>(is_taken)
                })
                .await?
        } else if let Some(refusal) = refusal(&factor, now) {
            return Err(refusal);
        } else if let Some(step) = self.step_of(&factor, &code)? {
            factors::accept(&mut connection, user, step).await?
        } else {
            false
        };
        if is_right {
            return Ok(true);
        }
        connection
            .transaction(async |connection| {
                factors::failed(connection, user, now).await?;
                events::record(connection, SecurityEvent::FactorRefusal, user, session, None).await
            })
            .await?;
        Err(wrong())
    }

    /// The step whose code this is.
    fn step_of(&self, factor: &Factor, code: &str) -> Result<Option<i64>> {
        let secret = sealer(&self.keys)?.open(factor.user_id, &factor.secret)?;
        let time = u64::try_from(self.clock.now().timestamp()).map_err(Error::internal)?;
        Ok(totp(secret, "")?.check(code, time).and_then(|step| i64::try_from(step).ok()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::Clock, ids};

    #[test]
    fn a_challenge_is_for_one_user_and_five_minutes() {
        let now = Clock::system().now();
        let (keys, user) = (KeyRing::fresh(now), ids::new_id());
        let text = challenge(&keys, user, now).unwrap();
        assert_eq!(challenged(&keys, &text, now), Some(user));
        assert_eq!(challenged(&keys, &text, now + TimeDelta::seconds(299)), Some(user));
        assert_eq!(challenged(&keys, &text, now + TimeDelta::seconds(301)), None);
        assert_eq!(challenged(&KeyRing::fresh(now), &text, now), None);
        assert_eq!(challenged(&keys, &devices::token(&keys, user).unwrap(), now), None);
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, the last six of eight digits.
        let totp = totp(b"12345678901234567890".to_vec(), "ada:admin@tessera.example").unwrap();
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(totp.check(code, time), Some(time / 30));
            assert!(totp.check(code, time + 30).is_some() && totp.check(code, time + 60).is_none());
        }
        let url = totp.to_url().unwrap();
        assert_eq!(
            url,
            "otpauth://totp/Tessera:ada%20admin%40tessera.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Tessera"
        );
    }

    #[test]
    fn recovery_codes_differ_and_are_read_in_any_spelling() {
        let user = ids::new_id();
        let (shown, kept) = recovery_codes(user);
        assert_eq!((shown.len(), kept.len()), (RECOVERY_CODES, RECOVERY_CODES));
        assert!(kept.iter().all(|hash| kept.iter().filter(|other| *other == hash).count() == 1));
        let spelt = format!(" {} ", shown[0].to_uppercase().replace('-', " "));
        assert_eq!(bare(&spelt).len(), RECOVERY_LETTERS);
        assert_eq!(recovery_hash(user, &bare(&spelt)), kept[0]);
        assert_ne!(recovery_hash(ids::new_id(), &bare(&spelt)), kept[0]);
    }
}
