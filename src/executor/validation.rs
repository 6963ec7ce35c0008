//! Validates a document once, however often it runs; and without running it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use async_graphql::{
    CacheControl, ObjectType, Request, Schema, ServerError, SubscriptionType, ValidationResult,
    async_trait::async_trait,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextValidation},
    parser::types::ExecutableDocument,
};
use futures_util::FutureExt;

/// Marks a request whose document this schema has found valid before.
struct KnownToBeValid;

/// The document of `request` has passed validation by this schema and has not changed since. What depends on the
/// variables is checked where they are coerced and where arguments are read.
#[must_use]
pub fn known_to_be_valid(request: Request) -> Request {
    request.data(KnownToBeValid)
}

/// Marks a request that is validated and not run; set when it is valid.
struct ValidateOnly(Arc<AtomicBool>);

/// Whether a document is valid by a schema that has [`ValidateOnce`]. Nothing of it runs.
///
/// # Errors
/// What validation has found.
pub fn validate<Q, M, S>(schema: &Schema<Q, M, S>, document: ExecutableDocument) -> Result<(), Vec<ServerError>>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    let is_valid = Arc::new(AtomicBool::new(false));
    let mut request = Request::new(String::new()).data(ValidateOnly(is_valid.clone()));
    request.set_parsed_query(document);
    // Nothing before the first resolver waits for anything.
    let response = schema.execute(request).now_or_never();
    if is_valid.load(Ordering::Relaxed) {
        Ok(())
    } else {
        Err(response.map_or_else(Vec::new, |response| response.errors))
    }
}

/// Leaves out the validation of documents known to be valid: more than a tenth of a short request's time.
pub struct ValidateOnce;

impl ExtensionFactory for ValidateOnce {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait]
impl Extension for ValidateOnce {
    async fn validation(
        &self,
        context: &ExtensionContext<'_>,
        next: NextValidation<'_>,
    ) -> Result<ValidationResult, Vec<ServerError>> {
        if context.data_opt::<KnownToBeValid>().is_some() {
            // Cost and depth have limits of our own, and answers carry no cache control of the library's.
            return Ok(ValidationResult { cache_control: CacheControl::default(), complexity: 0, depth: 0 });
        }
        let result = next.run(context).await?;
        match context.data_opt::<ValidateOnly>() {
            Some(ValidateOnly(is_valid)) => {
                is_valid.store(true, Ordering::Relaxed);
                Err(Vec::new())
            }
            None => Ok(result),
        }
    }
}
