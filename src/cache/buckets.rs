//! Buckets that all servers share: for each key, how long its caller would have to wait until everything is free again.
//!
//! One script, so that no two servers count past each other; times are Redis' own, so that servers' clocks do not matter.

use std::sync::OnceLock;

use bb8_redis::redis::Cmd;

use super::RedisPool;
use crate::error::Result;

/// A key holds the moment (in microseconds) at which its bucket is full again, and goes at that moment. What is told has a
/// number, kept for a while by its server's name, so that it may be told again when the answer was lost.
const SCRIPT: &str = "
    local time = redis.call('TIME')
    local now = time[1] * 1000000 + time[2]
    local full = redis.call('MGET', unpack(KEYS))
    local ends, fits = {}, 1
    local is_new = true
    if ARGV[1] == 'tell' then
      local teller, number = ARGV[#ARGV - 1], ARGV[#ARGV]
      is_new = redis.call('GET', teller) ~= number
      redis.call('SET', teller, number, 'PX', 600000)
    end
    for i = 1, #KEYS do
      local start = math.max(tonumber(full[i] or 0) or 0, now)
      ends[i] = start + ARGV[2 * i]
      if ends[i] - now > tonumber(ARGV[2 * i + 1]) then fits = 0 end
      full[i] = start
    end
    local answer = { fits }
    for i = 1, #KEYS do
      local is_charged = is_new and (fits == 1 or ARGV[1] == 'tell')
      local stop = is_charged and ends[i] or full[i]
      if is_charged and stop > now then
        redis.call('SET', KEYS[i], string.format('%.0f', stop), 'PX', math.ceil((stop - now) / 1000))
      end
      answer[i + 1] = stop - now
    end
    return answer";

/// What the server calls the script; it names it when it is given it.
static NAME: OnceLock<String> = OnceLock::new();

/// What is to be taken from a bucket, and how much it holds, in microseconds of refilling.
#[derive(Debug, Clone)]
pub struct Charge {
    pub key: String,
    pub amount: u64,
    pub capacity: u64,
}

/// Takes all of `charges`, or nothing when one of them does not fit. Whether it was taken, and for each key how many
/// microseconds its bucket needs to be full again.
pub async fn take(pool: &RedisPool, charges: &[Charge]) -> Result<(bool, Vec<u64>)> {
    run(pool, "take", charges, None).await
}

/// Takes all of `charges`, whether they fit or not: they were granted already. With the number that `teller` used last, it
/// changes nothing and tells what there is.
pub async fn tell(pool: &RedisPool, charges: &[Charge], teller: &str, number: u64) -> Result<Vec<u64>> {
    Ok(run(pool, "tell", charges, Some((teller, number))).await?.1)
}

async fn run(
    pool: &RedisPool,
    mode: &str,
    charges: &[Charge],
    told_by: Option<(&str, u64)>,
) -> Result<(bool, Vec<u64>)> {
    let mut connection = pool.get().await?;
    let name = if let Some(name) = NAME.get() {
        name
    } else {
        let name = connection.ask(Cmd::new().arg("SCRIPT").arg("LOAD").arg(SCRIPT)).await?;
        NAME.get_or_init(|| name)
    };
    let call = |command, script| call(command, script, mode, charges, told_by);
    let answer = match connection.try_ask(&call("EVALSHA", name)).await {
        // A server that has started since does not know the script; it keeps what it evaluates.
        Err(error) if error.code() == Some("NOSCRIPT") => connection.ask(&call("EVAL", SCRIPT)).await,
        answer => answer.map_err(|error| connection.lost(error)),
    };
    let answer: Vec<u64> = answer?;
    let (fits, waits) = answer.split_first().map_or((false, &[][..]), |(fits, waits)| (*fits == 1, waits));
    Ok((fits, waits.to_vec()))
}

fn call(command: &str, script: &str, mode: &str, charges: &[Charge], told_by: Option<(&str, u64)>) -> Cmd {
    let mut call = Cmd::new();
    call.arg(command).arg(script).arg(charges.len());
    for charge in charges {
        call.arg(&charge.key);
    }
    call.arg(mode);
    for charge in charges {
        call.arg(charge.amount).arg(charge.capacity);
    }
    if let Some((teller, number)) = told_by {
        call.arg(teller).arg(number);
    }
    call
}
