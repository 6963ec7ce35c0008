import type { AnyDeed, BulkRow, Deeds } from '@/lib/bulk';
import type { BulkText } from './texts';
import type { Read } from './use-rows';

/** What a dialog has to know of a list to change many of its records at once. */
export interface Plan<
  Row extends BulkRow,
  Question,
  Deed extends AnyDeed,
  Values extends object,
> extends Deeds<Row, Deed, Values> {
  text: BulkText<Deed['kind']>;
  read: Read<Row, Question>;
  /** Whom or what the deed is about. */
  nameOf: (deed: Deed) => string;
  /** What a record has now of what the deed changes; null where that goes without saying. */
  nowOf: (kind: Deed['kind'], row: Row) => string | null;
  titleOf: (row: Row) => string;
}
