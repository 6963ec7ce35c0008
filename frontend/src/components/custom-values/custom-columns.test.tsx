import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { CustomCell } from './custom-cell';
import { exportsFrom, layoutsFrom } from './custom-columns';
import type { Field } from './values';

const field = (kind: Field['kind'], key = 'k'): Field => ({
  id: key,
  key,
  label: 'K',
  description: null,
  kind,
  options: null,
  isSensitive: false,
});
const shown = (kind: Field['kind'], value: unknown) => {
  const { container } = render(<CustomCell field={field(kind)} values={{ k: value }} />);
  return container.textContent;
};

test('a cell shows a value as its kind', () => {
  expect(shown('BOOLEAN', true)).toBe('Yes');
  expect(shown('NUMBER', '12345.5')).toBe('12,345.5');
  expect(shown('DATE', '2027-03-01')).toContain('2027');
  expect(shown('TEXT', undefined)).toBe('–');
});

test('several options are tags, one beside the other', () => {
  render(<CustomCell field={field('MULTISELECT')} values={{ k: ['CE', 'UL'] }} />);
  expect(screen.getByText('CE')).toBeInTheDocument();
  expect(screen.getByText('UL')).toBeInTheDocument();
});

test('a web address leads there without telling from where, and nothing else is a link', () => {
  render(<CustomCell field={field('URL')} values={{ k: 'https://www.kiel.example/' }} />);
  const link = screen.getByRole('link', { name: 'kiel.example' });
  expect(link).toHaveAttribute('href', 'https://www.kiel.example/');
  expect(link.getAttribute('rel')?.split(' ')).toEqual(['noopener', 'noreferrer']);
  expect(link).toHaveAttribute('target', '_blank');
  expect(shown('URL', 'javascript:alert(1)')).toBe('javascript:alert(1)');
  expect(screen.getAllByRole('link')).toHaveLength(1);
});

test('a value that has not come yet is not said to be none', () => {
  const { container } = render(<CustomCell field={field('TEXT')} values={undefined} />);
  expect(container.textContent).toBe('');
});

test('the columns are shown to whoever chooses them, and cannot be sorted by', () => {
  const { custom_k: layout } = layoutsFrom([field('NUMBER')]);
  expect(layout).toMatchObject({ isOptional: true, align: 'end' });
  expect(layout?.order).toBeUndefined();
});

test('a spreadsheet gets days and numbers as the API writes them', () => {
  const row = { id: '1', customFields: { day: '2027-03-01', many: ['CE', 'UL'], is: false } };
  const fields = [field('DATE', 'day'), field('MULTISELECT', 'many'), field('BOOLEAN', 'is')];
  expect(exportsFrom(fields).map(({ value }) => value(row))).toEqual([
    '2027-03-01',
    'CE, UL',
    'No',
  ]);
});
