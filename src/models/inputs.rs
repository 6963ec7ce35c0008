//! What may be written of a noun, as a table: one line names an input, checks it and says where it is stored.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    auth::{Operation, Viewer},
    db::{
        conditions::{Bind, Condition},
        filters::Choice,
        writes::Assignment,
    },
    error::Result,
    ids,
    models::{Model, custom_fields::asked::Asked},
    validation::{self, Checked, Invalid},
};

/// One input of a noun.
#[derive(Debug)]
pub struct Input {
    /// Name in the API.
    pub name: &'static str,
    pub kind: InputKind,
    pub column: &'static str,
    pub need: Need,
    pub description: &'static str,
    /// The index that keeps the value unique, where one does.
    pub unique: Option<&'static str>,
    /// Whether the value is given when the record is made and stays.
    pub is_fixed: bool,
}

/// Whether a record can be without the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Must be given when a record is created, and never emptied.
    Required,
    /// Has a value of its own when none is given, and is never emptied.
    Preset,
    /// May be absent; null empties it.
    Optional,
}

/// What a value is, and so how it is checked.
#[derive(Debug, Clone, Copy)]
pub enum InputKind {
    /// One line of at most so many characters.
    Line(usize),
    /// Text of several lines, at most so many characters. Markdown stays text.
    Prose(usize),
    Email,
    Phone,
    Url,
    Domain,
    Country,
    Currency,
    Gtin,
    Color,
    Locale,
    TimeZone,
    /// A name for addresses: lower-case words joined by hyphens.
    Slug,
    /// A name for programs: a lower-case letter, then letters, digits and underscores.
    Key,
    /// The name of a file of an accepted type, without a path.
    FileName,
    /// An accepted media type.
    MediaType,
    Choice(&'static Choice),
    /// The id of a record that the viewer can see.
    Id(Reference),
    /// A whole number within bounds.
    Int(i32, i32),
    /// A number of things, greater than zero.
    Quantity,
    /// A number of things in stock, which may be short.
    Stock,
    /// 0 to 100.
    Percent,
    /// An amount of at least nothing, in a currency that stands elsewhere.
    Amount,
    /// The ids of all records of another noun that belong to this one.
    Links(&'static Links),
    /// An amount with its currency, which stands in the second column.
    Money(&'static str),
    Boolean,
    Time,
    Date,
    Address,
    /// A value of any shape, which `Values::examine` looks into.
    Json,
    /// Values by name, which the noun looks into when the record is at hand: those given are set, others stay.
    Object,
    /// A list of so many lines, each of at most so many characters.
    Lines(usize, usize),
    /// A list of one or more texts, each with this check.
    Each(fn(&str) -> Checked<String>),
}

/// The noun an id names.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    pub type_name: &'static str,
    pub table: &'static str,
    visible: fn(&Viewer) -> Result<Condition>,
}

impl Reference {
    pub const fn to<M: Model>() -> Self {
        Self { type_name: M::TYPE_NAME, table: M::TABLE, visible: visible::<M> }
    }

    /// The rows of the noun that the viewer can see.
    pub fn visible(&self, viewer: &Viewer) -> Result<Condition> {
        (self.visible)(viewer)
    }
}

/// A table that joins records of two nouns.
#[derive(Debug)]
pub struct Links {
    pub table: &'static str,
    /// Column of the record itself.
    pub own: &'static str,
    /// Column of the records it is joined to.
    pub other: &'static str,
    pub to: Reference,
}

/// Bytes of a value of any shape, as JSON, at most.
const MAX_JSON: usize = 16 * 1024;

/// Members of a list at most: records one record is joined to by one input, texts of one column.
const MAX_LINKS: usize = 100;

fn visible<M: Model>(viewer: &Viewer) -> Result<Condition> {
    Ok(M::visible(&viewer.permit(Operation::Read)?))
}

impl Input {
    pub const fn optional(
        name: &'static str,
        column: &'static str,
        kind: InputKind,
        description: &'static str,
    ) -> Self {
        Self { name, kind, column, need: Need::Optional, description, unique: None, is_fixed: false }
    }

    pub const fn required(
        name: &'static str,
        column: &'static str,
        kind: InputKind,
        description: &'static str,
    ) -> Self {
        Self { need: Need::Required, ..Self::optional(name, column, kind, description) }
    }

    pub const fn preset(name: &'static str, column: &'static str, kind: InputKind, description: &'static str) -> Self {
        Self { need: Need::Preset, ..Self::optional(name, column, kind, description) }
    }

    /// A value that is needed when a record is made, and stays.
    pub const fn fixed(name: &'static str, column: &'static str, kind: InputKind, description: &'static str) -> Self {
        Self::required(name, column, kind, description).once()
    }

    /// The value is given when a record is made, and stays.
    #[must_use]
    pub const fn once(self) -> Self {
        Self { is_fixed: true, ..self }
    }

    #[must_use]
    pub const fn unique(self, index: &'static str) -> Self {
        Self { unique: Some(index), ..self }
    }
}

/// A mistake of a person, as data: where, which, and in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// From the input down: `["annualRevenue", "amount"]`.
    pub path: Vec<String>,
    pub code: Cow<'static, str>,
    pub message: String,
}

impl Problem {
    pub fn new(path: &[&str], code: &'static str, message: impl Into<String>) -> Self {
        let path = path.iter().map(|part| (*part).to_owned()).collect();
        Self { path, code: Cow::Borrowed(code), message: message.into() }
    }

    pub fn of(path: &[&str], invalid: &Invalid) -> Self {
        Self::new(path, invalid.code, invalid.message.clone())
    }
}

/// Checked values of one record.
#[derive(Debug, Clone, Default)]
pub struct Values {
    /// The record they are for, once it is known.
    pub id: Uuid,
    /// What they were read from.
    pub given: Map<String, Value>,
    pub assignments: Vec<Assignment>,
    /// Records that must exist: the input that names one, and its id.
    pub references: Vec<(&'static str, Reference, Uuid)>,
    pub problems: Vec<Problem>,
    /// Records to join the record to, all of them anew; by input.
    pub links: Vec<(&'static str, &'static Links, Vec<Uuid>)>,
    /// What the noun's own checks cannot know: it runs when the record is at hand.
    pub examine: Option<Examine>,
    /// Custom fields that a kept filter names.
    pub asked: Option<Asked>,
}

/// Adds the problems of values that the API itself must look into, for who writes them, in a new record or in the one
/// that was there.
pub type Examine = fn(&Viewer, Option<&Map<String, Value>>, &mut Values);

impl Values {
    /// Whether a column is set.
    pub fn sets(&self, column: &str) -> bool {
        self.assignments.iter().any(|(known, _)| *known == column)
    }

    /// What a column is set to.
    pub fn get(&self, column: &str) -> Option<&Bind> {
        self.assignments.iter().find(|(known, _)| *known == column)?.1.as_ref()
    }

    /// The text a column is set to.
    pub fn text(&self, column: &str) -> Option<&str> {
        match self.get(column) {
            Some(Bind::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Sets a column, whatever it was set to.
    pub fn set(&mut self, column: &'static str, value: Bind) {
        self.assignments.retain(|(known, _)| *known != column);
        self.assignments.push((column, Some(value)));
    }

    /// Sets a column that the input has left open.
    pub fn preset(&mut self, column: &'static str, value: Bind) {
        if !self.sets(column) {
            self.assignments.push((column, Some(value)));
        }
    }

    /// Amounts of a record share its currency: a new one needs all of them anew.
    pub fn keep_currency(&mut self, before: Option<&Map<String, Value>>, amounts: &[(&'static str, &'static str)]) {
        let set = self.assignments.iter().find(|(column, _)| *column == "currency");
        let (Some((_, Some(Bind::Text(currency)))), Some(before)) = (set, before) else { return };
        if before.get("currency").and_then(Value::as_str).is_none_or(|known| known == currency) {
            return;
        }
        let left = amounts.iter().find(|(_, column)| {
            !self.sets(column) && before.get(*column).and_then(Value::as_f64).is_some_and(|amount| amount != 0.0)
        });
        if let Some((input, _)) = left {
            let message = "All amounts of a record have one currency: give this one anew.";
            self.problems.push(Problem::new(&[input], "CURRENCY_MISMATCH", message));
        }
    }

    /// Reads the fields that `inputs` know; others are the caller's business.
    pub fn read(inputs: &'static [Input], fields: Map<String, Value>) -> Self {
        let mut values = Self::default();
        for input in inputs {
            if let Some(value) = fields.get(input.name) {
                values.read_one(input, value, &fields);
            }
        }
        values.given = fields;
        values
    }

    fn read_one(&mut self, input: &'static Input, value: &Value, fields: &Map<String, Value>) {
        if let InputKind::Links(links) = input.kind {
            self.read_links(input, links, value);
            return;
        }
        if is_empty(input, value) {
            if input.need == Need::Optional {
                self.assignments.push((input.column, None));
            } else {
                self.problems.push(Problem::new(&[input.name], "REQUIRED", "A value is needed here."));
            }
            return;
        }
        match input.kind {
            InputKind::Money(currency) => self.read_money(input, currency, value),
            InputKind::Address => self.read_address(input, value),
            InputKind::Id(reference) => self.read_id(input, reference, value),
            _ => match check(input.kind, value, fields) {
                Ok(bind) => self.assignments.push((input.column, Some(bind))),
                Err(invalid) => self.problems.push(Problem::of(&[input.name], &invalid)),
            },
        }
    }

    fn read_id(&mut self, input: &'static Input, reference: Reference, value: &Value) {
        match ids::decode(value.as_str().unwrap_or_default(), reference.type_name) {
            Ok(id) => {
                self.assignments.push((input.column, Some(Bind::Uuid(id))));
                self.references.push((input.name, reference, id));
            }
            Err(error) => self.problems.push(Problem::new(&[input.name], "INVALID_ID", error.message)),
        }
    }

    fn read_links(&mut self, input: &'static Input, links: &'static Links, value: &Value) {
        let given: &[Value] = match value {
            Value::Array(items) => items,
            Value::Null => &[],
            single => std::slice::from_ref(single),
        };
        if given.len() > MAX_LINKS {
            let message = format!("At most {MAX_LINKS} are accepted here.");
            self.problems.push(Problem::new(&[input.name], "TOO_MANY", message));
            return;
        }
        let mut ids: Vec<Uuid> = Vec::with_capacity(given.len());
        for id in given {
            match ids::decode(id.as_str().unwrap_or_default(), links.to.type_name) {
                Ok(id) => ids.push(id),
                Err(error) => self.problems.push(Problem::new(&[input.name], "INVALID_ID", error.message)),
            }
        }
        ids.sort_unstable();
        ids.dedup();
        self.references.extend(ids.iter().map(|id| (input.name, links.to, *id)));
        self.links.push((input.name, links, ids));
    }

    fn read_money(&mut self, input: &'static Input, column: &'static str, value: &Value) {
        let part = |name| value.get(name).map(text_of).unwrap_or_default();
        let currency = validation::currency(&part("currency"));
        let exponent = currency.as_deref().map_or(4, validation::exponent);
        let amount = decimal(&part("amount")).and_then(|amount| validation::amount(amount, exponent));
        for (name, invalid) in [("amount", amount.as_ref().err()), ("currency", currency.as_ref().err())] {
            self.problems.extend(invalid.map(|invalid| Problem::of(&[input.name, name], invalid)));
        }
        if let (Ok(amount), Ok(currency)) = (amount, currency) {
            self.assignments.push((input.column, Some(Bind::Decimal(amount))));
            // Two amounts of one record share its currency.
            match self.assignments.iter().find(|(known, _)| *known == column) {
                Some((_, Some(Bind::Text(known)))) if *known != currency => self.problems.push(Problem::new(
                    &[input.name, "currency"],
                    "CURRENCY_MISMATCH",
                    "All amounts of a record have one currency.",
                )),
                Some(_) => {}
                None => self.assignments.push((column, Some(Bind::Text(currency)))),
            }
        }
    }

    fn read_address(&mut self, input: &'static Input, value: &Value) {
        let mut stored = Map::new();
        for (name, max) in [("street", 200), ("city", 100), ("region", 100), ("postalCode", 20), ("country", 2)] {
            let Some(text) = value.get(name).filter(|value| !value.is_null()).map(text_of) else { continue };
            if text.trim().is_empty() {
                continue;
            }
            let checked = if name == "country" { validation::country(&text) } else { validation::line(&text, max) };
            match checked {
                Ok(text) => drop(stored.insert(name.to_owned(), Value::String(text))),
                Err(invalid) => self.problems.push(Problem::of(&[input.name, name], &invalid)),
            }
        }
        self.assignments.push((input.column, Some(Bind::Json(Value::Object(stored)))));
    }
}

/// Null, and text with nothing in it, say that there is no value.
fn is_empty(input: &Input, value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty() && !matches!(input.kind, InputKind::Prose(_)),
        _ => false,
    }
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn check(kind: InputKind, value: &Value, fields: &Map<String, Value>) -> Checked<Bind> {
    let text = || text_of(value);
    let country = || fields.get("country").and_then(Value::as_str);
    Ok(match kind {
        InputKind::Line(max) => Bind::Text(validation::line(&text(), max)?),
        InputKind::Prose(max) => Bind::Text(validation::prose(&text(), max)?),
        InputKind::Email => Bind::Text(validation::email(&text())?),
        InputKind::Phone => Bind::Text(validation::phone(&text(), country())?),
        InputKind::Url => Bind::Text(validation::url(&text())?),
        InputKind::Domain => Bind::Text(validation::domain(&text())?),
        InputKind::Country => Bind::Text(validation::country(&text())?),
        InputKind::Currency => Bind::Text(validation::currency(&text())?),
        InputKind::Gtin => Bind::Text(validation::gtin(&text())?),
        InputKind::Color => Bind::Text(validation::color(&text())?),
        InputKind::Locale => Bind::Text(validation::locale(&text())?),
        InputKind::Slug => Bind::Text(validation::slug(&text())?),
        InputKind::Key => Bind::Text(validation::key(&text())?),
        InputKind::TimeZone => Bind::Text(validation::time_zone(&text())?),
        InputKind::FileName => Bind::Text(validation::files::file_name(&text())?),
        InputKind::MediaType => Bind::Text(validation::files::media_type(&text())?),
        InputKind::Choice(choice) => Bind::Text(choice.stored(&text()).ok_or_else(unreadable)?.to_owned()),
        InputKind::Int(least, most) => Bind::Int(whole(value, least, most)?),
        InputKind::Quantity => Bind::Decimal(validation::quantity(decimal(&text())?)?),
        InputKind::Stock => Bind::Decimal(validation::signed_amount(decimal(&text())?, 4)?),
        InputKind::Amount => Bind::Decimal(validation::amount(decimal(&text())?, 4)?),
        InputKind::Percent => Bind::Decimal(validation::percent(decimal(&text())?)?),
        InputKind::Boolean => Bind::Bool(value.as_bool().ok_or_else(unreadable)?),
        InputKind::Time => {
            let time = DateTime::parse_from_rfc3339(&text()).map_err(|_| unreadable())?;
            Bind::Time(time.with_timezone(&Utc))
        }
        InputKind::Date => Bind::Date(NaiveDate::parse_from_str(&text(), "%Y-%m-%d").map_err(|_| unreadable())?),
        InputKind::Json => Bind::Json(json(value)?),
        InputKind::Object => Bind::Json(value.as_object().cloned().ok_or_else(unreadable)?.into()),
        InputKind::Lines(most, max) => Bind::Texts(lines(value, most, max)?),
        InputKind::Each(check) => Bind::Texts(each(value, check)?),
        InputKind::Id(_) | InputKind::Links(_) | InputKind::Money(_) | InputKind::Address => return Err(unreadable()),
    })
}

fn each(value: &Value, check: fn(&str) -> Checked<String>) -> Checked<Vec<String>> {
    let given = match value {
        Value::Array(items) => items.as_slice(),
        single => std::slice::from_ref(single),
    };
    if given.is_empty() {
        return Err(Invalid { code: "REQUIRED", message: "A value is needed here.".into() });
    }
    if given.len() > MAX_LINKS {
        return Err(Invalid { code: "TOO_MANY", message: format!("At most {MAX_LINKS} are accepted here.").into() });
    }
    let mut texts = given.iter().map(|text| check(&text_of(text))).collect::<Checked<Vec<_>>>()?;
    texts.sort_unstable();
    texts.dedup();
    Ok(texts)
}

fn unreadable() -> Invalid {
    Invalid { code: "INVALID_VALUE", message: "The value cannot be read.".into() }
}

fn whole(value: &Value, least: i32, most: i32) -> Checked<i32> {
    let number = value.as_i64().and_then(|number| i32::try_from(number).ok()).ok_or_else(unreadable)?;
    if (least..=most).contains(&number) {
        Ok(number)
    } else {
        let message = format!("The number must lie between {least} and {most}.");
        Err(Invalid { code: "OUT_OF_RANGE", message: message.into() })
    }
}

fn json(value: &Value) -> Checked<Value> {
    if value.to_string().len() > MAX_JSON {
        let message = format!("At most {MAX_JSON} bytes are accepted here.");
        return Err(Invalid { code: "TOO_LONG", message: message.into() });
    }
    Ok(value.clone())
}

fn lines(value: &Value, most: usize, max: usize) -> Checked<Vec<String>> {
    let items: &[Value] = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    if items.len() > most {
        return Err(Invalid { code: "TOO_MANY", message: format!("At most {most} are accepted here.").into() });
    }
    items.iter().map(|item| validation::line(&text_of(item), max)).collect()
}

fn decimal(text: &str) -> Checked<Decimal> {
    if text.len() > 40 {
        return Err(unreadable());
    }
    text.parse().map_err(|_| Invalid { code: "INVALID_NUMBER", message: "The value is not a number.".into() })
}
