//! Whom the embedded servers run as: PostgreSQL refuses to run as root.

use std::{
    os::unix::{fs::chown, process::CommandExt},
    path::Path,
    process::{Command, Stdio},
};

use super::{Error, Result, failed};

/// The account of the servers when it is not our own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Account {
    pub name: &'static str,
    pub user: u32,
    pub group: u32,
}

/// `None`: the servers run as we do. Root hands them to `postgres`, where that exists, else to `nobody`.
pub(super) fn for_servers() -> Result<Option<Account>> {
    if !rustix::process::geteuid().is_root() {
        return Ok(None);
    }
    let found = ["postgres", "nobody"]
        .into_iter()
        .find_map(|name| Some(Account { name, user: id("-u", name)?, group: id("-g", name)? }));
    found.map(Some).ok_or_else(|| {
        Error(
            "PostgreSQL does not run as root, and there is neither a user `postgres` nor `nobody` to run it; start \
               Tessera as an ordinary user or set DATABASE_URL."
                .to_owned(),
        )
    })
}

/// Asks `id`, which knows every source of accounts the system has.
fn id(kind: &str, name: &str) -> Option<u32> {
    let output = Command::new("id").args([kind, name]).stderr(Stdio::null()).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok().filter(|_| output.status.success())
}

/// Makes `command` run as the account, in a directory everyone may enter and with an environment of its own:
/// PG… variables would change what the servers do, and secrets of ours are none of their business.
pub(super) fn confine(command: &mut Command, account: Option<&Account>) {
    command.env_clear().env("PATH", super::programs::SYSTEM_PATH).env("LC_ALL", "C.UTF-8").current_dir("/");
    if let Some(account) = account {
        command.uid(account.user).gid(account.group);
    }
}

/// Gives `path` to the account.
pub(super) fn give(path: &Path, account: Option<&Account>) -> Result<()> {
    let Some(account) = account else { return Ok(()) };
    chown(path, Some(account.user), Some(account.group)).map_err(failed(format_args!(
        "give {} to the user {}",
        path.display(),
        account.name
    )))
}
