import { describe, expect, it } from 'vitest';
import { pathNames, visibleTree } from './category-tree';

const categories = [
  { id: 'screws', name: 'Screws', path: 'fasteners/screws/' },
  { id: 'fasteners', name: 'Fasteners', path: 'fasteners/' },
  { id: 'wood', name: 'Wood screws', path: 'fasteners/screws/wood/' },
  { id: 'office', name: 'Office', path: 'office/' },
  { id: 'empty', name: 'Empty', path: 'empty/' },
];
const counts = new Map([
  ['wood', 3],
  ['screws', 4],
  ['office', 5],
]);

describe('the category tree', () => {
  it('shows the roots with the products of their branches', () => {
    const tree = visibleTree(categories, counts, undefined);
    expect(tree.map(({ id, count }) => [id, count])).toEqual([
      ['fasteners', 7],
      ['office', 5],
    ]);
  });

  it('opens the chosen branch only', () => {
    const tree = visibleTree(categories, counts, 'screws');
    expect(tree.map(({ id, depth }) => [id, depth])).toEqual([
      ['fasteners', 0],
      ['screws', 1],
      ['wood', 2],
      ['office', 0],
    ]);
  });

  it('names every category with those above it', () => {
    expect(pathNames(categories).map(({ name }) => name)).toEqual([
      'Fasteners › Screws',
      'Fasteners',
      'Fasteners › Screws › Wood screws',
      'Office',
      'Empty',
    ]);
  });
});
