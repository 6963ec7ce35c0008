import type { ExportColumn } from '@/components/bulk/export-dialog';
import type { ColumnLayout, Columns } from '@/components/data-table';
import type { Layouts } from '@/lib/columns';
import { customId } from '@/lib/custom-ids';
import { CustomCell } from './custom-cell';
import { shownValue, valuesOf, type Field, type Value } from './values';

/** A record of a list; its custom fields are there where the list asks for them. */
export interface CustomRow {
  id: string;
  customFields?: Value;
}

function idOf({ key }: Field): string {
  return customId(key ?? '');
}

function nameOf({ key, label }: Field): string {
  return label ?? key ?? '';
}

const TRACKS: Record<NonNullable<Field['kind']>, string> = {
  TEXT: 'minmax(150px, 1.2fr)',
  NUMBER: 'minmax(104px, 0.6fr)',
  BOOLEAN: 'minmax(96px, 0.6fr)',
  DATE: 'minmax(112px, 0.8fr)',
  SELECT: 'minmax(120px, 1fr)',
  MULTISELECT: 'minmax(150px, 1.4fr)',
  URL: 'minmax(150px, 1.2fr)',
};

/** They have no order: the API sorts by none. */
function layoutOf({ kind }: Field): ColumnLayout {
  return {
    track: TRACKS[kind ?? 'TEXT'],
    from: 'wide',
    isOptional: true,
    ...(kind === 'NUMBER' && { align: 'end' }),
  };
}

export function layoutsFrom(fields: readonly Field[]): Layouts {
  return Object.fromEntries(fields.map((field) => [idOf(field), layoutOf(field)]));
}

export function namesFrom(fields: readonly Field[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [idOf(field), nameOf(field)]));
}

export function columnsFrom<Row extends CustomRow>(fields: readonly Field[]): Columns<Row> {
  return fields.map((field) => ({
    id: idOf(field),
    header: nameOf(field),
    cell: ({ row }) => <CustomCell field={field} values={row.original.customFields} />,
  }));
}

/** For spreadsheets, which read days and numbers as the API writes them. */
export function exportsFrom(fields: readonly Field[]): ExportColumn<CustomRow>[] {
  return fields.map((field) => ({
    id: idOf(field),
    name: nameOf(field),
    value: ({ customFields }) => {
      const value = valuesOf(customFields)[field.key ?? ''];
      return typeof value === 'string' ? value : shownValue(field, value);
    },
  }));
}
