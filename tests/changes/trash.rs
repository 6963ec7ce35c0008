//! The trash has an end for every noun that has a trash.

use chrono::TimeDelta;
use serde_json::json;
use tessera::models::trash::purge::{Retention, purge};

use super::{Life, NOUNS, World, traces, uuid_of};
use crate::support::{TestApp, clusters};

#[tokio::test(flavor = "multi_thread")]
async fn whatever_goes_into_the_trash_goes_for_good_after_its_time() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let world = World::of(&admin).await;
    let mut deleted = Vec::new();
    for noun in NOUNS.iter().filter(|noun| noun.life == Life::Trash) {
        let created = noun.run(&admin, "Create", (noun.valid)(&world)).await;
        let id = noun.made(&created, "Create")[noun.stem]["id"].clone();
        noun.made(&noun.run(&admin, "Delete", json!({ "id": id })).await, "Delete");
        deleted.push((noun, uuid_of(&id)));
    }
    let (app, left) = (&app.app, "SELECT count(*) FROM trash_entries");
    for (days, count) in [(29, deleted.len()), (31, 0)] {
        let now = app.clock.now() + TimeDelta::days(days);
        purge(&app.db, app.auth.keys(), Retention::of_days(30), now).await.unwrap();
        let left: i64 = clusters::row_on(&database, left).await.get(0);
        assert_eq!(left, i64::try_from(count).unwrap(), "after {days} days");
    }
    for (noun, id) in deleted {
        let (entries, events) = traces(&database, &id).await;
        assert_eq!(entries, "create delete destroy", "{}", noun.stem);
        assert!(events.ends_with(&format!("{}.destroyed", noun.event())), "{events}");
    }
}
