//! The data directory and what lies in it.
//!
//! ```text
//! lock        held by the Tessera that runs the servers
//! postgres/   the cluster           postgres.new/   a cluster being made
//! redis/      Redis's directory     log/            what the servers say
//! run/        sockets, for us and the servers' account only
//! ```

use std::{
    fs::{self, DirBuilder, File, OpenOptions, Permissions},
    io,
    os::unix::{
        ffi::OsStrExt,
        fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt},
    },
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use sha2::{Digest, Sha256};

use super::{
    Error, Result,
    accounts::{self, Account},
    failed,
};

/// Longest directory of a socket, so that `/.s.PGSQL.5432.lock` or `/redis-4194304.sock` after it stays within the
/// 103 bytes that the strictest system allows.
const SOCKET_DIRECTORY_BYTES: usize = 83;
/// A log longer than this moves to `.1` at the next start.
const LOG_BYTES: u64 = 16 * 1024 * 1024;

pub(super) struct Directories {
    pub root: PathBuf,
    /// Where sockets are; outside `root` when its path is too long for one.
    pub sockets: PathBuf,
}

impl Directories {
    /// Makes what is missing and makes sure that the servers' account can enter.
    pub fn prepare(root: &Path, account: Option<&Account>) -> Result<Self> {
        let root = std::path::absolute(root).map_err(failed(format_args!("use {}", root.display())))?;
        // Others pass through root's directory to their own part of it; nobody else enters a user's.
        let mode = if account.is_some() { 0o711 } else { 0o700 };
        let created = DirBuilder::new().recursive(true).mode(mode).create(&root);
        created.map_err(failed(format_args!("make the data directory {}", root.display())))?;
        if let Some(account) = account {
            reachable(&root, account)?;
        }
        let sockets = socket_directory(&root);
        private(&sockets, account)?;
        private(&root.join("log"), None)?;
        Ok(Self { root, sockets })
    }

    /// The log of one server, opened by us, so that only we need to reach it.
    pub fn log(&self, server: &str) -> Result<File> {
        let path = self.log_path(server);
        if fs::metadata(&path).is_ok_and(|found| found.len() > LOG_BYTES) {
            fs::rename(&path, path.with_extension("log.1")).map_err(failed("move a full log away"))?;
        }
        let opened = OpenOptions::new().create(true).append(true).mode(0o600).open(&path);
        opened.map_err(failed(format_args!("write the log {}", path.display())))
    }

    pub fn log_path(&self, server: &str) -> PathBuf {
        self.root.join("log").join(server).with_extension("log")
    }
}

/// Makes `path` a directory that only the account (ours, if `None`) may enter; refuses one that is somebody else's.
pub(super) fn private(path: &Path, account: Option<&Account>) -> Result<()> {
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            return Err(failed(format_args!("make {}", path.display()))(error));
        }
        _ => {}
    }
    // Not through a link: the fallback for sockets lies in a directory where everyone may plant one.
    let found = fs::symlink_metadata(path).map_err(failed(format_args!("look at {}", path.display())))?;
    let ours = rustix::process::geteuid().as_raw();
    let expected = account.map_or(ours, |account| account.user);
    if !found.is_dir() || (found.uid() != expected && found.uid() != ours) {
        return Err(Error(format!(
            "{} is not a directory of this server; remove it or choose another data directory.",
            path.display()
        )));
    }
    let mode = fs::set_permissions(path, Permissions::from_mode(0o700));
    mode.map_err(failed(format_args!("protect {}", path.display())))?;
    accounts::give(path, account)
}

/// Fails with the directory that keeps the account out.
fn reachable(root: &Path, account: &Account) -> Result<()> {
    let enters = |path: &Path| -> Result<bool> {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", "cd \"$1\"", "sh"]).arg(path);
        accounts::confine(&mut command, Some(account));
        let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        Ok(status.map_err(failed("run /bin/sh"))?.success())
    };
    if enters(root)? {
        return Ok(());
    }
    let mut ancestors: Vec<&Path> = root.ancestors().collect();
    ancestors.reverse();
    for ancestor in ancestors {
        if !enters(ancestor)? {
            return Err(Error(format!(
                "The data directory {} cannot be used: PostgreSQL runs as the user {}, who may not enter {}. Choose \
                 another with --data-dir, or set DATABASE_URL.",
                root.display(),
                account.name,
                ancestor.display()
            )));
        }
    }
    Ok(())
}

/// `run` in the data directory, or a short name of its own under /tmp.
fn socket_directory(root: &Path) -> PathBuf {
    let inside = root.join("run");
    if inside.as_os_str().len() <= SOCKET_DIRECTORY_BYTES {
        return inside;
    }
    let digest = Sha256::digest(root.as_os_str().as_bytes());
    let name: String = hex::encode(digest).chars().take(16).collect();
    Path::new("/tmp").join(format!("tessera-{name}"))
}
