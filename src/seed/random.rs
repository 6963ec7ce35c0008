//! Chance that repeats: every row has a stream of random numbers of its own, so that any row can be made
//! at any time, in any order, without the rows before it.

use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha8Rng;
use uuid::{Builder, Uuid};

/// Changing it changes every row of every seed.
const SEED: [u8; 32] = *b"tessera demo data, edition one..";

/// What a stream is for; the number is part of the stream's address and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Stream {
    Users = 1,
    Teams = 2,
    Categories = 3,
    Products = 4,
    PriceLists = 5,
    ProductPrices = 6,
    Clients = 7,
    Contacts = 8,
    ContactMethods = 9,
    Tags = 10,
    ClientTags = 11,
    Stages = 12,
    Deals = 13,
    Notes = 14,
    Mentions = 15,
    Shuffle = 16,
    Password = 17,
    Roles = 18,
    CustomFields = 19,
    ClientFields = 20,
    ProductFields = 21,
}

/// The random numbers of one row. `ChaCha8` gives the same numbers on every machine and in every version;
/// `StdRng` and `SmallRng` promise neither.
#[derive(Clone)]
pub struct Dice(ChaCha8Rng);

impl Dice {
    pub fn new(stream: Stream, index: u64) -> Self {
        let mut rng = ChaCha8Rng::from_seed(SEED);
        rng.set_stream((stream as u64) << 56 | index);
        Self(rng)
    }

    /// A number from 0 up to, not including, `limit`; 0 for a limit of 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        let wide = u128::from(self.0.next_u64()) * u128::from(limit);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high.saturating_sub(low)).unwrap_or(0).saturating_add(1);
        low.saturating_add_unsigned(self.below(span))
    }

    /// True in `percent` of a hundred cases.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of `items`, or the type's empty value when there are none.
    pub fn pick<T: Copy + Default>(&mut self, items: &[T]) -> T {
        let index = self.below(items.len() as u64);
        usize::try_from(index).ok().and_then(|index| items.get(index)).copied().unwrap_or_default()
    }

    /// The place drawn when the places have these weights.
    pub fn weighted(&mut self, weights: impl Iterator<Item = u64> + Clone) -> usize {
        let mut left = self.below(weights.clone().sum());
        let mut place = 0;
        for (index, weight) in weights.enumerate() {
            place = index;
            if left < weight {
                break;
            }
            left -= weight;
        }
        place
    }

    /// `pattern` with a digit for every `#`.
    pub fn digits(&mut self, pattern: &str) -> String {
        let mut text = String::with_capacity(pattern.len());
        for c in pattern.chars() {
            text.push(if c == '#' { self.digit() } else { c });
        }
        text
    }

    fn digit(&mut self) -> char {
        u32::try_from(self.below(10)).ok().and_then(|digit| char::from_digit(digit, 10)).unwrap_or('0')
    }

    /// A UUID of version 7 made at `micros` after 1970, so that ids sort as their rows were created.
    pub fn id(&mut self, micros: i64) -> Uuid {
        let mut random = [0; 10];
        self.0.fill_bytes(&mut random);
        let millis = u64::try_from(micros.div_euclid(1000)).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_repeats_and_its_neighbour_differs() {
        let draw = |index| {
            let mut dice = Dice::new(Stream::Clients, index);
            (0..8).map(|_| dice.below(1_000_000)).collect::<Vec<_>>()
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }

    #[test]
    fn an_id_is_a_uuid_of_version_7_and_sorts_by_its_time() {
        let early = Dice::new(Stream::Notes, 1).id(1_700_000_000_000_000);
        let late = Dice::new(Stream::Notes, 0).id(1_700_000_000_001_000);
        assert_eq!(early.get_version_num(), 7);
        assert!(early < late);
    }
}
