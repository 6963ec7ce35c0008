//! One Tessera at a time runs the servers of a data directory.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{Read, Seek, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
    time::{Duration, Instant},
};

use super::{Error, Result, failed};

/// Held while it lives. The system releases it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// How long an earlier process may still take to stop its servers, as when somebody starts again at once.
const PATIENCE: Duration = Duration::from_secs(3);

/// Takes the lock `name` in `root`; the error names the process that holds it.
pub(super) fn take(root: &Path, name: &str) -> Result<Lock> {
    let mut outcome = attempt(root, name)?;
    let start = Instant::now();
    while outcome.is_err() && start.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(20));
        outcome = attempt(root, name)?;
    }
    match outcome {
        Ok(lock) => Ok(lock),
        Err(holder) => Err(Error(format!(
            "The data directory {} is in use by another Tessera{holder}; stop that one or choose another directory \
             with --data-dir.",
            root.display()
        ))),
    }
}

/// Whether another process holds the lock.
pub(super) fn held(root: &Path, name: &str) -> Result<bool> {
    Ok(attempt(root, name)?.is_err())
}

/// The lock, or ` (process 123)` of who holds it, where that is known.
pub(super) fn attempt(root: &Path, name: &str) -> Result<Result<Lock, String>> {
    let path = root.join(name);
    let opened = OpenOptions::new().create(true).truncate(false).read(true).write(true).mode(0o600).open(&path);
    let mut file = opened.map_err(failed(format_args!("open {}", path.display())))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut holder = String::new();
            let _ = file.read_to_string(&mut holder);
            let holder = holder.trim().parse::<u32>().map(|id| format!(" (process {id})")).unwrap_or_default();
            return Ok(Err(holder));
        }
        Err(TryLockError::Error(error)) => return Err(failed(format_args!("lock {}", path.display()))(error)),
    }
    // For the message above only; the lock itself does not depend on it.
    let noted = file.set_len(0).and_then(|()| file.rewind()).and_then(|()| write!(file, "{}", std::process::id()));
    noted.map_err(failed(format_args!("write {}", path.display())))?;
    Ok(Ok(Lock { _file: file }))
}
