import type { ClientFactsFragment, MoneyInput } from '@/gql/graphql';
import type { MoneyValue } from '@/lib/formats';
import type { AddressValue } from './editors';

/** What was typed, as the server takes it: nothing typed is no value. */
export function lineOf(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim();
}

/** A whole number as people type it, also with separators; null where it is none. */
export function countOf(typed: string): number | null {
  const digits = typed.replace(/[\s.,'’]/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

export function moneyOf(money: MoneyValue | null): MoneyInput | null {
  const amount = money?.amount?.replace(/\s/g, '') ?? '';
  return amount === '' || money?.currency == null ? null : { amount, currency: money.currency };
}

/** A record as a box of records takes it. */
export function choiceOf(record: { id: string; name?: string | null } | null | undefined) {
  return record ? { id: record.id, name: record.name ?? '–' } : null;
}

export function addressOf(address: ClientFactsFragment['billingAddress']): AddressValue {
  return {
    street: address?.street ?? '',
    postalCode: address?.postalCode ?? '',
    city: address?.city ?? '',
    region: address?.region ?? '',
    country: address?.country ?? null,
  };
}

/** An address without a single line is none. */
export function addressInput(address: AddressValue) {
  const { street, postalCode, city, region, country } = address;
  const lines = {
    street: lineOf(street),
    postalCode: lineOf(postalCode),
    city: lineOf(city),
    region: lineOf(region),
    country,
  };
  return Object.values(lines).every((value) => value === null) ? null : lines;
}
