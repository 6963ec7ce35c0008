import type { MoneyValue } from './formats';

export interface Sum {
  currency: string;
  amount: string;
  count: number;
}

/** Exact sums, one for each currency, the most frequent first: amounts of different currencies are never added. */
export function sumsOf(amounts: Iterable<MoneyValue | null | undefined>): Sum[] {
  const sums = new Map<string, { units: bigint; count: number }>();
  for (const money of amounts) {
    if (money?.amount == null || money.currency == null) continue;
    const sum = sums.get(money.currency) ?? { units: 0n, count: 0 };
    sum.units += unitsOf(money.amount);
    sum.count += 1;
    sums.set(money.currency, sum);
  }
  return [...sums]
    .map(([currency, { units, count }]) => ({ currency, count, amount: decimalOf(units) }))
    .sort((a, b) => b.count - a.count || a.currency.localeCompare(b.currency));
}

const DIGITS = 6;

function unitsOf(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const units = BigInt(whole + fraction.slice(0, DIGITS).padEnd(DIGITS, '0'));
  return decimal.startsWith('-') ? -units : units;
}

function decimalOf(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(DIGITS + 1, '0');
  const fraction = digits.slice(-DIGITS).replace(/0+$/, '');
  const sign = units < 0n ? '-' : '';
  return `${sign}${digits.slice(0, -DIGITS)}${fraction === '' ? '' : `.${fraction}`}`;
}
