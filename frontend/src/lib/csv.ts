/** A table as RFC 4180 has it: lines end with CR LF, and what has a comma, a quote or a line break stands in quotes. */
export type Cell = string | number | null | undefined;

/**
 * A text that begins like a formula gets an apostrophe before it: a spreadsheet would run it, and whoever wrote it into a record
 * may be somebody else. Numbers, also negative ones, stay numbers.
 */
function harmless(text: string): string {
  const isNumber = /^[+-]?\d+([.,]\d+)?$/.test(text) && !text.startsWith('+');
  return /^[=+\-@\t\r]/.test(text) && !isNumber ? `'${text}` : text;
}

function cell(value: Cell): string {
  const text = harmless(String(value ?? ''));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Hands a file to the person. The mark at its beginning tells spreadsheets that it is UTF-8. */
export function download(name: string, csv: string) {
  const address = URL.createObjectURL(
    new Blob(['\uFEFF', csv], { type: 'text/csv;charset=utf-8' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
