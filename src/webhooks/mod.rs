//! The worker that tells others of changes: it runs beside the HTTP server, on any number of servers at once.
//!
//! - [`worker`]: the loop; `attempts`: one request and what becomes of it; [`messages`]: what is sent, and its signature
//! - [`retries`]: when the next attempt is made
//! - `store`: every statement of the worker. It acts for no person, so none takes a permit; that is why they are here
//!   and not in `models`.
//!
//! An event becomes a delivery for each endpoint that wants it in one statement, which marks it as dispatched; a server
//! that dies in the middle leaves it unmarked. A delivery is claimed for a while, sent, and its outcome is noted; a server
//! that dies in the middle leaves the claim to run out. So nothing is lost, and a message may come twice.

mod attempts;
pub mod messages;
pub mod retries;
mod store;
mod worker;

pub use worker::Worker;
