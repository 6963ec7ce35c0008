//! Search across nouns.

use std::sync::LazyLock;

use async_graphql::{Pos, registry::Registry};
use futures_util::{FutureExt, future::BoxFuture, future::join_all};

use crate::{
    auth::Permit,
    db::{
        filters::Choice,
        orders::{Order, OrderTerm},
        rows::{Record, Shape},
    },
    error::{Code, Error, Result},
    executor::{
        Argument, ChoiceList, Context, Fields, Json, Link, Object, Path, Plan, PlannedLink, Selected, object,
        page_size, read_argument, register_union, text_argument,
    },
    models::{
        Bounds, Model, Page, PageRequest, clients::Client, contacts::Contact, deals::Deal, lists, notes::Note,
        products::Product, users::User,
    },
    resolvers::Query,
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    fields.link(
        "search",
        "Records of several types that match what a person typed, the best match first; each type is asked once. A telephone \
         number or an e-mail address, or a part of one, finds clients and contacts by any way to reach them that the viewer may read.",
        SearchLink,
    )
}

static TYPES: Choice = Choice {
    name: "SearchType",
    description: "What `search` looks among.",
    values: &[
        ("CLIENT", "Client", "Clients."),
        ("CONTACT", "Contact", "Contacts."),
        ("PRODUCT", "Product", "Products."),
        ("DEAL", "Deal", "Deals."),
        ("USER", "User", "Users."),
        ("NOTE", "Note", "Notes."),
    ],
};

/// Hits when the caller names no number.
const DEFAULT_HITS: i32 = 20;

/// Matches without a rank of their own come after all others.
const UNRANKED: i64 = i64::MAX;

struct Noun {
    name: &'static str,
    register: fn(&mut Registry) -> String,
    plan: PlanNoun,
}

type PlanNoun = for<'a> fn(&Context<'a>, &Selected<'a>, &Path, &str, u32) -> Result<Box<dyn Searched + 'a>>;

const fn noun<U: Model + Object>() -> Noun {
    Noun { name: U::NAME, register: object::<U>, plan: plan_noun::<U> }
}

static NOUNS: LazyLock<[Noun; 6]> = LazyLock::new(|| {
    [noun::<Client>(), noun::<Contact>(), noun::<Product>(), noun::<Deal>(), noun::<User>(), noun::<Note>()]
});

struct SearchLink;

impl Link<Query> for SearchLink {
    fn register(&self, registry: &mut Registry) -> String {
        let members = NOUNS.iter().map(|noun| (noun.register)(registry)).collect();
        register_union(registry, "SearchHit", "A record that `search` found.", members);
        "[SearchHit!]".to_owned()
    }

    fn arguments(&self) -> Vec<Argument> {
        vec![
            Argument::of::<String>(
                "query",
                "What a person would type, at most 200 characters; an empty text finds nothing.",
            ),
            Argument {
                name: "types",
                description: "Types to look among; all when absent.",
                type_of: |registry| ChoiceList::register(registry, &TYPES),
            },
            Argument::of::<Option<i32>>("first", "Number of hits, 1 to 100. Default: 20."),
        ]
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<Query> + 'a>> {
        context.viewer()?;
        let query = text_argument(context, selected, "query")?.unwrap_or_default().trim().to_owned();
        if query.chars().count() > 200 {
            return Err(Error::bad_input("Argument `query`: at most 200 characters."));
        }
        let first = read_argument::<Option<i32>>(context, selected, "first")?.unwrap_or(DEFAULT_HITS);
        let size = page_size("first", first)?;
        let types = read_argument::<Option<ChoiceList>>(context, selected, "types")?.map(|list| list.stored(&TYPES));
        let mut nouns = Vec::new();
        for noun in NOUNS.iter().filter(|noun| types.as_ref().is_none_or(|types| types.contains(&noun.name))) {
            if query.is_empty() {
                break;
            }
            match (noun.plan)(context, selected, &path.first_item(), &query, size) {
                Ok(planned) => nouns.push(planned),
                // What the viewer may not read is not among the hits.
                Err(error) if error.code == Code::Forbidden => {}
                Err(error) => return Err(error),
            }
        }
        let place = (path.clone(), selected.node.pos);
        Ok(Box::new(PlannedSearch { nouns, size: size as usize, hits: Some(Vec::new()), place }))
    }
}

fn plan_noun<'a, U: Model + Object>(
    context: &Context<'a>,
    selected: &Selected<'a>,
    path: &Path,
    query: &str,
    size: u32,
) -> Result<Box<dyn Searched + 'a>> {
    let permit = context.permit::<U>()?;
    let mut shape = Shape::default();
    let plan = Plan::<U>::new(context, &selected.sets, Some(path), &mut shape)?;
    let found = context.matching::<U>(query)?;
    let ranked = found.rank.is_some();
    let default = U::ORDERS.first().map(|key| OrderTerm::new(key, U::DEFAULT_ORDER));
    let request = PageRequest {
        shape,
        condition: found.condition,
        order: Order::new(found.rank.or(default).into_iter().collect()),
        bounds: Bounds::First(size),
        cursor: None,
        with_keys: true,
    };
    Ok(Box::new(SearchedNoun { permit, request, plan, ranked, page: None }))
}

/// The hits among one noun.
trait Searched: Send + Sync {
    fn search<'s>(&'s mut self, context: &'s Context<'_>) -> BoxFuture<'s, Result<()>>;
    fn ranks(&self) -> Vec<i64>;
    fn load<'s>(&'s mut self, context: &'s Context<'_>, kept: usize) -> BoxFuture<'s, ()>;
    fn write(&self, index: usize, out: &mut Json);
}

struct SearchedNoun<'a, U: Object> {
    permit: Permit<U>,
    request: PageRequest,
    plan: Plan<'a, U>,
    ranked: bool,
    page: Option<Page<U>>,
}

impl<U: Model + Object> Searched for SearchedNoun<'_, U> {
    fn search<'s>(&'s mut self, context: &'s Context<'_>) -> BoxFuture<'s, Result<()>> {
        async move {
            let page = lists::page(context.loaders().db(), &self.permit, self.request.clone()).await?;
            self.page = Some(page);
            Ok(())
        }
        .boxed()
    }

    fn ranks(&self) -> Vec<i64> {
        let rank = |keys: &Vec<String>| {
            let rank = keys.first().filter(|_| self.ranked).and_then(|key| key.parse().ok());
            rank.unwrap_or(UNRANKED)
        };
        self.page.iter().flat_map(|page| page.keys.iter().map(rank)).collect()
    }

    fn load<'s>(&'s mut self, context: &'s Context<'_>, kept: usize) -> BoxFuture<'s, ()> {
        async move {
            let records = self.page.iter().flat_map(|page| &page.records).take(kept);
            let rows: Vec<&Record<U>> = records.map(AsRef::as_ref).collect();
            self.plan.load(context, &rows).await;
        }
        .boxed()
    }

    fn write(&self, index: usize, out: &mut Json) {
        let record = self.page.as_ref().and_then(|page| page.records.get(index));
        out.optional(record, |out, record| self.plan.write(record, out));
    }
}

struct PlannedSearch<'a> {
    nouns: Vec<Box<dyn Searched + 'a>>,
    size: usize,
    /// Noun and place within it of each hit; none when the search failed.
    hits: Option<Vec<(usize, usize)>>,
    place: (Path, Pos),
}

impl PlannedSearch<'_> {
    async fn find(&mut self, context: &Context<'_>) -> Result<Vec<(usize, usize)>> {
        let searches = join_all(self.nouns.iter_mut().map(|noun| noun.search(context))).await;
        searches.into_iter().collect::<Result<()>>()?;
        let ranked = |(noun, ranks): (usize, Vec<i64>)| {
            ranks.into_iter().enumerate().map(move |(index, rank)| (rank, index, noun)).collect::<Vec<_>>()
        };
        let mut hits: Vec<_> = self.nouns.iter().map(|noun| noun.ranks()).enumerate().flat_map(ranked).collect();
        hits.sort_unstable();
        hits.truncate(self.size);
        Ok(hits.into_iter().map(|(_, index, noun)| (noun, index)).collect())
    }
}

impl PlannedLink<Query> for PlannedSearch<'_> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, _rows: &'s [&'s Record<Query>]) -> BoxFuture<'s, ()> {
        async move {
            match self.find(context).await {
                Ok(hits) => {
                    let kept = |noun| hits.iter().filter(|hit| hit.0 == noun).count();
                    let loads =
                        self.nouns.iter_mut().enumerate().map(|(noun, searched)| searched.load(context, kept(noun)));
                    join_all(loads).await;
                    self.hits = Some(hits);
                }
                Err(error) => {
                    self.hits = None;
                    context.report(&self.place.0, self.place.1, error);
                }
            }
        }
        .boxed()
    }

    fn write(&self, _record: &Record<Query>, out: &mut Json) {
        out.optional(self.hits.as_ref(), |out, hits| {
            out.array(hits, |out, (noun, index)| {
                if let Some(searched) = self.nouns.get(*noun) {
                    searched.write(*index, out);
                }
            });
        });
    }
}
