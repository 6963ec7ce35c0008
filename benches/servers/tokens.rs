//! `make bench ARGS=tokens`: what it costs to know who asks, and what they may do.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use diesel::{
    QueryableByName, sql_query,
    sql_types::{Text, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use tessera::{
    auth::{
        Auth, Operation, Scope,
        capabilities::{Authority, Capability, Decisions, Line, attenuation::Cut, authority, guard},
    },
    clock::Clock,
    config::Config,
    db::Db,
};
use uuid::Uuid;

use crate::{Outcome, arguments::Call, databases::Database};

const ADMIN: &str = "ada.admin@tessera.example";

#[derive(QueryableByName)]
struct Made {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

/// Prints one line for each cost: the median of all times, and the longest but for one in a hundred.
fn report(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default().as_secs_f64() * 1e6;
    println!("| {what} | {:.2} | {:.2} |", at(50), at(99));
}

fn time(work: impl FnOnce()) -> Duration {
    let began = Instant::now();
    work();
    began.elapsed()
}

fn repeat(what: &str, rounds: usize, work: impl Fn()) {
    report(what, (0..rounds).map(|_| time(&work)).collect());
}

/// Measures in this process, one thing after the other.
pub fn measure(call: &Call) -> Outcome<()> {
    let database = Database::open(call)?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(run(&database))
}

async fn run(database: &Database) -> Outcome<()> {
    let (config, clock) = (Config::default(), Clock::system());
    let db = Db::connect(&config.database, &database.url).await?;
    let (limits, _teller) = tessera::limits::Limits::start(&config.limits, None);
    let auth = Auth::new(&config.auth, database.directory(), clock.clone(), &db, limits).await?;
    println!("| what | median µs | p99 µs |\n|---|---:|---:|");

    let mut fresh = Vec::new();
    for _ in 0..200 {
        fresh.push(auth.mint_for(ADMIN, Duration::from_hours(1)).await?);
    }
    let first = fresh.iter().map(|token| time(|| drop(auth.admit(token)))).collect();
    report("a person's token, seen for the first time", first);
    let known = fresh.as_slice().first().ok_or("no token was made")?;
    repeat("a person's token, known", 100_000, || drop(auth.admit(known)));

    let tokens = partner_tokens(&db, &auth).await?;
    for (blocks, token) in tokens.iter().enumerate() {
        let what = format!("a partner's token of {} blocks, signatures and form", blocks + 1);
        repeat(&what, 500, || drop(Capability::open(auth.keys(), token)));
    }
    let [.., token] = &tokens;
    let capability = Arc::new(Capability::open(auth.keys(), token)?);
    let decisions = || Decisions::new(capability.clone(), String::new(), clock.now());
    repeat("a decision on one field, new", 500, || assert!(decisions().allows("Client", "name", Operation::Read)));
    let decided = decisions();
    repeat("a decision on one field, known", 100_000, || assert!(decided.allows("Client", "name", Operation::Read)));
    auth.directory().refresh().await?;
    let caller = auth.admit(token)?;
    repeat("a partner's token, known, with its decisions", 100_000, || {
        drop(auth.admit(token).and_then(|caller| auth.viewer_in(&caller, "{ clients { nodes { id } } }")));
    });

    let person = auth.admit(known)?;
    for (whose, caller) in [("a person", &person), ("a partner", &caller)] {
        let viewer = auth.viewer_in(caller, "{ clients { nodes { id } } }")?;
        let what = format!("1,000 guarded fields of {whose}, decided before");
        repeat(&what, 5_000, || {
            assert!((0..1_000).all(|_| viewer.may_read("Client", "name")));
        });
    }
    hostile(token)
}

/// Tokens of one, two and three blocks.
async fn partner_tokens(db: &Db, auth: &Auth) -> Outcome<[String; 3]> {
    let mut connection = db.connection().await?;
    let partner: Made = sql_query(
        "INSERT INTO partners (id, key, name, user_id) SELECT gen_random_uuid(), 'bench', 'Bench', id FROM users WHERE email = $1 RETURNING id",
    )
    .bind::<Text, _>(ADMIN)
    .get_result(&mut connection)
    .await?;
    let token: Made = sql_query(
        "INSERT INTO partner_tokens (id, partner_id, name, rights, expires_at) VALUES (gen_random_uuid(), $1, 'Bench', '[]', now() + interval '1 day') RETURNING id",
    )
    .bind::<SqlUuid, _>(partner.id)
    .get_result(&mut connection)
    .await?;
    drop(connection);
    let now = Clock::system().now();
    let right = |type_name: &str, operation| Line {
        type_name: type_name.to_owned(),
        field: "*".to_owned(),
        operation,
        scope: Scope::All,
    };
    let types = ["Client", "Contact", "Deal", "Note", "Product", "Tag"];
    let authority = Authority {
        token_id: token.id,
        client: "bench".to_owned(),
        rights: types
            .iter()
            .flat_map(|name| [Operation::Read, Operation::Update].map(|operation| right(name, operation)))
            .collect(),
        cost_limit: Some(5_000),
        persisted_only: false,
        issued_at: now,
        expires_at: now + chrono::TimeDelta::days(1),
    };
    let whole = authority::mint(auth.keys(), &authority)?;
    let reading = Cut { operations: vec![Operation::Read], ..Cut::default() }.of(&whole)?;
    let fields = [("Client".to_owned(), ["id", "name", "phone"].map(str::to_owned).into_iter().collect())];
    let shorter = Cut { fields: fields.into_iter().collect(), until: Some(authority.expires_at), ..Cut::default() }
        .of(&reading)?;
    Ok([whole, reading, shorter])
}

/// Tokens whose appended programs would keep a server busy for seconds.
fn hostile(token: &str) -> Outcome<()> {
    use base64::{Engine, engine::general_purpose::URL_SAFE};
    use biscuit_auth::{UnverifiedBiscuit, builder::BlockBuilder};
    let facts = |count: usize| (0..count).map(|n| format!("n({n})")).collect::<Vec<_>>().join("; ");
    let matches: Vec<String> =
        (0..30).map(|n| format!("check if field($t, $f), $f.matches(\"(a|b|ab)*c{n}\")")).collect();
    for (what, program) in [
        (
            "20 facts and a join of five",
            format!("{}; check if n($a), n($b), n($c), n($d), n($e), $a + $b + $c + $d + $e == 1000", facts(20)),
        ),
        (
            "40 facts and a join of four",
            format!("{}; check if n($a), n($b), n($c), n($d), $a + $b + $c + $d == 1000", facts(40)),
        ),
        ("30 regular expressions", matches.join("; ")),
    ] {
        let longer = UnverifiedBiscuit::from_base64(token)?.append(BlockBuilder::new().code(&program)?)?;
        let bytes = URL_SAFE.decode(longer.to_base64()?)?;
        repeat(&format!("refusing {what} ({} bytes)", bytes.len()), 2_000, || assert!(guard::inspect(&bytes).is_err()));
    }
    Ok(())
}
