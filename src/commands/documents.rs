//! `tessera documents`: the documents that partners run by their ids, from the files that their tools write.

use std::{
    collections::{BTreeSet, HashMap},
    fs::File,
    io::Read,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use clap::{Args, Subcommand};
use uuid::Uuid;

use super::{
    Failure, block_on,
    databases::{Databases, data_dir, reach},
};
use crate::{
    auth::{Operation, keys::KeyRing},
    clock::Clock,
    config::{Config, DatabaseConfig},
    db::Db,
    http::graphql::examiner::Examiner,
    models::{
        changes::{self, Actor, Command as Change, Done, Outcome, Target},
        documents::{Examine, NewDocument, active, manifests},
        inputs::Problem,
        partners::{
            self,
            releases::{self, Activate, Create, PartnerRelease, Retire},
        },
    },
};

/// Bytes of a manifest at most.
const LONGEST_MANIFEST: u64 = 64 * 1024 * 1024;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Register the documents of a manifest as a release of a partner: all of them, or none
    Register {
        /// A manifest of Apollo, relay-compiler or graphql-codegen; `-` for the standard input
        file: PathBuf,
        #[command(flatten)]
        release: Release,
        /// Let the partner run them at once
        #[arg(long)]
        activate: bool,
    },
    /// Let a partner run the documents of a release; counts on every server within two seconds
    Activate(Release),
    /// Take a release back for good
    Retire(Release),
    /// List releases, and with a partner and a release its documents
    List {
        /// Key of the partner
        #[arg(long)]
        partner: Option<String>,
        /// Name of the release
        #[arg(long, requires = "partner")]
        release: Option<String>,
    },
    /// Check every document that some partner can run now against the schema and the limits of this program; ends with 1
    /// when one would not run. Changes nothing: ask a new version before you install it
    Check,
}

#[derive(Debug, Args)]
struct Release {
    /// Key of the partner: acme
    #[arg(long)]
    partner: String,
    /// Name of the release: 2026-11-29
    #[arg(long)]
    release: String,
}

pub(super) fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, Failure> {
    // Before any database: a file that is none should not start one.
    let documents = match &arguments.action {
        Action::Register { file, .. } => read(file)?,
        _ => Vec::new(),
    };
    let databases = Databases::join(config)?;
    block_on(async {
        reach(config, &databases.url).await?;
        // Nobody waits for these statements.
        let patient = DatabaseConfig { statement_timeout_ms: 600_000, ..config.database.clone() };
        let db = Db::connect(&patient, &databases.url).await?;
        match &arguments.action {
            Action::Register { release, activate, .. } => register(config, &db, documents, release, *activate).await,
            Action::Activate(release) => {
                let target = named(&db, release).await?;
                perform(config, &db, Operation::Update, Activate { target })
                    .await?
                    .map_err(|problems| told(&problems))?;
                println!("{} may run the release {}.", release.partner, release.release);
                Ok(ExitCode::SUCCESS)
            }
            Action::Retire(release) => {
                let target = named(&db, release).await?;
                perform(config, &db, Operation::Update, Retire { target })
                    .await?
                    .map_err(|problems| told(&problems))?;
                println!("The release {} of {} is retired.", release.release, release.partner);
                Ok(ExitCode::SUCCESS)
            }
            Action::List { partner: Some(partner), release: Some(release) } => {
                list_documents(&db, &Release { partner: partner.clone(), release: release.clone() }).await
            }
            Action::List { partner, .. } => list_releases(&db, partner.as_deref()).await,
            Action::Check => check(config, &db).await,
        }
    })
}

fn read(file: &Path) -> Result<Vec<NewDocument>, Failure> {
    let mut bytes = Vec::new();
    let name = file.display();
    let cannot = |error: std::io::Error| Failure(format!("The manifest {name} cannot be read: {error}."));
    let source: Box<dyn Read> =
        if file == Path::new("-") { Box::new(std::io::stdin()) } else { Box::new(File::open(file).map_err(cannot)?) };
    source.take(LONGEST_MANIFEST + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LONGEST_MANIFEST {
        return Err(Failure(format!("The manifest {name} is too large: at most {} MiB.", LONGEST_MANIFEST >> 20)));
    }
    manifests::read(&bytes).map_err(Failure)
}

async fn register(
    config: &Config,
    db: &Db,
    documents: Vec<NewDocument>,
    Release { partner, release }: &Release,
    activate: bool,
) -> Result<ExitCode, Failure> {
    let unknown = || Failure(format!("There is no partner with the key {partner}."));
    let count = documents.len();
    let ids: Vec<String> = documents.iter().map(|document| document.id.clone().unwrap_or_default()).collect();
    let partner_id = partners::by_key(db, partner).await?.ok_or_else(unknown)?;
    let examiner = Arc::new(Examiner::of_program(config)?);
    let command = Create::new(partner_id, release.clone(), documents, examiner);
    let done = match perform(config, db, Operation::Create, command).await? {
        Ok(done) => done,
        Err(problems) => {
            for problem in &problems {
                eprintln!("{}", of_document(problem, &ids));
            }
            let wrong = problems.len();
            return Err(Failure(format!(
                "Nothing was registered: {wrong} of {count} documents or settings are wrong."
            )));
        }
    };
    println!("Registered the release {release} of {partner}: {}.", counted(count, "document"));
    if activate {
        let target = Target { id: done.id, version: None };
        perform(config, db, Operation::Update, Activate { target }).await?.map_err(|problems| told(&problems))?;
        println!("{partner} may run them.");
    }
    Ok(ExitCode::SUCCESS)
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// A problem with the id of the document it is about, as the manifest has it.
fn of_document(problem: &Problem, ids: &[String]) -> String {
    let Problem { path, code, message } = problem;
    let index = path.get(1).filter(|_| path.first().is_some_and(|first| first == "documents"));
    let id = index.and_then(|index| ids.get(index.parse::<usize>().ok()?));
    format!("{}: {code}: {message}", id.cloned().unwrap_or_else(|| path.join(".")))
}

fn told(problems: &[Problem]) -> Failure {
    Failure(problems.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join(" "))
}

async fn perform<C>(
    config: &Config,
    db: &Db,
    operation: Operation,
    command: C,
) -> Result<Result<Done, Vec<Problem>>, Failure>
where
    C: Change<Noun = PartnerRelease, Done = Done>,
{
    let now = Clock::system().now();
    let keys = Arc::new(KeyRing::open(&config.auth, &data_dir(config)?, now)?);
    let actor = Actor::system(now, &keys);
    let permit = actor.viewer.permit(operation)?;
    match changes::perform(db, &actor, &permit, command).await? {
        Outcome::Done(done) => Ok(Ok(done)),
        Outcome::Refused(problems) => Ok(Err(problems)),
        Outcome::Conflict(_) => Err(Failure("Somebody else changed it meanwhile.".to_owned())),
    }
}

async fn named(db: &Db, Release { partner, release }: &Release) -> Result<Target, Failure> {
    let found = releases::all(db, Some(partner)).await?.into_iter().find(|listed| listed.name == *release);
    let id = found.ok_or_else(|| Failure(format!("{partner} has no release {release}.")))?.id;
    Ok(Target { id, version: None })
}

async fn list_releases(db: &Db, partner: Option<&str>) -> Result<ExitCode, Failure> {
    for release in releases::all(db, partner).await? {
        let releases::Listed { partner, name, state, document_count, created_at, .. } = release;
        println!("{partner}\t{name}\t{state}\t{document_count}\t{}", created_at.format("%F %T"));
    }
    Ok(ExitCode::SUCCESS)
}

async fn list_documents(db: &Db, release: &Release) -> Result<ExitCode, Failure> {
    let target = named(db, release).await?;
    let mut connection = db.connection().await?;
    let members = active::members(&mut connection, &[target.id]).await?;
    let ids: Vec<Uuid> = members.iter().map(|member| member.document).collect();
    let texts: HashMap<Uuid, active::StoredText> =
        active::texts(&mut connection, &ids).await?.into_iter().map(|text| (text.id, text)).collect();
    for member in members {
        let Some(text) = texts.get(&member.document) else { continue };
        println!("{}\t{}\t{}", text.hash, text.name.as_deref().unwrap_or("-"), member.aliases.join(" "));
    }
    Ok(ExitCode::SUCCESS)
}

async fn check(config: &Config, db: &Db) -> Result<ExitCode, Failure> {
    let examiner = Examiner::of_program(config)?;
    let mut connection = db.connection().await?;
    let releases = active::releases(&mut connection).await?;
    let (mut known, mut checked, mut broken) = (HashMap::new(), BTreeSet::new(), BTreeSet::new());
    for release in &releases {
        let members = active::members(&mut connection, &[release.id]).await?;
        let new: Vec<Uuid> =
            members.iter().map(|member| member.document).filter(|id| !known.contains_key(id)).collect();
        for text in active::texts(&mut connection, &new).await? {
            let fault = examiner.examine(&text.body).err();
            known.insert(text.id, (text, fault));
        }
        for member in members {
            let Some((text, fault)) = known.get(&member.document) else { continue };
            checked.insert(text.id);
            if let Some(fault) = fault {
                let name = text.name.as_deref().unwrap_or("a document without a name");
                println!(
                    "{} {}: {name} ({}): {}: {}",
                    release.partner, release.name, text.hash, fault.code, fault.message
                );
                broken.insert((&release.partner, &release.name));
            }
        }
    }
    let (documents, releases) = (checked.len(), releases.len());
    if broken.is_empty() {
        println!("{} of {} run with this version", counted(documents, "document"), counted(releases, "active release"));
        return Ok(ExitCode::SUCCESS);
    }
    println!("{} of {} would break", broken.len(), counted(releases, "active release"));
    Ok(ExitCode::FAILURE)
}
