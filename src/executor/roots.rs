//! Where async-graphql hands over: the fields of the roots.

use async_graphql::{Context as GraphqlContext, Response, ServerResult, Value, indexmap::IndexMap};

use crate::{
    db::rows::{Record, Shape},
    error::{Error, Result},
    executor::{Context, Json, Object, Path, Plan, selections::collect},
};

/// Resolves one field of the root `R`. The value is a `Value::Binary` that holds the finished JSON of the field,
/// which the HTTP layer writes as it is.
///
/// An argument that cannot be used refuses the whole request: the error has no path, and nothing is answered.
pub async fn resolve_root_field<R: Object>(root: R, graphql: &GraphqlContext<'_>) -> ServerResult<Value> {
    let refused = |error: Error| {
        if let Some(cause) = &error.cause {
            tracing::error!(code = error.code.as_str(), %cause, "a request failed");
        }
        error.into_graphql().into_server_error(graphql.item.pos)
    };
    let context = Context::new(graphql).map_err(refused)?;
    answer(root, &context, graphql).await.map_err(refused)
}

/// Resolves one field of the mutation root `R`. An argument that cannot be used is an error of this field alone: those
/// before it have changed something, and their answers must arrive.
pub async fn resolve_mutation<R: Object>(root: R, graphql: &GraphqlContext<'_>) -> ServerResult<Value> {
    let failed = |error: Error| error.into_graphql().into_server_error(graphql.item.pos);
    let context = Context::of_mutation(graphql).map_err(failed)?;
    match answer(root, &context, graphql).await {
        Ok(value) => Ok(value),
        Err(error) => {
            if let Some(path) = graphql.path_node.as_ref().and_then(|node| Path::root(Some(node))) {
                context.report(&path, graphql.item.pos, error);
            }
            Ok(Value::Null)
        }
    }
}

/// Answers one event of a subscription, or, without an event, checks what is asked for and reads nothing.
pub async fn resolve_event<R: Object>(root: R, graphql: &GraphqlContext<'_>) -> Response {
    let mut response = match resolve_root_field(root, graphql).await {
        Ok(value) => {
            let key = graphql.item.node.response_key().node.clone();
            Response::new(Value::Object(IndexMap::from_iter([(key, value)])))
        }
        Err(error) => Response::from_errors(vec![error]),
    };
    let mut errors = graphql.query_env.errors.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    response.errors.append(&mut errors);
    response
}

async fn answer<'a, R: Object>(root: R, context: &Context<'a>, graphql: &'a GraphqlContext<'a>) -> Result<Value> {
    let sets = [&graphql.query_env.operation.node.selection_set];
    let mut selected = collect(context, R::NAME, &sets);
    selected.retain(|selected| std::ptr::eq(selected.node, graphql.item));
    if selected.is_empty() {
        // Another selection of the same key came first and answers for this one too.
        return Ok(Value::Null);
    }
    let parent = graphql.path_node.and_then(|node| Path::root(node.parent));
    let mut shape = Shape::default();
    let mut plan = Plan::<R>::of(context, &selected, parent.as_ref(), &mut shape)?;
    let record = Record::computed(root);
    plan.load(context, &[&record]).await;
    let mut out = Json::with_capacity(INITIAL_BYTES);
    plan.write_values(&record, &mut out);
    Ok(Value::Binary(out.into_bytes().into()))
}

/// Most answers fit without growing the buffer more than twice.
const INITIAL_BYTES: usize = 4 * 1024;
