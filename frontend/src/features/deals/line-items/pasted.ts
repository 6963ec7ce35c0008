import { readDecimal } from '@/lib/decimals';

export interface Pasted {
  sku: string;
  quantity: string;
}

const MOST = 100;

/** SKUs out of a text, one a line, each alone or with a quantity behind it; nothing when a line is something else. */
export function readPasted(text: string): Pasted[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > MOST) return [];
  const pasted = lines.map((line): Pasted | null => {
    const [, sku = '', amount] = /^(\S+?)(?:[\t;, ]+([\d.,']+))?$/.exec(line) ?? [];
    if (sku === '') return null;
    const quantity = amount === undefined ? '1' : readDecimal(amount);
    return quantity === null ? null : { sku, quantity };
  });
  return pasted.every((line) => line !== null) ? pasted : [];
}
