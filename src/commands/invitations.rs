//! `tessera invite`

use std::{process::ExitCode, sync::Arc};

use clap::Args;

use super::{
    Failure, block_on,
    databases::{Databases, data_dir, reach},
};
use crate::{
    auth::{
        invitations::{self, Invited},
        keys::KeyRing,
        rights,
    },
    clock::Clock,
    config::Config,
    db::{Db, migrations},
    models::users::{self, Newcomer},
};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The address the new user will sign in with
    email: String,
    #[arg(long)]
    first_name: String,
    #[arg(long)]
    last_name: String,
    /// Key of the role: admin, manager, seller, support, auditor or one of your own
    #[arg(long, default_value = "admin")]
    role: String,
}

pub(super) fn run(config: &Config, arguments: Arguments) -> Result<ExitCode, Failure> {
    let databases = Databases::join(config)?;
    block_on(async {
        reach(config, &databases.url).await?;
        // Before the first start there is neither a table nor a role.
        migrations::run(&databases.url).await?;
        let db = Db::connect(&config.database, &databases.url).await?;
        rights::install(&db).await?;
        let now = Clock::system().now();
        let Arguments { email, first_name, last_name, role } = arguments;
        let keys = Arc::new(KeyRing::open(&config.auth, &data_dir(config)?, now)?);
        let newcomer = Newcomer { email, first_name, last_name, role };
        let invited = users::invite(&db, &keys, &newcomer, now).await?;
        let path = invitations::path(&keys, &Invited { id: invited.id, email: &invited.email, at: invited.at });
        let path = path.ok_or_else(|| Failure("The key file holds no secret to sign invitations with.".to_owned()))?;
        println!("{path}");
        Ok(ExitCode::SUCCESS)
    })
}
