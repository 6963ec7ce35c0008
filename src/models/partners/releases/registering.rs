//! Registering a release: every document is looked at, and all is written or nothing.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use chrono::{DateTime, Utc};
use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, sql_query,
    sql_types::{Jsonb, Nullable, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::PartnerRelease;
use crate::{
    auth::{
        Operation, Permit, Rights,
        capabilities::Line,
        rights::{self, defaults},
    },
    db::{
        conditions::Bind,
        rows::Row,
        tables::{partner_releases, partner_tokens, partners, users},
        writes::Write,
    },
    error::Error,
    ids,
    models::{
        changes::{self, Action, Actor, Command, Done, Step, Stop},
        documents::{DocumentId, Examine, Examined, Fault, NewDocument, hash_of},
        inputs::{Problem, Reference},
        partners::{Partner, tokens},
    },
    validation,
};

/// Documents of one release at most.
pub const MOST_DOCUMENTS: usize = 10_000;
/// Bytes of one text at most.
const LONGEST_BODY: usize = 64 * 1024;
/// Documents of one statement.
const AT_ONCE: usize = 500;

/// Registers a release.
#[derive(Debug)]
pub struct Create {
    partner: Uuid,
    name: String,
    documents: Vec<NewDocument>,
    examine: Arc<dyn Examine>,
    /// What each document is, once they have been looked at.
    examined: Vec<Result<Examined, Fault>>,
}

impl Create {
    pub fn new(partner: Uuid, name: String, documents: Vec<NewDocument>, examine: Arc<dyn Examine>) -> Self {
        Self { partner, name, documents, examine, examined: Vec::new() }
    }

    fn has_too_many(&self) -> bool {
        self.documents.len() > MOST_DOCUMENTS
    }
}

/// A document that can be stored.
struct Member {
    body: String,
    aliases: BTreeSet<String>,
    examined: Examined,
}

/// By hash.
type Members = BTreeMap<String, Member>;

impl Command for Create {
    type Noun = PartnerRelease;
    type Done = Done;

    /// Thousands of documents take a while to read.
    async fn prepare(mut self) -> crate::error::Result<Self> {
        if !self.has_too_many() {
            let look = move || {
                self.examined = self.documents.iter().map(|new| examine(&new.body, &*self.examine)).collect();
                self
            };
            self = tokio::task::spawn_blocking(look).await.map_err(Error::internal)?;
        }
        Ok(self)
    }

    async fn apply(
        self,
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        permit: &Permit<PartnerRelease>,
    ) -> Step<Done> {
        changes::keep(connection, actor, "partner", Reference::to::<Partner>(), self.partner).await?;
        let mut problems = Vec::new();
        if let Err(invalid) = validation::line(&self.name, 100) {
            problems.push(Problem::of(&["name"], &invalid));
        }
        if self.documents.is_empty() || self.has_too_many() {
            let message = format!("A release has 1 to {MOST_DOCUMENTS} documents.");
            problems.push(Problem::new(&["documents"], "OUT_OF_RANGE", message));
        }
        let reach = Reach::of(connection, self.partner, actor.now).await?;
        let (members, wrong) = gather(self.documents.into_iter().zip(self.examined), &reach);
        problems.extend(wrong);
        if !problems.is_empty() {
            return Err(Stop::Problems(problems));
        }
        write(connection, actor, permit, self.partner, self.name.trim(), &members).await
    }
}

fn examine(body: &str, examine: &dyn Examine) -> Result<Examined, Fault> {
    if body.len() > LONGEST_BODY {
        return Err(Fault { code: "TOO_LONG", message: format!("A text has at most {LONGEST_BODY} bytes.") });
    }
    examine.examine(body)
}

/// The documents by their hashes, and one problem for each that cannot be stored.
fn gather(
    documents: impl Iterator<Item = (NewDocument, Result<Examined, Fault>)>,
    reach: &Reach,
) -> (Members, Vec<Problem>) {
    let (mut members, mut problems) = (Members::new(), Vec::new());
    // What each id means.
    let mut named: HashMap<String, String> = HashMap::new();
    for (index, (NewDocument { id, body }, examined)) in documents.enumerate() {
        let hash = hash_of(&body);
        let checked = check_id(id, &hash).and_then(|alias| {
            if let Some(alias) = &alias
                && *named.entry(alias.clone()).or_insert_with(|| hash.clone()) != hash
            {
                return Err(("id", "DUPLICATE", format!("The id {alias} stands for another document as well.")));
            }
            let examined = examined.and_then(|examined| reach.check(&examined).map(|()| examined));
            let examined = examined.map_err(|fault| ("body", fault.code, fault.message))?;
            let fresh = || Member { body, aliases: BTreeSet::new(), examined };
            members.entry(hash).or_insert_with(fresh).aliases.extend(alias);
            Ok(())
        });
        if let Err((field, code, message)) = checked {
            problems.push(Problem::new(&["documents", &index.to_string(), field], code, message));
        }
    }
    (members, problems)
}

/// What the partner calls a document, where it is not the hash of its text.
fn check_id(id: Option<String>, hash: &str) -> Result<Option<String>, (&'static str, &'static str, String)> {
    let Some(id) = id else { return Ok(None) };
    match DocumentId::parse(&id) {
        Some(DocumentId::Hash(named)) if named == hash => Ok(None),
        Some(DocumentId::Custom(_)) if id.len() != 64 || !id.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            Ok(Some(id))
        }
        Some(_) => Err(("id", "HASH_MISMATCH", format!("The id {id} is not the hash of the text, which is {hash}."))),
        None => {
            let message = "An id is `sha256:` and 64 lower-case hexadecimal digits, those digits alone, `x-…:` and a name, or a name \
                           without a colon: at most 200 characters of ASCII without spaces.";
            Err(("id", "INVALID_DOCUMENT_ID", message.to_owned()))
        }
    }
}

/// What the partner can do at most, with any of its tokens.
struct Reach {
    /// Those of the user it acts for.
    rights: Rights,
    /// What each of its live tokens allows, and the highest cost it may spend at once.
    tokens: Vec<(Vec<Line>, Option<i32>)>,
}

impl Reach {
    async fn of(connection: &mut AsyncPgConnection, partner: Uuid, now: DateTime<Utc>) -> Step<Self> {
        let role = partners::table.inner_join(users::table).filter(partners::id.eq(partner)).select(users::role_id);
        let role: Option<Uuid> = role.first(connection).await.optional()?;
        let rights = rights::of_role(connection, role.unwrap_or_default()).await?;
        let live = partner_tokens::table.filter(partner_tokens::partner_id.eq(partner));
        let live = live.filter(partner_tokens::revoked_at.is_null()).filter(partner_tokens::expires_at.gt(now));
        let live: Vec<(Value, Option<i32>)> =
            live.select((partner_tokens::rights, partner_tokens::cost_limit)).load(connection).await?;
        let tokens = live.into_iter().map(|(lines, limit)| Ok((tokens::lines(&lines)?, limit)));
        Ok(Self { rights, tokens: tokens.collect::<Result<_, Error>>()? })
    }

    /// Refuses what no token of the partner, as they are now, can ever run.
    fn check(&self, examined: &Examined) -> Result<(), Fault> {
        let ceiling = self.tokens.iter().map(|(_, limit)| limit.and_then(|limit| u64::try_from(limit).ok()));
        // A token without a limit has the server's, which was looked at.
        let ceiling = ceiling.reduce(|one, other| Some(one?.max(other?))).flatten();
        if let Some(limit) = ceiling.filter(|limit| examined.least_cost > *limit) {
            let message =
                format!("It costs {} at least; the partner's tokens may spend {limit} at once.", examined.least_cost);
            return Err(Fault { code: "COST_ESTIMATED_TOO_EXPENSIVE", message });
        }
        let is_guarded = |name: &str| defaults::TABLE.iter().any(|(type_name, ..)| *type_name == name);
        let guarded: Vec<_> = examined.coordinates.iter().filter(|(type_name, _)| is_guarded(type_name)).collect();
        if !guarded.is_empty() && !guarded.iter().any(|(type_name, field)| self.may_read(type_name, field)) {
            return Err(forbidden("No token of the partner may read any field it asks for."));
        }
        if examined.operation_type == "mutation" && !self.may_change() {
            return Err(forbidden("No token of the partner may change anything."));
        }
        Ok(())
    }

    fn may_read(&self, type_name: &str, field: &str) -> bool {
        let names = |line: &Line| {
            line.operation == Operation::Read
                && line.type_name == type_name
                && (line.field == field || line.field == "*")
        };
        self.rights.allows(type_name, field, Operation::Read)
            && (self.tokens.is_empty() || self.tokens.iter().any(|(lines, _)| lines.iter().any(names)))
    }

    fn may_change(&self) -> bool {
        let changes = |line: &Line| line.operation != Operation::Read;
        self.tokens.is_empty() || self.tokens.iter().any(|(lines, _)| lines.iter().any(changes))
    }
}

fn forbidden(message: &str) -> Fault {
    Fault { code: "FORBIDDEN", message: message.to_owned() }
}

/// Those whose text is known stay as they are.
const STORE: &str = "
    INSERT INTO persisted_documents (id, hash, body, name, operation_type, cost, coordinates, created_by)
    SELECT d.id, d.hash, d.body, d.name, d.operation_type, d.cost, ARRAY(SELECT jsonb_array_elements_text(d.coordinates)), $2
    FROM jsonb_to_recordset($1)
      AS d (id uuid, hash text, body text, name text, operation_type text, cost int, coordinates jsonb)
    ON CONFLICT (hash) DO NOTHING";

const LIST: &str = "
    INSERT INTO partner_release_documents (release_id, document_id, aliases)
    SELECT $1, d.id, ARRAY(SELECT jsonb_array_elements_text(m.aliases))
    FROM jsonb_to_recordset($2) AS m (hash text, aliases jsonb) JOIN persisted_documents d ON d.hash = m.hash";

async fn write(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    permit: &Permit<PartnerRelease>,
    partner: Uuid,
    name: &str,
    members: &Members,
) -> Step<Done> {
    let digest = digest(members);
    let same = partner_releases::table.filter(partner_releases::partner_id.eq(partner));
    let same = same.filter(partner_releases::name.eq(name)).filter(partner_releases::digest.eq(&digest));
    if let Some(id) = same.select(partner_releases::id).first(connection).await.optional()? {
        return Err(Stop::Nothing(Done { id }));
    }
    let id = ids::new_id();
    let mut columns = vec![
        ("id", Some(Bind::Uuid(id))),
        ("partner_id", Some(Bind::Uuid(partner))),
        ("name", Some(Bind::Text(name.to_owned()))),
        ("document_count", Some(Bind::Int(i32::try_from(members.len()).unwrap_or(i32::MAX)))),
        ("digest", Some(Bind::Text(digest))),
    ];
    columns.extend(changes::authors::<PartnerRelease>(actor, &["created_by", "updated_by"]));
    let Some(Value::Object(row)) = Write::insert(PartnerRelease::TABLE, columns).run(connection).await? else {
        return Err(Error::internal("an inserted row came back as nothing").into());
    };
    let rows: Vec<(Value, Value)> = members.iter().map(|(hash, member)| rows(hash, member)).collect();
    for some in rows.chunks(AT_ONCE) {
        let (documents, listed): (Vec<Value>, Vec<Value>) = some.iter().cloned().unzip();
        let store = sql_query(STORE)
            .bind::<Jsonb, _>(Value::Array(documents))
            .bind::<Nullable<SqlUuid>, _>(actor.viewer.user());
        store.execute(connection).await?;
        sql_query(LIST).bind::<SqlUuid, _>(id).bind::<Jsonb, _>(Value::Array(listed)).execute(connection).await?;
    }
    changes::stay_in_reach(connection, permit, id).await?;
    changes::note::<PartnerRelease>(connection, actor, Action::Create, id, None, Some(&row)).await?;
    Ok(Done { id })
}

/// A document and its place in the release, as the statements take them.
fn rows(hash: &str, Member { body, aliases, examined }: &Member) -> (Value, Value) {
    let coordinates: Vec<String> =
        examined.coordinates.iter().map(|(type_name, field)| format!("{type_name}.{field}")).collect();
    let document = json!({
        "id": ids::new_id(), "hash": hash, "body": body, "name": examined.name, "operation_type": examined.operation_type,
        "cost": i32::try_from(examined.cost).unwrap_or(i32::MAX), "coordinates": coordinates,
    });
    (document, json!({ "hash": hash, "aliases": aliases }))
}

/// What the release lists, whatever the order.
fn digest(members: &Members) -> String {
    let mut sum = Sha256::new();
    for (hash, member) in members {
        sum.update(hash);
        for alias in &member.aliases {
            sum.update(" ");
            sum.update(alias);
        }
        sum.update("\n");
    }
    hex::encode(sum.finalize())
}
