//! Objects of several types in one place: the interface `Node`.

use async_graphql::{ID, registry::Registry};
use futures_util::{FutureExt, future::BoxFuture};
use uuid::Uuid;

use crate::{
    db::rows::{Record, Shape},
    error::{Error, Result},
    executor::{
        Argument, Context, Json, Link, Object, Path, PlannedLink, Selected, arguments, links::Lookup, registry,
    },
    ids,
    models::Model,
};

/// Any record by its id.
pub struct NodeById {
    members: Vec<Member>,
}

/// A type whose records `node` finds.
struct Member {
    name: &'static str,
    register: fn(&mut Registry) -> String,
    plan: for<'a> fn(&Context<'a>, &Selected<'a>, &Path) -> Result<Box<dyn PlannedMember + 'a>>,
}

impl NodeById {
    pub fn new() -> Self {
        Self { members: Vec::new() }
    }

    #[must_use]
    pub fn with<U: Model + Object>(mut self) -> Self {
        self.members.push(Member { name: U::NAME, register: registry::object::<U>, plan: plan_member::<U> });
        self
    }
}

impl Default for NodeById {
    fn default() -> Self {
        Self::new()
    }
}

fn plan_member<'a, U: Model + Object>(
    context: &Context<'a>,
    selected: &Selected<'a>,
    path: &Path,
) -> Result<Box<dyn PlannedMember + 'a>> {
    Ok(Box::new(Lookup::<U>::plan(context, selected, path)?))
}

trait PlannedMember: Send + Sync {
    fn load_one<'s>(&'s mut self, context: &'s Context<'_>, id: Uuid) -> BoxFuture<'s, ()>;
    fn write_one(&self, id: Uuid, out: &mut Json);
}

impl<U: Model + Object> PlannedMember for Lookup<'_, U> {
    fn load_one<'s>(&'s mut self, context: &'s Context<'_>, id: Uuid) -> BoxFuture<'s, ()> {
        self.load(context, vec![id]).boxed()
    }

    fn write_one(&self, id: Uuid, out: &mut Json) {
        self.write(id, out);
    }
}

impl<T: Object> Link<T> for NodeById {
    fn register(&self, registry: &mut Registry) -> String {
        for member in &self.members {
            (member.register)(registry);
        }
        registry::NODE.to_owned()
    }

    fn arguments(&self) -> Vec<Argument> {
        vec![Argument::of::<ID>("id", "The record's id.")]
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        let text = arguments::read::<ID>(context, selected, "id")?;
        let (type_name, id) = ids::decode_any(&text)?;
        let member = self.members.iter().find(|member| member.name == type_name);
        let member = member.ok_or_else(|| Error::bad_input("No record of this server has such an id."))?;
        Ok(Box::new(PlannedNode { id, member: (member.plan)(context, selected, path)? }))
    }
}

struct PlannedNode<'a> {
    id: Uuid,
    member: Box<dyn PlannedMember + 'a>,
}

impl<T: Object> PlannedLink<T> for PlannedNode<'_> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, _rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        self.member.load_one(context, self.id)
    }

    fn write(&self, _record: &Record<T>, out: &mut Json) {
        self.member.write_one(self.id, out);
    }
}
