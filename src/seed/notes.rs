//! Notes of every kind, and the colleagues they mention.

use std::fmt::Write as _;

use uuid::Uuid;

use super::{
    clients::{self, Client},
    contacts,
    copies::{Rows, Table},
    deals,
    money::{self, Currency},
    products,
    random::{Dice, Stream},
    texts::{LANGUAGES, Slots},
    world::{Key, World},
};

const DAY: i64 = 86_400_000_000;
const HOUR: i64 = 3_600_000_000;

/// What a note is about; a contact or a deal brings its client along.
#[derive(Debug, Clone, Copy, Default)]
struct Topic {
    client: Option<u64>,
    contact: Option<u64>,
    deal: Option<u64>,
    product: Option<u64>,
}

/// A note's identity, time and topic, cheap to make.
struct Head {
    id: Uuid,
    at: i64,
    topic: Topic,
    dice: Dice,
}

fn make(world: &World, index: u64) -> Head {
    let Key { id, at, mut dice } = world.key(Stream::Notes, index);
    let before = |stream| world.before(stream, Stream::Notes, index);
    let mut topic = Topic::default();
    match dice.below(100) {
        0..20 => {
            let deal = dice.below(before(Stream::Deals));
            topic.client = Some(deals::make(world, deal).client);
            topic.deal = Some(deal);
        }
        20..26 => topic.product = Some(dice.below(before(Stream::Products))),
        roll => {
            let client = busy_client(before(Stream::Clients), &mut dice);
            topic.client = Some(client);
            topic.product = (roll < 32).then(|| dice.below(before(Stream::Products)));
        }
    }
    if let Some((first, count)) = topic.client.map(contacts::of_client).filter(|(_, count)| *count > 0)
        && dice.chance(55)
    {
        topic.contact = Some(first + dice.below(count));
    }
    Head { id, at, topic, dice }
}

/// A third of the notes belong to the few clients with the most contacts.
fn busy_client(clients: u64, dice: &mut Dice) -> u64 {
    if clients > 16 && dice.chance(33) { dice.below(clients / 16) * 16 + 4 } else { dice.below(clients) }
}

/// For each client the time of its newest note, or 0. One pass over all notes, without their texts.
pub fn last_by_client(world: &World) -> Vec<i64> {
    let mut last = vec![0; usize::try_from(world.sizes.clients).unwrap_or(0)];
    for index in 0..world.sizes.notes {
        let note = make(world, index);
        let client = note.topic.client.and_then(|client| usize::try_from(client).ok());
        if let Some(moment) = client.and_then(|client| last.get_mut(client)) {
            *moment = note.at.max(*moment);
        }
    }
    last
}

/// The colleague a note mentions: one note in twenty does.
fn mentioned(world: &World, index: u64) -> Option<usize> {
    let mut dice = Dice::new(Stream::Mentions, index);
    let user = usize::try_from(dice.below(world.users.len() as u64)).ok();
    user.filter(|_| dice.chance(5))
}

pub static NOTES: Table = Table {
    name: "notes",
    columns: "id, kind, title, body, client_id, contact_id, product_id, deal_id, author_id, visibility, is_pinned, \
              happened_at, duration_seconds, due_at, assignee_id, completed_at, priority, created_at, updated_at, \
              edited_at, client_owner_id, client_team_id",
    total: |world| world.sizes.notes,
    write,
};

/// What the note's topic is called, and its ids.
struct Subject {
    client: Option<Client>,
    client_name: String,
    city: &'static str,
    contact: Option<(Uuid, String)>,
    product: Option<Uuid>,
    product_name: String,
    deal: Option<Uuid>,
    language: usize,
    currency: Currency,
}

fn subject(world: &World, topic: Topic, dice: &mut Dice) -> Subject {
    let client = topic.client.map(|client| clients::make(world, client));
    let identity = client.as_ref().and_then(|client| client.identity(world));
    let country = client.as_ref().and_then(|client| world.country(client));
    let talked = topic.product.unwrap_or_else(|| dice.below(world.sizes.products));
    let product = products::make(world, talked);
    let spoken = country.map(|country| country.language).filter(|_| !dice.chance(25));
    let drawn = usize::try_from(dice.below(LANGUAGES.len() as u64)).unwrap_or(0);
    let language = spoken.unwrap_or(if client.is_some() { 0 } else { drawn });
    Subject {
        language,
        client_name: identity.as_ref().map(|identity| identity.name.clone()).unwrap_or_default(),
        city: identity.as_ref().map_or("Berlin", |identity| identity.city),
        contact: topic.contact.and_then(|contact| contacts::named(world, contact)),
        product: topic.product.and_then(|_| product.as_ref().map(|product| product.id)),
        product_name: product.map(|product| product.called(language)).unwrap_or_default(),
        deal: topic.deal.map(|deal| deals::make(world, deal).id),
        currency: country.map_or_else(|| money::currency("EUR"), |country| country.currency),
        client,
    }
}

/// Mostly the client's owner, else anybody.
fn author(world: &World, subject: &Subject, dice: &mut Dice) -> Option<usize> {
    let owner = subject.client.as_ref().and_then(|client| client.owner);
    let any = usize::try_from(dice.below(world.users.len() as u64)).ok();
    owner.filter(|_| dice.chance(70)).or(any)
}

fn write(world: &World, index: u64, rows: &mut Rows) {
    let Head { id, at, topic, mut dice } = make(world, index);
    let subject = subject(world, topic, &mut dice);
    let author = author(world, &subject, &mut dice);
    let mention = mentioned(world, index).filter(|user| Some(*user) != author && subject.client.is_some());
    let kinds = ["note", "call", "meeting", "email", "task"];
    let kind = kinds.get(dice.weighted([30, 24, 12, 20, 14].into_iter())).copied();
    // About a product alone there is nobody to call or to meet.
    let kind = kind.filter(|_| subject.client.is_some()).unwrap_or("note");
    let (title, body) = text(world, kind, &subject, mention.or(author), mention.is_some(), &mut dice);
    let private = mention.is_none() && dice.chance(2);
    rows.id(id).text(kind).maybe_text(title.as_deref()).text(&body);
    let (owner, team) = subject.client.as_ref().map(|client| client.owner_and_team(world)).unwrap_or_default();
    rows.maybe_id(subject.client.map(|client| client.id)).maybe_id(subject.contact.map(|(id, _)| id));
    rows.maybe_id(subject.product).maybe_id(subject.deal).maybe_id(world.user_id(author));
    rows.text(if private { "private" } else { "shared" }).flag(dice.below(200) == 0).moment(at);
    let seconds = match kind {
        "call" => Some(dice.between(1, 45) * 60 + dice.between(0, 59)),
        "meeting" => Some(dice.between(2, 12) * 900),
        _ => None,
    };
    rows.maybe_number(seconds);
    let done = if kind == "task" {
        task(world, at, author, &mut dice, rows)
    } else {
        rows.null().null().null().null();
        None
    };
    let edited = dice.chance(8).then(|| (at + dice.between(60_000_000, 2 * DAY)).min(world.now()));
    rows.moment(at).moment(edited.max(done).unwrap_or(at)).maybe_moment(edited).maybe_id(owner).maybe_id(team).end();
}

/// Due time, assignee, completion and priority. Most old tasks are done, some were forgotten, and the
/// young ones fall due in the next weeks.
fn task(world: &World, at: i64, author: Option<usize>, dice: &mut Dice, rows: &mut Rows) -> Option<i64> {
    let age = (world.now() - at) / DAY;
    let due = world.calendar.days_from_now(dice.between(1, 30) - age, dice.between(8, 17));
    let due = due.max(at + HOUR);
    let done = if due < world.now() { dice.chance(93) } else { dice.chance(15) };
    let latest = (due + dice.between(-2 * DAY, DAY)).clamp(at + HOUR / 2, world.now().max(at + HOUR / 2));
    let completed = done.then(|| latest.min(world.now()));
    let other = dice.pick(&world.sellers);
    let assignee = if dice.chance(65) { author } else { Some(other) };
    rows.maybe_moment((!dice.chance(4)).then_some(due)).maybe_id(world.user_id(assignee)).maybe_moment(completed);
    rows.maybe_number(dice.chance(70).then(|| dice.between(1, 3)));
    completed
}

fn text(
    world: &World,
    kind: &str,
    subject: &Subject,
    user: Option<usize>,
    is_mention: bool,
    dice: &mut Dice,
) -> (Option<String>, String) {
    let user = world.user(user).map(super::users::User::full_name).unwrap_or_default();
    let contact = subject.contact.as_ref().map(|(_, name)| name.as_str());
    let client = Some(subject.client_name.as_str()).filter(|name| !name.is_empty());
    let slots = Slots {
        contact: contact.or(client).unwrap_or(&user),
        client: client.or(contact).unwrap_or(&subject.product_name),
        product: &subject.product_name,
        city: subject.city,
        user: &user,
        amount: format!("{} {}", dice.between(2, 90) * subject.currency.rate / 10_000 * 100, subject.currency.code),
        quantity: dice.pick(&[2, 5, 10, 12, 20, 25, 40, 50, 100, 200]),
        days: dice.pick(&[5, 7, 10, 14]),
    };
    let line = |section: &str, dice: &mut Dice| world.texts.line(subject.language, section, &slots, dice);
    if client.is_none() {
        return (None, line("product.open", dice));
    }
    let titled = kind != "note" || dice.chance(50);
    let title = titled.then(|| line(&format!("{kind}.title"), dice));
    let mut body = line(&format!("{kind}.open"), dice);
    for (section, percent) in [("detail", 70), ("detail", 20), ("next", 60)] {
        if dice.chance(percent) {
            let sentence = line(section, dice);
            if !body.contains(&sentence) {
                let _ = write!(body, " {sentence}");
            }
        }
    }
    if is_mention {
        let _ = write!(body, "\n\n@{user}");
    }
    (title.map(|title| title.chars().take(200).collect()), body)
}

pub static MENTIONS: Table = Table {
    name: "note_mentions",
    columns: "note_id, user_id, read_at",
    total: |world| world.sizes.notes,
    write: |world, index, rows| {
        let Some(user) = mentioned(world, index) else { return };
        if !is_other(world, index, user) {
            return;
        }
        let Some(user) = world.user_id(Some(user)) else { return };
        let Key { id, at, .. } = world.key(Stream::Notes, index);
        let read = (at < world.now() - 3 * DAY).then(|| at + HOUR + i64::try_from(index % 40).unwrap_or(0) * HOUR);
        rows.id(id).id(user).maybe_moment(read).end();
    },
};

/// Whether the mentioned user is not the author, drawn again as `write` draws it; notes about a product
/// alone mention nobody.
fn is_other(world: &World, index: u64, user: usize) -> bool {
    let Head { topic, mut dice, .. } = make(world, index);
    let subject = subject(world, topic, &mut dice);
    let author = author(world, &subject, &mut dice);
    author != Some(user) && subject.client.is_some()
}
