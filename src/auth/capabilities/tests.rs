//! Tokens cut down at random decide as their Datalog says; hostile ones are refused before they run.

use std::time::{Duration, SystemTime};

use base64::{Engine, engine::general_purpose::URL_SAFE};
use biscuit_auth::{
    AuthorizerLimits, Biscuit, KeyPair,
    builder::{BlockBuilder, Scope as Trust},
    macros::block,
};
use chrono::DateTime;
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use uuid::Uuid;

use std::sync::Arc;

use super::{decisions::document_id, rows::Rows, *};
use crate::{
    auth::rights::{Operation, Scope},
    clock::Clock,
    error::Code,
    ids::{self, NodeId},
};

const TYPES: [&str; 3] = ["Client", "Contact", "Note"];
const FIELDS: [&str; 5] = ["id", "name", "email", "namesake", "title"];
const NOW: i64 = 1_800_000_000;

fn at(moment: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(moment, 0).unwrap()
}

fn keys() -> KeyRing {
    KeyRing::fresh(Clock::system().now())
}

fn one<'a>(random: &mut StdRng, of: &[&'a str]) -> &'a str {
    of.choose(random).unwrap()
}

/// Some operations, those that fields know above all.
fn some_operation(random: &mut StdRng) -> Operation {
    *[Operation::Read, Operation::Read, Operation::Update, Operation::Delete].choose(random).unwrap()
}

fn some_authority(random: &mut StdRng) -> Authority {
    let mut rights: Vec<Line> = Vec::new();
    for _ in 0..random.random_range(1..6) {
        let field = if random.random_bool(0.4) { "*" } else { one(random, &FIELDS) };
        let (type_name, operation) = (one(random, &TYPES).to_owned(), some_operation(random));
        rights.push(Line { type_name, field: field.to_owned(), operation, scope: Scope::All });
    }
    Authority {
        token_id: ids::new_id(),
        client: "acme".to_owned(),
        rights,
        cost_limit: None,
        persisted_only: false,
        issued_at: at(NOW),
        expires_at: at(NOW + random.random_range(1..40)),
    }
}

struct World {
    documents: [String; 2],
    records: Vec<String>,
}

impl World {
    fn new() -> Self {
        let record = |type_name: &&str| NodeId { type_name, id: ids::new_id() }.encode();
        let records = TYPES.iter().chain(&TYPES).map(record).collect();
        Self { documents: ["{ clients { id } }", "{ notes { id } }"].map(document_id), records }
    }

    /// A check of any form that is accepted.
    fn some_check(&self, random: &mut StdRng) -> String {
        let alternatives: Vec<String> = if random.random_bool(0.2) {
            (0..random.random_range(1..4)).map(|_| self.some_rows(random)).collect()
        } else {
            (0..random.random_range(1..3)).map(|_| self.some_alternative(random)).collect()
        };
        let is_row = alternatives.iter().any(|text| text.contains("resource("));
        let word = match random.random_range(0..6) {
            0 if !is_row => "reject if",
            1 if !is_row => "check all",
            _ => "check if",
        };
        format!("{word} {}", alternatives.join(" or "))
    }

    fn some_alternative(&self, random: &mut StdRng) -> String {
        let (type_name, field, other) = (one(random, &TYPES), one(random, &FIELDS), one(random, &FIELDS));
        let operation = some_operation(random).as_str();
        let moment = at(NOW + random.random_range(-5..30)).format("%Y-%m-%dT%H:%M:%SZ");
        let compare = one(random, &["<", "<=", ">", ">=", "==", "!="]);
        match random.random_range(0..12) {
            0 => format!("operation(\"{operation}\")"),
            1 => format!("operation($o), {{\"{operation}\", \"create\"}}.contains($o)"),
            2 => format!("field(\"{type_name}\", $f)"),
            3 => format!("field(\"{type_name}\", $f), {{\"{field}\", \"{other}\"}}.contains($f)"),
            4 => format!("field($t, \"{field}\")"),
            5 => "field($t, $f), $f.starts_with(\"name\")".to_owned(),
            6 => format!("time($t), $t {compare} {moment}"),
            7 => format!("time($t), operation(\"{operation}\"), $t {compare} {moment}"),
            8 => format!("persisted(\"{}\")", self.documents.choose(random).unwrap()),
            9 => format!("persisted($p), field($t, $f), $p != \"{}\"", self.documents[0]),
            10 => format!("field($t, $f), $f.length() {compare} 4"),
            _ => "client(\"acme\")".to_owned(),
        }
    }

    fn some_rows(&self, random: &mut StdRng) -> String {
        let type_name = one(random, &TYPES);
        let mut record = || self.records.choose(random).unwrap().clone();
        let (first, second) = (record(), record());
        match random.random_range(0..5) {
            0 => format!("resource(\"{type_name}\", $i)"),
            1 => format!("resource(\"{type_name}\", \"{first}\")"),
            2 => format!("resource($t, $i), {{\"{first}\", \"{second}\"}}.contains($i)"),
            3 => format!("resource($t, $i), $i == \"{first}\""),
            _ => format!("resource(\"{type_name}\", $i), {{\"{first}\", \"{second}\"}}.contains($i)"),
        }
    }

    fn cut(&self, random: &mut StdRng, token: &Biscuit) -> Biscuit {
        let mut block = BlockBuilder::new();
        for _ in 0..random.random_range(1..4) {
            let check = self.some_check(random);
            block = block.check(check.as_str()).unwrap_or_else(|error| panic!("{check}: {error}"));
        }
        token.append(block).unwrap()
    }
}

/// Asks the library alone, from the beginning, for one coordinate of one record.
fn naively(token: &Biscuit, moment: i64, document: &str, asked: (&str, &str, Operation), record: &str) -> bool {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(moment).unwrap());
    let limits = AuthorizerLimits { max_facts: 10_000, max_iterations: 1_000, max_time: Duration::from_mins(1) };
    let world = decisions::question(time, document, asked, record).set_limits(limits);
    world.build(token).and_then(|mut world| world.authorize()).is_ok()
}

#[test]
fn a_token_cut_down_at_random_allows_what_its_datalog_says_and_nothing_else() {
    let keys = keys();
    let (mut allowed, mut refused) = (0, 0);
    for seed in 0..150 {
        let random = &mut StdRng::seed_from_u64(seed);
        let world = World::new();
        let text = authority::mint(&keys, &some_authority(random)).unwrap();
        let mut token = Biscuit::from_base64(&text, |id| keys.public(id)).unwrap();
        for _ in 0..random.random_range(0..3) {
            token = world.cut(random, &token);
        }
        let capability = Arc::new(Capability::open(&keys, &token.to_base64().unwrap()).unwrap());
        let document = world.documents.choose(random).unwrap();
        let mut decisions = Decisions::new(capability.clone(), document.clone(), at(NOW));
        // The clock goes on while decisions are remembered.
        for moment in (NOW..NOW + 40).step_by(random.random_range(1..9)) {
            if !decisions.hold_at(at(moment)) {
                decisions = Decisions::new(capability.clone(), document.clone(), at(moment));
            }
            for _ in 0..6 {
                let type_name = one(random, &TYPES);
                let asked = (type_name, one(random, &FIELDS), some_operation(random));
                let record = world.records.choose(random).unwrap();
                let (of_type, id) = ids::decode_any(record).unwrap();
                if of_type != type_name {
                    continue;
                }
                let reaches = decisions.records(type_name).is_none_or(|records| records.contains(&id));
                let decided = decisions.allows(asked.0, asked.1, asked.2) && reaches;
                let said = naively(&token, moment, document, asked, record);
                assert_eq!(decided, said, "seed {seed}, {asked:?} of {record} at {}: {}", moment - NOW, token.print());
                if said { allowed += 1 } else { refused += 1 }
            }
        }
    }
    assert!(allowed > 50 && refused > 500, "{allowed} allowed, {refused} refused");
}

fn plain_token(keys: &KeyRing) -> Biscuit {
    let right = |type_name: &str| Line {
        type_name: type_name.to_owned(),
        field: "*".to_owned(),
        operation: Operation::Read,
        scope: Scope::All,
    };
    let authority = Authority {
        token_id: ids::new_id(),
        client: "acme".to_owned(),
        rights: TYPES.map(right).to_vec(),
        cost_limit: Some(500),
        persisted_only: true,
        issued_at: at(NOW),
        expires_at: at(NOW + 60),
    };
    Biscuit::from_base64(authority::mint(keys, &authority).unwrap(), |id| keys.public(id)).unwrap()
}

#[test]
fn the_first_block_comes_back_as_it_was_signed_and_nothing_that_follows_adds_to_it() {
    let keys = keys();
    let token = plain_token(&keys);
    let opened = Capability::open(&keys, &token.to_base64().unwrap()).unwrap();
    assert_eq!((opened.authority.rights.len(), opened.authority.cost_limit), (3, Some(500)));
    assert!(opened.authority.persisted_only);
    assert_eq!((opened.authority.issued_at, opened.authority.expires_at), (at(NOW), at(NOW + 60)));
    let shorter = token.append(block!(r#"check if operation("read")"#)).unwrap();
    let shorter = Capability::open(&keys, &shorter.to_base64().unwrap()).unwrap();
    assert_eq!(shorter.authority, opened.authority);
    assert_eq!((shorter.branches.len(), shorter.branches[0]), (2, opened.branches[0]));
}

fn refusal(keys: &KeyRing, token: &Biscuit) -> String {
    let error = Capability::open(keys, &token.to_base64().unwrap()).unwrap_err();
    assert_eq!(error.code, Code::Unauthenticated);
    error.message.into_owned()
}

#[test]
fn what_was_appended_beyond_plain_checks_is_refused_with_a_reason() {
    let keys = keys();
    let token = plain_token(&keys);
    let many_facts = (0..20).map(|n| format!("n({n})")).collect::<Vec<_>>().join("; ");
    let join = "check if n($a), n($b), n($c), n($d), n($e), $a + $b + $c + $d + $e == 1000";
    let matches = (0..30).map(|n| format!("check if field($t, $f), $f.matches(\"(a*)*{n}\")")).collect::<Vec<_>>();
    for (program, reason) in [
        (format!("{many_facts}; {join}"), "facts or rules"),
        (join.to_owned(), "5 facts asked for at once"),
        ("check if n($a)".to_owned(), "asks for `n`"),
        ("right(\"Client\", \"email\", \"read\")".to_owned(), "facts or rules"),
        ("right($t, $f, $o) <- field($t, $f), operation($o)".to_owned(), "facts or rules"),
        (matches.join("; "), "30 checks"),
        ("check if field($t, $f), $f.matches(\"(a*)*b\")".to_owned(), "not allowed"),
        ("check if operation($o), $o == \"read\" || $o == \"create\"".to_owned(), "commas"),
        ("check if {\"a\"}.any($x -> $x == \"a\")".to_owned(), "all or any"),
        ("check if user($u)".to_owned(), "asks for `user`"),
        ("check if field($f)".to_owned(), "with 1 terms"),
        ("check if time($a), operation($o), field($t, $f)".to_owned(), "3 facts asked for at once"),
        ("check if resource($t, $i), operation(\"read\")".to_owned(), "asks for records in a form"),
        ("check if resource($t, $i), $i.starts_with(\"Q\")".to_owned(), "asks for records in a form"),
        ("reject if resource(\"Client\", $i)".to_owned(), "asks for records in a form"),
        ("check if resource(\"Client\", $i) or operation(\"read\")".to_owned(), "asks for records in a form"),
        ("check if operation(\"read\") trusting authority".to_owned(), "trusts another key"),
        (["check if operation(\"read\")"; 9].join("; "), "9 checks"),
        (format!("check if {}", ["operation(\"read\")"; 5].join(" or ")), "5 alternatives"),
        (format!("check if operation($o), {}", ["$o != \"x\""; 9].join(", ")), "9 comparisons"),
        (format!("check if operation($o), $o == {}", ["\"x\""; 10].join(" + ")), "steps in a comparison"),
    ] {
        let block = BlockBuilder::new().code(&program).unwrap_or_else(|error| panic!("{program}: {error}"));
        let said = refusal(&keys, &token.append(block).unwrap());
        assert!(said.contains(reason), "{program}: {said}");
    }
    let trusting = block!(r#"check if operation("read")"#).scope(Trust::Previous);
    assert!(refusal(&keys, &token.append(trusting).unwrap()).contains("trusts another key"));
}

#[test]
fn a_token_of_many_blocks_or_with_a_block_of_somebody_else_is_refused() {
    let keys = keys();
    let mut token = plain_token(&keys);
    for _ in 1..guard::MOST_BLOCKS {
        token = token.append(block!(r#"check if operation("read")"#)).unwrap();
    }
    assert!(Capability::open(&keys, &token.to_base64().unwrap()).is_ok());
    let longer = token.append(block!(r#"check if operation("read")"#)).unwrap();
    assert!(refusal(&keys, &longer).contains("at most 5 blocks"));
    let (token, other) = (plain_token(&keys), KeyPair::new());
    let request = token.third_party_request().unwrap();
    let attested = request.create_block(&other.private(), block!(r#"employee("ada")"#)).unwrap();
    let attested = token.append_third_party(other.public(), attested).unwrap();
    assert!(refusal(&keys, &attested).contains("signed by somebody else"));
}

#[test]
fn checks_on_records_say_which_they_are() {
    let keys = keys();
    let [mine, other] = [ids::new_id(), ids::new_id()];
    let id = |type_name: &str, id: Uuid| NodeId { type_name, id }.encode();
    let cut = |program: &str| {
        let block = BlockBuilder::new().code(program).unwrap();
        let text = plain_token(&keys).append(block).unwrap().to_base64().unwrap();
        Capability::open(&keys, &text).unwrap().appended.rows
    };
    let of = |program: &str, type_name: &str| rows::of_type(&cut(program), type_name);
    let named = format!(
        "check if resource(\"Client\", $i), {{\"{}\"}}.contains($i) or resource(\"Note\", $n)",
        id("Client", mine)
    );
    assert_eq!(of(&named, "Client"), Rows::Only(vec![mine]));
    assert_eq!(of(&named, "Note"), Rows::All);
    assert_eq!(of(&named, "Contact"), Rows::Only(vec![]));
    let both = format!("{named}; check if resource($t, $i), $i == \"{}\"", id("Client", other));
    assert_eq!(of(&both, "Client"), Rows::Only(vec![]));
    // The id of a record of another type is nobody's.
    let mixed = format!("check if resource(\"Client\", \"{}\")", id("Note", mine));
    assert_eq!(of(&mixed, "Client"), Rows::Only(vec![]));
    assert_eq!(of("check if operation(\"read\")", "Client"), Rows::All);
}

/// Changes bytes, cuts pieces out and doubles them.
fn mangle(random: &mut StdRng, bytes: &mut Vec<u8>) {
    for _ in 0..random.random_range(1..6) {
        let (at, other) = (random.random_range(0..bytes.len()), random.random_range(0..bytes.len()));
        match random.random_range(0..4) {
            0 => bytes[at] = random.random(),
            1 => bytes[at] ^= 1 << random.random_range(0..8),
            2 => drop(bytes.drain(at.min(other)..at.max(other))),
            _ => bytes.extend_from_within(at.min(other)..at.max(other)),
        }
        if bytes.is_empty() {
            bytes.push(0);
        }
    }
}

/// Runs for two seconds, or for as many as `TESSERA_FUZZ_SECONDS` says.
#[test]
fn no_bytes_make_the_guard_panic_or_think_for_long() {
    #[expect(clippy::disallowed_methods, reason = "a longer run is asked for by hand")]
    let seconds = std::env::var("TESSERA_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(2);
    let (keys, world) = (keys(), World::new());
    let random = &mut StdRng::seed_from_u64(7);
    let mut seeds: Vec<Vec<u8>> = Vec::new();
    for _ in 0..64 {
        let token = world.cut(random, &plain_token(&keys));
        seeds.push(world.cut(random, &token).to_vec().unwrap());
    }
    let (started, mut rounds, mut slowest) = (std::time::Instant::now(), 0_u64, Duration::ZERO);
    while started.elapsed() < Duration::from_secs(seconds) {
        let mut bytes = seeds.choose(random).unwrap().clone();
        mangle(random, &mut bytes);
        bytes.truncate(tokens::LONGEST);
        let began = std::time::Instant::now();
        let inspected = guard::inspect(&bytes);
        slowest = slowest.max(began.elapsed());
        // What the guard lets through has no signature, unless it is the same token in other bytes: the format allows a
        // part to be written twice.
        match tokens::open(&keys, &URL_SAFE.encode(&bytes), at(NOW)) {
            Ok(tokens::Opened::Partner(opened)) => {
                assert!(seeds.contains(&opened.token.to_vec().unwrap()), "{bytes:?}");
            }
            Ok(tokens::Opened::User(claims)) => panic!("{claims:?}"),
            Err(_) => {}
        }
        rounds += u64::from(inspected.is_ok() || inspected.is_err());
    }
    println!("{rounds} rounds, the slowest took {slowest:?}");
    assert!(rounds > 100);
}
