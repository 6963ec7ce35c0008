//! Paths of fields in the answer, for errors.

use std::sync::Arc;

use async_graphql::{PathSegment, QueryPathNode, QueryPathSegment};

/// A path from the root of the answer. Inside a list it names the first item: a link of a list
/// is loaded for all items at once, and what fails fails for all.
#[derive(Debug, Clone)]
pub struct Path(Arc<Node>);

#[derive(Debug)]
struct Node {
    parent: Option<Path>,
    segment: PathSegment,
}

impl Path {
    pub fn root(node: Option<&QueryPathNode<'_>>) -> Option<Self> {
        let node = node?;
        let segment = match node.segment {
            QueryPathSegment::Name(name) => PathSegment::Field(name.to_owned()),
            QueryPathSegment::Index(index) => PathSegment::Index(index),
        };
        Some(Self(Arc::new(Node { parent: Self::root(node.parent), segment })))
    }

    pub fn field(parent: Option<&Self>, key: &str) -> Self {
        Self(Arc::new(Node { parent: parent.cloned(), segment: PathSegment::Field(key.to_owned()) }))
    }

    /// The first item of the list at this path.
    #[must_use]
    pub fn first_item(&self) -> Self {
        Self(Arc::new(Node { parent: Some(self.clone()), segment: PathSegment::Index(0) }))
    }

    pub fn segments(&self) -> Vec<PathSegment> {
        let mut segments = self.0.parent.as_ref().map(Self::segments).unwrap_or_default();
        segments.push(self.0.segment.clone());
        segments
    }
}
