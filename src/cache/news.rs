//! How servers tell each other that there is something new. A notice holds nothing: whoever hears it looks for itself.

use bb8_redis::redis::{self, Client};

use super::{CONNECT_TIMEOUT, RedisPool};
use crate::error::{Error, Result};

const CHANNEL: &str = "tessera:events";

/// Tells every server that listens.
pub async fn publish(pool: &RedisPool) -> Result<()> {
    pool.get().await?.ask(redis::cmd("PUBLISH").arg(CHANNEL).arg("")).await
}

/// Calls `heard` for every notice, on a connection of its own, until that is lost.
pub async fn listen(url: &str, mut heard: impl FnMut()) -> Result<()> {
    let client = Client::open(url).map_err(Error::unavailable)?;
    let subscribing = async {
        let mut pubsub = client.get_async_pubsub().await?;
        pubsub.subscribe(CHANNEL).await?;
        redis::RedisResult::Ok(pubsub)
    };
    let pubsub = tokio::time::timeout(CONNECT_TIMEOUT, subscribing).await.map_err(Error::unavailable)?;
    let mut pubsub = pubsub.map_err(Error::unavailable)?;
    // What was told before it listened.
    heard();
    let mut notices = pubsub.on_message();
    while futures_util::StreamExt::next(&mut notices).await.is_some() {
        heard();
    }
    Ok(())
}
