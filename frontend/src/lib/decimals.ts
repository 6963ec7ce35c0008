import { locale } from '@/lib/language';

/** Decimal numbers as people type and read them, without a float in between. */
/** The separators of a locale: what stands before a fraction, and what between thousands. */
export function separatorsOf(of: Intl.LocalesArgument): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(of, { useGrouping: true }).formatToParts(1234567.5);
  const decimal = parts.find((part) => part.type === 'decimal')?.value ?? '.';
  const group = parts.find((part) => part.type === 'group')?.value ?? ',';
  return { decimal, group };
}

const own = separatorsOf(locale);

/** `digits`: of the fraction, at least. */
export function decimalText(value: string | null | undefined, digits = 0): string {
  if (value == null || value === '') return '';
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: 6,
    useGrouping: false,
  }).format(value as Intl.StringNumericLiteral);
}

/**
 * A typed number as the API spells it; null for what is none. Both signs are understood before a fraction, but what stands before
 * three digits is read as the reader's own locale has it.
 */
export function readDecimal(typed: string, { decimal, group } = own): string | null {
  let text = typed.replaceAll(/[\s'’\u00a0\u202f]/gu, '');
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last >= 0) {
    const sign = text[last] ?? '';
    const isMixed = text.includes('.') && text.includes(',');
    const isRepeated = text.indexOf(sign) !== last;
    const isGrouped =
      sign === group &&
      group !== decimal &&
      /^[+-]?\d{1,3}$/.test(text.slice(0, last)) &&
      text.length - last === 4;
    const isFraction = isMixed || (!isRepeated && !isGrouped);
    text = isFraction
      ? `${text.slice(0, last).replaceAll(/[.,]/g, '')}.${text.slice(last + 1)}`
      : text.replaceAll(/[.,]/g, '');
  }
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text)
    ? text
        .replace(/^\+/, '')
        .replace(/\.$/, '')
        .replace(/^(-?)\./, '$10.')
    : null;
}
