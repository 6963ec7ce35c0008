//! Orders of a list, and the cursors that name a place in one.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::{
    db::conditions::Sql,
    error::{Error, Result},
};

/// A way to order a noun's lists. The expression is never NULL, so that a keyset comparison is total,
/// and an index on `(expression, id)` stands behind it.
#[derive(Debug, Clone, Copy)]
pub struct OrderKey {
    /// Stem of the values in the API: `NAME` gives `NAME_ASC` and `NAME_DESC`.
    pub name: &'static str,
    pub expression: &'static str,
    /// PostgreSQL type of the expression, to which a cursor's text is cast back.
    pub cast: &'static str,
    pub description: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    Ascending,
    Descending,
}

impl Direction {
    fn reversed(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }

    pub fn suffix(self) -> &'static str {
        match self {
            Self::Ascending => "_ASC",
            Self::Descending => "_DESC",
        }
    }
}

/// One key of an order in force.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OrderTerm {
    pub name: &'static str,
    pub expression: Sql,
    pub cast: &'static str,
    pub direction: Direction,
}

impl OrderTerm {
    pub fn new(key: &OrderKey, direction: Direction) -> Self {
        Self { name: key.name, expression: Sql::new(key.expression, []), cast: key.cast, direction }
    }

    /// The best match of a search first.
    pub fn rank(expression: Sql) -> Self {
        Self { name: RANK, expression, cast: "integer", direction: Direction::Ascending }
    }
}

/// The order of a list: its keys, then the id in the direction of the last key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Order(Vec<OrderTerm>);

impl Order {
    pub fn new(terms: Vec<OrderTerm>) -> Self {
        Self(terms)
    }

    pub fn terms(&self) -> &[OrderTerm] {
        &self.0
    }

    pub fn id_direction(&self) -> Direction {
        self.0.last().map_or(Direction::Ascending, |term| term.direction)
    }

    #[must_use]
    pub fn reversed(mut self) -> Self {
        for term in &mut self.0 {
            term.direction = term.direction.reversed();
        }
        self
    }

    /// Whether the best match of a search comes first.
    pub fn is_rank(&self) -> bool {
        self.0.first().is_some_and(|term| term.name == RANK)
    }

    /// Whether every key runs the same way, so that one row comparison says what follows a cursor.
    pub fn is_uniform(&self) -> bool {
        self.0.iter().all(|term| term.direction == self.id_direction())
    }

    /// The name of the order, which its cursors carry.
    fn signature(&self) -> String {
        self.0.iter().map(|term| format!("{}{}", term.name, term.direction.suffix())).collect::<Vec<_>>().join(",")
    }

    /// The cursor of a row: version, order, values of the keys and the id.
    pub fn cursor(&self, keys: &[String]) -> String {
        let parts = serde_json::json!([CURSOR_VERSION, self.signature(), keys]);
        URL_SAFE_NO_PAD.encode(parts.to_string())
    }

    /// The values in a cursor of this order; a cursor of another one is refused.
    pub fn parse_cursor(&self, cursor: &str) -> Result<Vec<String>> {
        let refused = || Error::bad_input("The cursor is not one of this server.");
        let plain = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| refused())?;
        let (version, signature, keys): (u8, String, Vec<String>) =
            serde_json::from_slice(&plain).map_err(|_| refused())?;
        if version != CURSOR_VERSION || keys.len() != self.0.len() + 1 {
            return Err(refused());
        }
        if signature != self.signature() {
            return Err(Error::bad_input("The cursor belongs to another ordering of the list."));
        }
        for (term, key) in self.0.iter().zip(&keys) {
            check_key(term.cast, key)?;
        }
        let id = keys.last().ok_or_else(refused)?;
        uuid::Uuid::parse_str(id).map_err(|_| refused())?;
        Ok(keys)
    }
}

/// Name of the order that puts the best match of a search first.
const RANK: &str = "RANK";

const CURSOR_VERSION: u8 = 1;

/// Refuses text that PostgreSQL could not cast, so that a forged cursor is the caller's mistake, not a fault.
fn check_key(cast: &str, key: &str) -> Result<()> {
    let fits = match cast {
        "integer" => key.parse::<i32>().is_ok(),
        "bigint" => key.parse::<i64>().is_ok(),
        "numeric" => key.len() <= 40 && key.parse::<rust_decimal::Decimal>().is_ok(),
        "timestamptz" => {
            matches!(key, "infinity" | "-infinity")
                || chrono::DateTime::parse_from_str(key, "%Y-%m-%d %H:%M:%S%.f%#z").is_ok()
        }
        "date" => matches!(key, "infinity" | "-infinity") || chrono::NaiveDate::parse_from_str(key, "%Y-%m-%d").is_ok(),
        _ => key.len() <= 2_000 && !key.contains('\0'),
    };
    if fits { Ok(()) } else { Err(Error::bad_input("The cursor is not one of this server.")) }
}
