//! Facets of the catalogue: how many of the matching products have each category, brand, status and kind.

use std::{str::FromStr, sync::LazyLock};

use async_graphql::registry::Registry;
use futures_util::{FutureExt, future::BoxFuture};
use uuid::Uuid;

use crate::{
    auth::Permit,
    db::{
        conditions::Condition,
        rows::{Columns, Record, Shape},
        select::FacetCount,
    },
    error::{Error, Result},
    executor::{
        Argument, Context, Fields, FilterInput, Json, Link, Object, Path, Plan, PlannedLink, Selected, object,
        read_argument, text_argument,
    },
    models::{
        categories::Category,
        custom_fields::asked::Asked,
        products::{KINDS, Product, STATUSES, facets},
    },
    resolvers::Query,
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    fields.link(
        "productFacets",
        "How many of the products that match have each category, brand, status and kind; 100 values of each, the most frequent first.",
        FacetsLink,
    )
}

/// The facets of one question; those not selected stay empty.
#[derive(Debug, Default)]
pub struct ProductFacets {
    categories: Vec<Record<CategoryFacet>>,
    brands: Vec<Record<BrandFacet>>,
    statuses: Vec<Record<StatusFacet>>,
    kinds: Vec<Record<KindFacet>>,
}

impl Object for ProductFacets {
    const NAME: &'static str = "ProductFacets";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<ProductFacets>> = LazyLock::new(|| {
            Fields::<ProductFacets>::new("How many of the matching products have each value.")
                .values("categories", "By category; a category counts its own products only.", |f| &f.categories)
                .values("brands", "By brand.", |f| &f.brands)
                .values("statuses", "By status.", |f| &f.statuses)
                .values("kinds", "By kind.", |f| &f.kinds)
        });
        &FIELDS
    }
}

/// Declares a facet: its value and its count.
macro_rules! facet {
    ($name:ident, $doc:literal, |$fields:ident| $value:expr) => {
        #[doc = $doc]
        #[derive(Debug)]
        pub struct $name(FacetCount);

        impl Object for $name {
            const NAME: &'static str = stringify!($name);
            const IS_NODE: bool = false;

            fn fields() -> &'static Fields<Self> {
                static FIELDS: LazyLock<Fields<$name>> = LazyLock::new(|| {
                    let $fields = Fields::<$name>::new($doc);
                    $value.int("count", Columns::NONE, "Number of products.", |f| Some(f.0.count))
                });
                &FIELDS
            }
        }
    };
}

facet!(CategoryFacet, "A category and how many of the matching products it has.", |fields| fields.by_id::<Category>(
    "category",
    "The category; null for products without one.",
    |f| f.0.value.as_deref().and_then(|id| Uuid::from_str(id).ok())
));
facet!(BrandFacet, "A brand and how many of the matching products it has.", |fields| fields.text(
    "brand",
    Columns::NONE,
    "The brand; null for products without one.",
    |f| f.0.value.as_deref()
));
facet!(StatusFacet, "A status and how many of the matching products have it.", |fields| fields.choice(
    "status",
    Columns::NONE,
    &STATUSES,
    "The status.",
    |f| f.0.value.as_deref()
));
facet!(KindFacet, "A kind and how many of the matching products are of it.", |fields| fields.choice(
    "kind",
    Columns::NONE,
    &KINDS,
    "The kind.",
    |f| f.0.value.as_deref()
));

struct FacetsLink;

impl Link<Query> for FacetsLink {
    fn register(&self, registry: &mut Registry) -> String {
        object::<ProductFacets>(registry)
    }

    fn arguments(&self) -> Vec<Argument> {
        vec![
            Argument::of::<Option<FilterInput<Product>>>("filter", "Which products; all conditions must hold."),
            Argument::of::<Option<String>>("search", "What a person would type, as in `products`."),
        ]
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<Query> + 'a>> {
        let permit = context.permit::<Product>()?;
        let (mut condition, mut asked) = (Condition::ALWAYS, Asked::default());
        if let Some(filter) = read_argument::<Option<FilterInput<Product>>>(context, selected, "filter")? {
            (condition, asked) = filter.into_condition(context)?;
        }
        let search = text_argument(context, selected, "search")?;
        if let Some(text) = search.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            let found = context.matching::<Product>(text)?;
            condition = condition.and(found.condition);
        }
        let selects = |name| context.selects(selected, ProductFacets::NAME, name);
        // A count of values tells the values.
        let shown = [("categories", "category"), ("brands", "brand"), ("statuses", "status"), ("kinds", "kind")];
        let is_hidden =
            |(facet, field): &(&'static str, &str)| selects(facet) && !context.may_read(Product::NAME, field);
        if let Some((_, field)) = shown.iter().find(|shown| is_hidden(shown)) {
            return Err(Error::forbidden(format!("Your role has no right to read Product.{field}.")));
        }
        Ok(Box::new(PlannedFacets {
            permit,
            condition,
            asked,
            wanted: [selects("categories"), selects("brands"), selects("statuses"), selects("kinds")],
            plan: Plan::new(context, &selected.sets, Some(path), &mut Shape::default())?,
            path: path.clone(),
            pos: selected.node.pos,
            found: None,
        }))
    }
}

struct PlannedFacets<'a> {
    permit: Permit<Product>,
    condition: Condition,
    asked: Asked,
    wanted: [bool; 4],
    plan: Plan<'a, ProductFacets>,
    path: Path,
    pos: async_graphql::Pos,
    found: Option<Record<ProductFacets>>,
}

impl PlannedFacets<'_> {
    async fn read(&self, context: &Context<'_>) -> Result<ProductFacets> {
        self.asked.check(context.loaders().db(), &self.permit).await?;
        let count = async |wanted: bool, column: &'static str| {
            if wanted {
                facets::count(context.loaders().db(), &self.permit, self.condition.clone(), column).await
            } else {
                Ok(Vec::new())
            }
        };
        let [categories, brands, statuses, kinds] = self.wanted;
        let (categories, brands, statuses, kinds) = futures_util::try_join!(
            count(categories, "@.category_id"),
            count(brands, "@.brand"),
            count(statuses, "@.status"),
            count(kinds, "@.kind"),
        )?;
        Ok(ProductFacets {
            categories: categories.into_iter().map(|count| Record::computed(CategoryFacet(count))).collect(),
            brands: brands.into_iter().map(|count| Record::computed(BrandFacet(count))).collect(),
            statuses: statuses.into_iter().map(|count| Record::computed(StatusFacet(count))).collect(),
            kinds: kinds.into_iter().map(|count| Record::computed(KindFacet(count))).collect(),
        })
    }
}

impl PlannedLink<Query> for PlannedFacets<'_> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, _rows: &'s [&'s Record<Query>]) -> BoxFuture<'s, ()> {
        async move {
            match self.read(context).await {
                Ok(found) => {
                    let record = Record::computed(found);
                    self.plan.load(context, &[&record]).await;
                    self.found = Some(record);
                }
                Err(error) => context.report(&self.path, self.pos, error),
            }
        }
        .boxed()
    }

    fn write(&self, _record: &Record<Query>, out: &mut Json) {
        out.optional(self.found.as_ref(), |out, found| self.plan.write(found, out));
    }
}
