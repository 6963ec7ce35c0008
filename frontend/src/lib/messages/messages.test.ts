import { expect, test } from 'vitest';

type Area = Record<string, object>;

/** The texts of all areas, also of those that come late. */
function areasOf(files: Record<string, Area>): object {
  const areas = Object.entries(files).filter(([path]) => !path.endsWith('/index.ts'));
  return Object.assign({}, ...areas.flatMap(([, file]) => Object.values(file))) as object;
}

const en = areasOf(import.meta.glob<Area>('./en/*.ts', { eager: true }));
const de = areasOf(import.meta.glob<Area>('./de/*.ts', { eager: true }));

/** Names and abbreviations that both languages share. */
const SHARED =
  /^(Tessera|GraphiQL|SKU|GTIN|Code|Status|Name|E-Mail|Team|Teams|Person|Produkt|Compact|Kompakt|System)$/;

function* texts(of: object, path: string[] = []): Generator<[string, unknown]> {
  for (const [key, value] of Object.entries(of)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      yield* texts(value as object, [...path, key]);
    } else yield [[...path, key].join('.'), value];
  }
}

test('German has a text of its own for every English one', () => {
  const german = new Map(texts(de));
  const same = [...texts(en)].filter(
    ([path, text]) =>
      typeof text === 'string' &&
      text.includes(' ') &&
      !SHARED.test(text) &&
      german.get(path) === text,
  );
  expect([...german.keys()].toSorted()).toEqual([...texts(en)].map(([path]) => path).toSorted());
  expect(same).toEqual([]);
});

test('no text is empty', () => {
  const empty = [...texts(en), ...texts(de)].filter(([, text]) => text === '');
  expect(empty).toEqual([]);
});

test('no two areas of the page name their texts alike', async () => {
  const areas = Object.entries(import.meta.glob<Record<string, object>>('./en/*.ts'));
  const names: string[] = [];
  for (const [path, load] of areas) {
    if (path.endsWith('/index.ts')) continue;
    names.push(...Object.values(await load()).flatMap((area) => Object.keys(area)));
  }
  expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
});
