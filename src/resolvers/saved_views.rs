//! Saved views in the API.

use std::sync::LazyLock;

use serde_json::{Map, Value};

use crate::{
    auth::{Operation, Viewer},
    db::conditions::Bind,
    executor::{Fields, Kept, Mutate, Object},
    models::{
        Model,
        categories::Category,
        clients::Client,
        contacts::Contact,
        custom_fields::asked::Asked,
        deals::Deal,
        inputs::{Problem, Values},
        notes::Note,
        products::Product,
        saved_views::{LAYOUTS, RESOURCES, SavedView, VISIBILITIES, columns as c},
        tags::Tag,
        teams::Team,
        users::User,
    },
    mutable,
    resolvers::{Mutation, Query, favorites::IsFavorite, noun},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    noun::<SavedView>(
        fields,
        ("savedView", "A saved view by its id; null when there is none."),
        ("savedViews", "Saved views: the viewer's own, those of the viewer's teams, and those for everybody."),
    )
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    fields
        .link(
            "savedViewCreate",
            "Keeps a question to a list. Filter, search, order and fields are checked as if it were asked now.",
            Mutate::<SavedView>::create().examined(examine),
        )
        .link(
            "savedViewUpdate",
            "Changes a saved view of the viewer's own; an admin changes those for everybody too.",
            Mutate::<SavedView>::update().examined(examine),
        )
        .link("savedViewDelete", "Deletes a saved view; they have no trash.", Mutate::<SavedView>::delete())
}

mutable!(SavedView, "SavedViewPayload", "savedView");

/// What a list thinks of a question that is kept for it.
struct List {
    type_name: &'static str,
    problems: fn(&Kept<'_>, &Viewer) -> Vec<Problem>,
    asked: fn(&Kept<'_>) -> Asked,
}

const fn list<M: Model + Object>() -> List {
    List { type_name: M::TYPE_NAME, problems: problems::<M>, asked: asked::<M> }
}

fn problems<M: Model + Object>(kept: &Kept<'_>, viewer: &Viewer) -> Vec<Problem> {
    kept.problems::<M>(viewer)
}

fn asked<M: Model>(kept: &Kept<'_>) -> Asked {
    kept.asked::<M>()
}

static LISTS: [List; 9] = [
    list::<Client>(),
    list::<Contact>(),
    list::<Deal>(),
    list::<Note>(),
    list::<Product>(),
    list::<Category>(),
    list::<Tag>(),
    list::<User>(),
    list::<Team>(),
];

/// Refuses what the list would refuse if it were asked.
fn examine(viewer: &Viewer, before: Option<&Map<String, Value>>, values: &mut Values) {
    let known = || before?.get("resource")?.as_str();
    let Some(resource) = values.text("resource").or_else(known) else { return };
    let Some(list) = LISTS.iter().find(|list| list.type_name == resource) else { return };
    if !viewer.rights.allows(list.type_name, "*", Operation::Read) {
        let message = format!("Your role has no right to read {}.", list.type_name);
        values.problems.push(Problem::new(&["resource"], "FORBIDDEN", message));
        return;
    }
    let texts = |column| match values.get(column) {
        Some(Bind::Texts(texts)) => texts.as_slice(),
        _ => &[],
    };
    let filter = match values.get("filter") {
        Some(Bind::Json(filter)) => Some(filter),
        _ => None,
    };
    let kept = Kept {
        filter,
        search: values.text("search"),
        order_by: texts("order_by"),
        columns: texts("shown_fields"),
        group_by: values.text("group_by"),
    };
    let (problems, asked) = ((list.problems)(&kept, viewer), (list.asked)(&kept));
    values.problems.extend(problems);
    values.asked = Some(asked);
}

impl Object for SavedView {
    const NAME: &'static str = "SavedView";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<SavedView>> = LazyLock::new(|| {
            Fields::<SavedView>::new(
                "A question to a list, kept under a name. It holds no right: asked again, it shows what its reader may see.",
            )
            .id(|r| r.id)
            .choice("resource", c::resource, &RESOURCES, "The list it asks.", |r| r.resource.as_deref())
            .text("name", c::name, "Name; unique among its owner's views of the list.", |r| r.name.as_deref())
            .choice("visibility", c::visibility, &VISIBILITIES, "Who may read it.", |r| r.visibility.as_deref())
            .choice("layout", c::layout, &LAYOUTS, "How it shows its records.", |r| r.layout.as_deref())
            .stored_json(
                "filter",
                c::filter,
                "The argument `filter` of the list, to be sent back as a variable as it is; null for none.",
                |r| r.filter.as_ref(),
            )
            .text("search", c::search, "The argument `search` of the list; null for none.", |r| r.search.as_deref())
            .stored_texts(
                "orderBy",
                c::order_by,
                "The argument `orderBy` of the list, to be sent back as a variable; null for none.",
                |r| r.order_by.as_deref(),
            )
            .stored_texts("columns", c::shown_fields, "Fields it shows, in order; null leaves them to the reader.", |r| {
                r.shown_fields.as_deref()
            })
            .text("groupBy", c::group_by, "The field whose values are a board's columns.", |r| r.group_by.as_deref())
            .int("position", c::position, "Its place among others.", |r| r.position.map(i64::from))
            .time("createdAt", c::created_at, "Creation.", |r| r.created_at)
            .time("updatedAt", c::updated_at, "Last change.", |r| r.updated_at)
            .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from))
            .one::<User>("owner", "owner_id", "Whose it is.")
            .one::<Team>("team", "team_id", "The team it is for; null unless it is for one.")
            .link("isFavorite", "Whether it is among the viewer's favourites.", IsFavorite)
        });
        &FIELDS
    }
}
