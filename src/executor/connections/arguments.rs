//! The arguments of a connection: filter, search, order and page.

use async_graphql::registry::Registry;

use crate::{
    db::{
        conditions::Condition,
        orders::{Direction, Order, OrderTerm},
        rows::Shape,
    },
    error::{Error, Result},
    executor::{Argument, ChoiceList, Context, FilterInput, Selected, arguments, filters::register_orders},
    models::{Bounds, Model, PageRequest, custom_fields::asked::Asked},
};

/// Rows of a page at most.
pub const MAX_PAGE: u32 = 100;

/// Rows of a page when the caller names no number.
pub const DEFAULT_PAGE: u32 = 25;

/// Keys of one order at most.
const MAX_ORDER_KEYS: usize = 4;

/// Longest search text in characters.
pub const MAX_SEARCH: usize = 200;

pub fn describe<M: Model>() -> Vec<Argument> {
    let mut arguments = Vec::new();
    if !M::FILTERS.is_empty() {
        arguments.push(Argument::of::<Option<FilterInput<M>>>("filter", "Which records; all conditions must hold."));
    }
    if !M::SEARCHED.is_empty() {
        arguments.push(Argument::of::<Option<String>>(
            "search",
            "What a person would type: words in any order, parts of words, without regard to case and accents.",
        ));
    }
    arguments.push(Argument {
        name: "orderBy",
        description: "Order of the list, most important first. Without it the best match of a search comes first; else a range that `filter` names gives its own order; else the default order.",
        type_of: orders_type::<M>,
    });
    arguments.extend(page());
    arguments
}

/// The arguments that say which page of a list is asked for.
pub fn page() -> [Argument; 4] {
    [
        Argument::of::<Option<i32>>("first", "Number of records from the start, 1 to 100. Default: 25."),
        Argument::of::<Option<String>>("after", "Cursor of the record the page follows."),
        Argument::of::<Option<i32>>("last", "Number of records from the end, 1 to 100."),
        Argument::of::<Option<String>>("before", "Cursor of the record the page precedes."),
    ]
}

fn orders_type<M: Model>(registry: &mut Registry) -> String {
    format!("[{}!]", register_orders::<M>(registry))
}

/// Reads the arguments; what does not fit is refused with a sentence that names it. The custom fields that the filter
/// names are to be checked before the list is read.
pub fn read<M: Model>(
    context: &Context<'_>,
    selected: &Selected<'_>,
    shape: Shape,
    with_keys: bool,
) -> Result<(PageRequest, Asked)> {
    let (mut condition, mut natural, mut asked) = (Condition::ALWAYS, None, Asked::default());
    if !M::FILTERS.is_empty()
        && let Some(filter) = arguments::read::<Option<FilterInput<M>>>(context, selected, "filter")?
    {
        natural = filter.range_order().map(|key| OrderTerm::new(key, M::DEFAULT_ORDER));
        (condition, asked) = filter.into_condition(context)?;
    }
    if let Some(search) = search_argument::<M>(context, selected)? {
        let found = context.matching::<M>(&search)?;
        condition = condition.and(found.condition);
        natural = found.rank.or(natural);
    }
    let order = order_argument::<M>(context, selected, natural)?;
    let (bounds, cursor) = read_page(context, selected, &order)?;
    Ok((PageRequest { shape, condition, order, bounds, cursor, with_keys }, asked))
}

fn search_argument<M: Model>(context: &Context<'_>, selected: &Selected<'_>) -> Result<Option<String>> {
    if M::SEARCHED.is_empty() {
        return Ok(None);
    }
    let search = text_argument(context, selected, "search")?.map(|text| text.trim().to_owned());
    match search {
        Some(text) if text.chars().count() > MAX_SEARCH => {
            Err(Error::bad_input(format!("Argument `search`: at most {MAX_SEARCH} characters.")))
        }
        search => Ok(search.filter(|text| !text.is_empty())),
    }
}

/// Text without NUL, which PostgreSQL cannot hold.
pub fn text_argument(context: &Context<'_>, selected: &Selected<'_>, name: &str) -> Result<Option<String>> {
    let text = arguments::read::<Option<String>>(context, selected, name)?;
    if text.as_ref().is_some_and(|text| text.contains('\0')) {
        return Err(Error::bad_input(format!("Argument `{name}`: the character NUL is not allowed.")));
    }
    Ok(text)
}

fn order_argument<M: Model>(
    context: &Context<'_>,
    selected: &Selected<'_>,
    natural: Option<OrderTerm>,
) -> Result<Order> {
    let asked = arguments::read::<Option<ChoiceList>>(context, selected, "orderBy")?.unwrap_or_default().into_names();
    let mut terms = order_terms::<M>(asked, |field| context.may_read(M::TYPE_NAME, field))?;
    if terms.is_empty() {
        let default = M::ORDERS.first().map(|key| OrderTerm::new(key, M::DEFAULT_ORDER));
        terms.extend(natural.or(default));
    }
    Ok(Order::new(terms))
}

/// The keys of an order by their names, if the viewer may read every field they show.
pub fn order_terms<M: Model>(asked: Vec<String>, may_read: impl Fn(&str) -> bool) -> Result<Vec<OrderTerm>> {
    if asked.len() > MAX_ORDER_KEYS {
        return Err(Error::bad_input(format!("Argument `orderBy`: at most {MAX_ORDER_KEYS} keys.")));
    }
    let mut terms: Vec<OrderTerm> = Vec::with_capacity(asked.len());
    for name in asked {
        let term = order_term::<M>(&name)
            .ok_or_else(|| Error::bad_input(format!("Argument `orderBy`: `{name}` is not an order of this list.")))?;
        if terms.iter().any(|other| other.name == term.name) {
            return Err(Error::bad_input(format!("Argument `orderBy`: `{}` is named twice.", term.name)));
        }
        let field = camel_case(term.name);
        if !may_read(&field) {
            return Err(Error::forbidden(format!("Your role has no right to read {}.{field}.", M::TYPE_NAME)));
        }
        terms.push(term);
    }
    Ok(terms)
}

fn order_term<M: Model>(name: &str) -> Option<OrderTerm> {
    for direction in [Direction::Ascending, Direction::Descending] {
        if let Some(stem) = name.strip_suffix(direction.suffix())
            && let Some(key) = M::ORDERS.iter().find(|key| key.name == stem)
        {
            return Some(OrderTerm::new(key, direction));
        }
    }
    None
}

/// The field an order shows: `ANNUAL_REVENUE` shows `annualRevenue`.
fn camel_case(name: &str) -> String {
    let mut words = name.split('_').map(str::to_lowercase);
    let mut field = words.next().unwrap_or_default();
    for word in words {
        let mut letters = word.chars();
        field.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        field.push_str(letters.as_str());
    }
    field
}

/// Which page of a list is asked for, and the keys of the record it starts from.
pub fn read_page(
    context: &Context<'_>,
    selected: &Selected<'_>,
    order: &Order,
) -> Result<(Bounds, Option<Vec<String>>)> {
    let (bounds, cursor) = page_arguments(context, selected)?;
    Ok((bounds, cursor.map(|cursor| order.parse_cursor(&cursor)).transpose()?))
}

fn page_arguments(context: &Context<'_>, selected: &Selected<'_>) -> Result<(Bounds, Option<String>)> {
    let first = arguments::read::<Option<i32>>(context, selected, "first")?;
    let last = arguments::read::<Option<i32>>(context, selected, "last")?;
    let after = text_argument(context, selected, "after")?;
    let before = text_argument(context, selected, "before")?;
    match (first, last) {
        (Some(_), Some(_)) => Err(Error::bad_input("Arguments `first` and `last` exclude each other.")),
        (_, None) if before.is_some() => Err(Error::bad_input("Argument `before` goes with `last`.")),
        (_, Some(_)) if after.is_some() => Err(Error::bad_input("Argument `after` goes with `first`.")),
        (None, Some(last)) => Ok((Bounds::Last(page_size("last", last)?), before)),
        (Some(first), None) => Ok((Bounds::First(page_size("first", first)?), after)),
        (None, None) => Ok((Bounds::First(DEFAULT_PAGE), after)),
    }
}

pub fn page_size(name: &str, asked: i32) -> Result<u32> {
    u32::try_from(asked)
        .ok()
        .filter(|size| (1..=MAX_PAGE).contains(size))
        .ok_or_else(|| Error::bad_input(format!("Argument `{name}`: a number from 1 to {MAX_PAGE}, not {asked}.")))
}
