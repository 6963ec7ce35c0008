//! What every request shares.

use crate::{auth, cache::RedisPool, clock::Clock, config::Config, db::Db, resolvers};

pub struct App {
    pub config: Config,
    pub clock: Clock,
    pub db: Db,
    pub redis: Option<RedisPool>,
    pub auth: auth::Auth,
    pub schema: resolvers::Schema,
}
