//! Rows that hold only the columns a query asked for.

use std::{any::Any, sync::Arc};

use diesel::{
    deserialize::{self, FromSql},
    pg::Pg,
    row::{Field as _, Row as _},
};
use diesel_async::{AsyncConnectionCore, AsyncPgConnection};
use uuid::Uuid;

/// A set of columns of one table; bit n is column n of [`Row::COLUMNS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Columns(u64);

impl Columns {
    pub const NONE: Self = Self(0);

    pub const fn of(index: u8) -> Self {
        Self(1 << index)
    }

    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn has(self, index: usize) -> bool {
        self.0 & (1 << index) != 0
    }

    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The columns of the set among those of the table.
    pub fn names(self, columns: &[&'static str]) -> Vec<&'static str> {
        columns.iter().enumerate().filter(|(index, _)| self.has(*index)).map(|(_, column)| *column).collect()
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A row of one table. Columns that were not asked for are `None`; `id` is always read.
pub trait Row: Sized + Send + Sync + 'static {
    const TABLE: &'static str;
    /// Names of the columns in SQL, or expressions of them with `@.` for the row's alias; `id` is the first.
    const COLUMNS: &'static [&'static str];

    fn id(&self) -> Uuid;

    /// Reads the row's `columns`, in the order of [`Row::COLUMNS`].
    fn read(columns: Columns, reader: &mut Reader<'_>) -> deserialize::Result<Self>;
}

/// One row as PostgreSQL sent it.
pub(super) type Raw = <AsyncPgConnection as AsyncConnectionCore>::Row<'static, 'static>;

/// Reads the columns of one row from left to right.
pub struct Reader<'a> {
    row: &'a Raw,
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(row: &'a Raw) -> Self {
        Self { row, at: 0 }
    }

    /// The next column; `None` is SQL's NULL.
    pub fn read<S, T: FromSql<S, Pg>>(&mut self) -> deserialize::Result<Option<T>> {
        let field = self.row.get(self.at).ok_or("the statement has fewer columns than its shape")?;
        self.at += 1;
        field.value().map(T::from_sql).transpose()
    }

    fn next_is_null(&self) -> bool {
        self.row.get(self.at).is_none_or(|field| field.is_null())
    }

    fn skip(&mut self, columns: usize) {
        self.at += columns;
    }
}

/// A row with the to-one records that its statement joined to it.
#[derive(Debug)]
pub struct Record<T> {
    pub row: T,
    joined: Vec<Option<Arc<dyn Any + Send + Sync>>>,
}

impl<T> Record<T> {
    /// A record that no statement read: a value computed from another row.
    pub fn computed(row: T) -> Self {
        Self { row, joined: Vec::new() }
    }

    /// The record joined as number `index` of the shape.
    pub fn joined<U: 'static>(&self, index: usize) -> Option<&Record<U>> {
        self.joined.get(index)?.as_ref()?.downcast_ref()
    }
}

/// What a statement reads for one level: columns of its rows, and the to-one records joined to them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Shape {
    pub columns: Columns,
    pub joins: Vec<Join>,
}

impl Default for Shape {
    fn default() -> Self {
        Self { columns: Columns::of(0), joins: Vec::new() }
    }
}

impl Shape {
    /// Number of records joined to each row.
    pub fn join_count(&self) -> usize {
        self.joins.iter().map(|join| 1 + join.shape.join_count()).sum()
    }

    /// Number of columns of the statement.
    fn width(&self) -> usize {
        self.columns.len() + self.joins.iter().map(|join| join.shape.width()).sum::<usize>()
    }
}

/// Records one statement joins to each row at most.
pub const MAX_JOINS: usize = 32;

/// A to-one record read in the same statement as the row that points at it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Join {
    pub(super) target: JoinTarget,
    /// Column of the parent that holds the id.
    pub(super) key: &'static str,
    /// Which rows may be seen; another row reads as absent.
    pub(super) visible: super::conditions::Condition,
    pub(super) shape: Shape,
}

impl Join {
    pub fn to<U: Row>(key: &'static str, visible: super::conditions::Condition, shape: Shape) -> Self {
        let target = JoinTarget { table: U::TABLE, columns: U::COLUMNS, read: read_joined::<U> };
        Self { target, key, visible, shape }
    }
}

type ReadJoined = fn(&Shape, &mut Reader<'_>) -> deserialize::Result<Arc<dyn Any + Send + Sync>>;

#[derive(Debug, Clone, Copy)]
pub(super) struct JoinTarget {
    pub table: &'static str,
    pub columns: &'static [&'static str],
    read: ReadJoined,
}

impl PartialEq for JoinTarget {
    fn eq(&self, other: &Self) -> bool {
        self.table == other.table
    }
}

impl Eq for JoinTarget {}

impl std::hash::Hash for JoinTarget {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.table.hash(state);
    }
}

fn read_joined<U: Row>(shape: &Shape, reader: &mut Reader<'_>) -> deserialize::Result<Arc<dyn Any + Send + Sync>> {
    Ok(Arc::new(read_record::<U>(shape, reader)?))
}

/// Reads one record of `shape`.
pub(super) fn read_record<T: Row>(shape: &Shape, reader: &mut Reader<'_>) -> deserialize::Result<Record<T>> {
    let row = T::read(shape.columns, reader)?;
    let mut joined = Vec::with_capacity(shape.joins.len());
    for join in &shape.joins {
        if reader.next_is_null() {
            reader.skip(join.shape.width());
            joined.push(None);
        } else {
            joined.push(Some((join.target.read)(&join.shape, reader)?));
        }
    }
    Ok(Record { row, joined })
}

/// The first of some names; for [`row!`].
pub const fn first(names: &'static [&'static str]) -> &'static str {
    match names {
        [first, ..] => first,
        [] => "",
    }
}

/// Declares a row: its struct, its columns as constants of a module `columns`, and how it is read. A column that is
/// not shown as it is stored has the expression of what is: `name: String as Text = "upper(@.name)"`.
///
/// ```
/// use diesel::sql_types::Citext;
///
/// tessera::row! {
///     /// A team of users.
///     pub struct Team in "teams" {
///         name: String as Citext,
///     }
/// }
///
/// fn main() {
///     assert!(columns::id.and(columns::name).has(1));
/// }
/// ```
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* pub struct $name:ident in $table:literal {
        $($(#[$field_meta:meta])* $field:ident: $ty:ty as $sql:ty $(= $expression:literal)?,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug)]
        pub struct $name {
            pub id: uuid::Uuid,
            $($(#[$field_meta])* pub $field: Option<$ty>,)*
        }

        /// The columns of the row, to say which a field needs.
        #[allow(non_upper_case_globals, non_camel_case_types, dead_code, missing_docs)]
        pub mod columns {
            use $crate::db::rows::Columns;
            #[repr(u8)]
            enum Index { id, $($field),* }
            pub const id: Columns = Columns::of(Index::id as u8);
            $(pub const $field: Columns = Columns::of(Index::$field as u8);)*
        }

        impl $crate::db::rows::Row for $name {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &["id", $($crate::db::rows::first(&[$($expression,)? stringify!($field)])),*];

            fn id(&self) -> uuid::Uuid {
                self.id
            }

            #[allow(unused_assignments)]
            fn read(
                columns: $crate::db::rows::Columns,
                reader: &mut $crate::db::rows::Reader<'_>,
            ) -> diesel::deserialize::Result<Self> {
                let id = reader.read::<diesel::sql_types::Uuid, _>()?.ok_or("a row without id")?;
                let mut index = 0;
                Ok(Self {
                    id,
                    $($field: {
                        index += 1;
                        if columns.has(index) { reader.read::<$sql, $ty>()? } else { None }
                    },)*
                })
            }
        }
    };
}
