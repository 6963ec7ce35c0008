//! Records by id.

use std::{collections::HashMap, sync::Arc};

use dataloader::BatchFn;
use uuid::Uuid;

use crate::{
    auth::Permit,
    db::{
        Db,
        rows::{Record, Shape},
    },
    error::Result,
    loaders::{Loaded, Loaders, all_failed, load_level},
    models::{Model, lists},
};

type Found<M> = Option<Arc<Record<M>>>;

struct ById<M> {
    db: Db,
    permit: Permit<M>,
    shape: Shape,
}

impl<M: Model> BatchFn<Uuid, Loaded<Found<M>>> for ById<M> {
    async fn load(&mut self, keys: &[Uuid]) -> HashMap<Uuid, Loaded<Found<M>>> {
        match lists::by_ids(&self.db, &self.permit, self.shape.clone(), keys).await {
            Ok(mut found) => keys.iter().map(|key| (*key, Ok(found.remove(key)))).collect(),
            Err(error) => all_failed(keys, &error),
        }
    }
}

impl Loaders {
    /// The records with these ids; one that the permit does not reach is absent.
    pub async fn by_ids<M: Model>(
        &self,
        permit: &Permit<M>,
        shape: &Shape,
        ids: Vec<Uuid>,
    ) -> Result<HashMap<Uuid, Found<M>>> {
        let loader = self.loader(shape.clone(), |shape| ById { db: self.db.clone(), permit: permit.clone(), shape });
        load_level(&loader, ids).await
    }
}
