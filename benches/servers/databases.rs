//! The data: the demo, which is the same on every machine, in a PostgreSQL of our own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tessera::embedded::{Postgres, postgres};

use crate::{Outcome, arguments::Call};

/// A seeded database. Its server and all files go when this is dropped.
pub struct Database {
    pub url: String,
    program: PathBuf,
    // In this order: the server stops before its directory goes.
    _server: Option<Postgres>,
    directory: Directory,
}

struct Directory(PathBuf);

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Database {
    pub fn open(call: &Call) -> Outcome<Self> {
        let directory = Directory(std::env::temp_dir().join(format!("tessera-bench-{}", std::process::id())));
        if let Some(url) = &call.database {
            return Ok(Self { url: url.clone(), program: call.program.clone(), _server: None, directory });
        }
        let options = postgres::Options { bin: None, shared_buffers_mb: 256, max_connections: 100, durable: false };
        let server = postgres::start(&directory.0, &options)?;
        let database =
            Self { url: server.url().to_owned(), program: call.program.clone(), _server: Some(server), directory };
        database.fill()?;
        Ok(database)
    }

    /// Where keys may be kept.
    pub fn directory(&self) -> &Path {
        &self.directory.0
    }

    /// A command of Tessera that works on this database.
    pub fn command(&self, name: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.arg(name).arg("--data-dir").arg(&self.directory.0).env("DATABASE_URL", &self.url);
        command
    }

    /// Tables and demo, as a person at the console would make them.
    fn fill(&self) -> Outcome<()> {
        let status = self.command("seed").stdin(Stdio::null()).stdout(Stdio::null()).status()?;
        if status.success() { Ok(()) } else { Err("`tessera seed` failed".into()) }
    }
}
