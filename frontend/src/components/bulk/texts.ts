type Counted = (count: number) => string;

/** What a list says while many of its records are changed; most of it is the same but for the name of the records. */
export interface BulkText<Kind extends string> {
  label: string;
  selected: Counted;
  allSelected: (count: number, isExact: boolean) => string;
  selectAll: (count: number, isExact: boolean) => string;
  reading: (count: number, total: number) => string;
  writing: (count: number, total: number) => string;
  from: (name: string, count: number) => string;
  willChange: Counted;
  willDelete: Counted;
  submit: Counted;
  submitDelete: Counted;
  undone: Counted;
  titles: Record<Kind, string>;
  already: Record<Exclude<Kind, 'delete'>, (count: number, name: string) => string>;
  done: Record<Kind, (count: number, name: string) => string>;
  exportTitle: string;
  exportText: Counted;
  exported: Counted;
  fileName: (day: string) => string;
}
