//! Pages and counts of the rows of each parent.

use std::{collections::HashMap, sync::Arc};

use dataloader::BatchFn;
use uuid::Uuid;

use crate::{
    auth::Permit,
    db::{Db, conditions::Condition, select::Edge},
    error::Result,
    loaders::{Loaded, Loaders, all_failed, load_level},
    models::{Model, Page, PageRequest, lists},
};

struct PageByParent<M> {
    db: Db,
    permit: Permit<M>,
    question: (Edge, PageRequest),
}

impl<M: Model> BatchFn<Uuid, Loaded<Arc<Page<M>>>> for PageByParent<M> {
    async fn load(&mut self, keys: &[Uuid]) -> HashMap<Uuid, Loaded<Arc<Page<M>>>> {
        let (edge, request) = self.question.clone();
        match lists::pages_by_parent(&self.db, &self.permit, request, edge, keys).await {
            Ok(pages) => pages.into_iter().map(|(key, page)| (key, Ok(Arc::new(page)))).collect(),
            Err(error) => all_failed(keys, &error),
        }
    }
}

struct CountByParent<M> {
    db: Db,
    permit: Permit<M>,
    question: CountQuestion,
}

type CountQuestion = (Edge, Condition, Option<i64>);

impl<M: Model> BatchFn<Uuid, Loaded<i64>> for CountByParent<M> {
    async fn load(&mut self, keys: &[Uuid]) -> HashMap<Uuid, Loaded<i64>> {
        let (edge, condition, cap) = self.question.clone();
        match lists::counts_by_parent(&self.db, &self.permit, condition, cap, edge, keys).await {
            Ok(counts) => counts.into_iter().map(|(key, count)| (key, Ok(count))).collect(),
            Err(error) => all_failed(keys, &error),
        }
    }
}

impl Loaders {
    /// The same page of each parent's rows.
    pub async fn pages<M: Model>(
        &self,
        permit: &Permit<M>,
        edge: Edge,
        request: &PageRequest,
        parents: Vec<Uuid>,
    ) -> Result<HashMap<Uuid, Arc<Page<M>>>> {
        let loader = self.loader((edge, request.clone()), |question| PageByParent {
            db: self.db.clone(),
            permit: permit.clone(),
            question,
        });
        load_level(&loader, parents).await
    }

    /// How many rows of each parent match, at most `cap` + 1.
    pub async fn counts<M: Model>(
        &self,
        permit: &Permit<M>,
        edge: Edge,
        condition: &Condition,
        cap: Option<i64>,
        parents: Vec<Uuid>,
    ) -> Result<HashMap<Uuid, i64>> {
        let loader = self.loader((edge, condition.clone(), cap), |question| CountByParent {
            db: self.db.clone(),
            permit: permit.clone(),
            question,
        });
        load_level(&loader, parents).await
    }
}
