//! Where the bytes of files lie: a directory, or a bucket of any store that speaks S3 (docs/decisions/0017).
//!
//! [`Files`] writes, reads and deletes objects under random keys; [`sniffing`] says what a content is. Nothing here
//! knows of records: which object belongs to what is the database's business.

mod archives;
pub mod sniffing;

use std::{
    fs::{self, DirBuilder},
    io,
    ops::Range,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use chrono::TimeDelta;
use futures_util::{StreamExt, stream::BoxStream};
use object_store::{
    GetOptions, GetRange, ObjectStore, ObjectStoreExt, aws::AmazonS3Builder, buffered::BufWriter,
    local::LocalFileSystem, path::Path as Key,
};
use tokio::{
    io::AsyncWriteExt,
    sync::{OwnedSemaphorePermit, Semaphore},
};

use crate::{
    config::FilesConfig,
    error::{Code, Error, Result},
};

/// Bytes of a file held before they are handed to a directory.
const LOCAL_PART: usize = 256 * 1024;
/// The least that S3 takes as a part of an upload; the last one may be smaller.
const S3_PART: usize = 5 * 1024 * 1024;
/// Files written at once at most, which bounds the memory their parts take.
const WRITERS: usize = 32;

/// The store of files. Clones are the same store.
#[derive(Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    part: usize,
    /// The directory, where the store is one.
    directory: Option<Arc<Path>>,
    writers: Arc<Semaphore>,
}

impl Files {
    /// Opens the store that the settings name. A bucket is not asked for anything yet.
    pub fn open(config: &FilesConfig, data_dir: &Path) -> Result<Self> {
        let writers = Arc::new(Semaphore::new(WRITERS));
        if let Some(bucket) = &config.s3_bucket {
            return Ok(Self { store: bucket_store(config, bucket)?, part: S3_PART, directory: None, writers });
        }
        let directory = config.directory.clone().unwrap_or_else(|| data_dir.join("files"));
        let failed = |error: io::Error| Error {
            message: format!("The directory of files {} cannot be used.", directory.display()).into(),
            ..Error::internal(error)
        };
        DirBuilder::new().recursive(true).mode(0o700).create(&directory).map_err(failed)?;
        let store = LocalFileSystem::new_with_prefix(&directory).map_err(Error::internal)?;
        let store = Arc::new(store.with_fsync(true).with_automatic_cleanup(true));
        Ok(Self { store, part: LOCAL_PART, directory: Some(directory.into()), writers })
    }

    /// A key that nobody can guess and no other object has. Its first two characters spread a directory.
    pub fn new_key() -> String {
        let key = u128::from_be_bytes(rand::random());
        let text = format!("{key:032x}");
        format!("{}/{text}", text.get(..2).unwrap_or_default())
    }

    /// Begins to write an object, or says that too many are being written.
    pub fn write(&self, key: &str) -> Result<Writing> {
        let place = self.writers.clone().try_acquire_owned().map_err(|_| Error {
            retry_after: Some(Duration::from_secs(1)),
            ..Error::new(Code::ServiceUnavailable, "Too many files are being uploaded right now. Try again shortly.")
        })?;
        let writer = BufWriter::with_capacity(self.store.clone(), Key::from(key), self.part).with_max_concurrency(1);
        Ok(Writing { writer, _place: place })
    }

    /// The bytes of an object, or some of them; `None` when there is no such object.
    pub async fn read(&self, key: &str, range: Option<Range<u64>>) -> Result<Option<BoxStream<'static, Read>>> {
        let options = GetOptions { range: range.map(GetRange::Bounded), ..GetOptions::default() };
        match self.store.get_opts(&Key::from(key), options).await {
            Ok(found) => Ok(Some(found.into_stream().map(|read| read.map_err(io::Error::other)).boxed())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(Error::unavailable(error)),
        }
    }

    /// Deletes an object; one that is not there is deleted already.
    pub async fn delete(&self, key: &str) -> Result<()> {
        match self.store.delete(&Key::from(key)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(Error::unavailable(error)),
        }
    }

    /// Deletes what uploads that a crash cut off have left in the directory, beside the objects. A bucket has rules
    /// of its own for that.
    pub async fn delete_drafts(&self, age: TimeDelta) -> Result<()> {
        let Some(directory) = self.directory.clone() else { return Ok(()) };
        let age = age.to_std().map_err(Error::internal)?;
        let work = tokio::task::spawn_blocking(move || delete_drafts(&directory, age));
        work.await.map_err(Error::internal)?.map_err(Error::unavailable)
    }
}

type Read = io::Result<Bytes>;

/// An object being written. It is there when [`Writing::finish`] has returned, and not before.
pub struct Writing {
    writer: BufWriter,
    _place: OwnedSemaphorePermit,
}

impl Writing {
    /// Takes bytes, waiting while the store is slower than they come.
    pub async fn put(&mut self, bytes: Bytes) -> Result<()> {
        self.writer.put(bytes).await.map_err(Error::unavailable)
    }

    pub async fn finish(mut self) -> Result<()> {
        self.writer.shutdown().await.map_err(Error::unavailable)
    }

    /// Leaves nothing behind.
    pub async fn abort(mut self) -> Result<()> {
        self.writer.abort().await.map_err(Error::unavailable)
    }
}

fn bucket_store(config: &FilesConfig, bucket: &str) -> Result<Arc<dyn ObjectStore>> {
    // Fails where another part of the program has chosen already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(bucket)
        .with_region(&config.s3_region)
        .with_virtual_hosted_style_request(!config.s3_path_style);
    if let Some(endpoint) = &config.s3_endpoint {
        builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
    }
    if let (Some(id), Some(secret)) = (&config.s3_key_id, &config.s3_secret) {
        builder = builder.with_access_key_id(id).with_secret_access_key(secret);
    }
    let store = builder.build().map_err(|error| Error {
        message: "The settings of the bucket for files cannot be used.".into(),
        ..Error::internal(error)
    })?;
    Ok(Arc::new(store))
}

/// A draft is called as its object will be, with `#` and a number behind.
fn delete_drafts(directory: &Path, age: Duration) -> io::Result<()> {
    let entries = |directory: &Path| -> io::Result<Vec<PathBuf>> {
        fs::read_dir(directory)?.map(|entry| entry.map(|entry| entry.path())).collect()
    };
    let now = SystemTime::now();
    for part in entries(directory)?.into_iter().filter(|path| path.is_dir()) {
        for draft in entries(&part)? {
            let is_draft = draft.file_name().is_some_and(|name| name.to_string_lossy().contains('#'));
            // Finished or given up meanwhile, it is not there any more.
            let Some(Ok(written)) = is_draft.then(|| fs::metadata(&draft).and_then(|facts| facts.modified())) else {
                continue;
            };
            if now.duration_since(written).is_ok_and(|since| since >= age) {
                let _ = fs::remove_file(&draft);
            }
        }
    }
    Ok(())
}
