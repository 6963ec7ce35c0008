//! Objects of several types in one place: the interface `Node`, and unions of records.

use async_graphql::{ID, registry::Registry};
use futures_util::{FutureExt, future::BoxFuture, future::join_all};
use uuid::Uuid;

use crate::{
    db::rows::{Columns, Record, Shape},
    error::{Code, Error, Result},
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
        self.members.push(Member::of::<U>());
        self
    }
}

impl Member {
    fn of<U: Model + Object>() -> Self {
        Self { name: U::NAME, register: registry::object::<U>, plan: plan_member::<U> }
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
    fn load_all<'s>(&'s mut self, context: &'s Context<'_>, ids: Vec<Uuid>) -> BoxFuture<'s, ()>;
    /// Whether the viewer can see the record.
    fn found(&self, id: Uuid) -> bool;
    fn write_one(&self, id: Uuid, out: &mut Json);
}

impl<U: Model + Object> PlannedMember for Lookup<'_, U> {
    fn load_all<'s>(&'s mut self, context: &'s Context<'_>, ids: Vec<Uuid>) -> BoxFuture<'s, ()> {
        self.load(context, ids).boxed()
    }

    fn found(&self, id: Uuid) -> bool {
        self.has(id)
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
        self.member.load_all(context, vec![self.id])
    }

    fn write(&self, _record: &Record<T>, out: &mut Json) {
        self.member.write_one(self.id, out);
    }
}

/// A record of one of several types: the row holds the type's name and the id. Each type is asked once a level; a record
/// that the viewer cannot see is null.
pub struct OneOf<T> {
    name: &'static str,
    description: &'static str,
    columns: Columns,
    get: fn(&T) -> Option<(&str, Uuid)>,
    members: Vec<Member>,
}

impl<T> OneOf<T> {
    /// `columns` is what `get` reads of the row.
    pub fn new(
        name: &'static str,
        description: &'static str,
        columns: Columns,
        get: fn(&T) -> Option<(&str, Uuid)>,
    ) -> Self {
        Self { name, description, columns, get, members: Vec::new() }
    }

    #[must_use]
    pub fn with<U: Model + Object>(mut self) -> Self {
        self.members.push(Member::of::<U>());
        self
    }
}

impl<T: Object> Link<T> for OneOf<T> {
    fn register(&self, registry: &mut Registry) -> String {
        let members = self.members.iter().map(|member| (member.register)(registry)).collect();
        registry::union(registry, self.name, self.description, members);
        self.name.to_owned()
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        shape.columns = shape.columns.and(self.columns);
        let members = plan_members(&self.members, context, selected, path)?;
        Ok(Box::new(PlannedOneOf { get: self.get, members }))
    }
}

type PlannedMembers<'a> = Vec<(&'static str, Box<dyn PlannedMember + 'a>)>;

fn plan_members<'a>(
    members: &'static [Member],
    context: &Context<'a>,
    selected: &Selected<'a>,
    path: &Path,
) -> Result<PlannedMembers<'a>> {
    let mut planned = Vec::with_capacity(members.len());
    for member in members {
        match (member.plan)(context, selected, path) {
            Ok(plan) => planned.push((member.name, plan)),
            // What the viewer may not read is null.
            Err(error) if error.code == Code::Forbidden => {}
            Err(error) => return Err(error),
        }
    }
    Ok(planned)
}

struct PlannedOneOf<'a, T> {
    get: fn(&T) -> Option<(&str, Uuid)>,
    members: PlannedMembers<'a>,
}

impl<T: Object> PlannedLink<T> for PlannedOneOf<'_, T> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        let get = self.get;
        let loads = self.members.iter_mut().map(|(name, member)| {
            let records = rows.iter().filter_map(|record| get(&record.row));
            member.load_all(context, records.filter(|(of_type, _)| of_type == name).map(|(_, id)| id).collect())
        });
        join_all(loads).map(|_| ()).boxed()
    }

    fn write(&self, record: &Record<T>, out: &mut Json) {
        let found = (self.get)(&record.row).and_then(|(of_type, id)| {
            let member = self.members.iter().find(|(name, _)| *name == of_type)?;
            Some((&member.1, id))
        });
        out.optional(found, |out, (member, id)| member.write_one(id, out));
    }
}

/// Records of several types whose names of type and ids a value holds. Each type is asked once a level; records that the
/// viewer cannot see are left out.
pub struct ManyOf<T> {
    name: &'static str,
    description: &'static str,
    get: fn(&T) -> &[(&'static str, Uuid)],
    members: Vec<Member>,
}

impl<T> ManyOf<T> {
    pub fn new(name: &'static str, description: &'static str, get: fn(&T) -> &[(&'static str, Uuid)]) -> Self {
        Self { name, description, get, members: Vec::new() }
    }

    #[must_use]
    pub fn with<U: Model + Object>(mut self) -> Self {
        self.members.push(Member::of::<U>());
        self
    }
}

impl<T: Object> Link<T> for ManyOf<T> {
    fn register(&self, registry: &mut Registry) -> String {
        let members = self.members.iter().map(|member| (member.register)(registry)).collect();
        registry::union(registry, self.name, self.description, members);
        format!("[{}!]!", self.name)
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        let members = plan_members(&self.members, context, selected, &path.first_item())?;
        Ok(Box::new(PlannedManyOf { get: self.get, members }))
    }
}

struct PlannedManyOf<'a, T> {
    get: fn(&T) -> &[(&'static str, Uuid)],
    members: PlannedMembers<'a>,
}

impl<T: Object> PlannedLink<T> for PlannedManyOf<'_, T> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        let get = self.get;
        let loads = self.members.iter_mut().map(|(name, member)| {
            let records = rows.iter().flat_map(|record| get(&record.row));
            member.load_all(context, records.filter(|(of_type, _)| of_type == name).map(|(_, id)| *id).collect())
        });
        join_all(loads).map(|_| ()).boxed()
    }

    fn write(&self, record: &Record<T>, out: &mut Json) {
        let found = (self.get)(&record.row).iter().filter_map(|(of_type, id)| {
            let member = self.members.iter().find(|(name, _)| name == of_type)?;
            member.1.found(*id).then_some((&member.1, *id))
        });
        out.array(found, |out, (member, id)| member.write_one(id, out));
    }
}
