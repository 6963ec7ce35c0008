import type { ColumnChoice } from '@/lib/columns';
import type { ColumnLayout } from './data-table';

export interface ShownColumn {
  id: string;
  layout: ColumnLayout;
}

export function shownColumns(
  layouts: Record<string, ColumnLayout>,
  choices: readonly ColumnChoice[],
): ShownColumn[] {
  return choices.flatMap(({ id, width }) => {
    const layout = layouts[id];
    if (!layout) return [];
    return [{ id, layout: width === undefined ? layout : { ...layout, track: `${width}px` } }];
  });
}

/** The least a track takes, in pixels. */
export function leastOf(track: string): number {
  return Number.parseFloat(/(\d+(?:\.\d+)?)px/.exec(track)?.[1] ?? '100');
}

const GAP = 16;
const BOX = 20;

/** Columns that are hidden take no track either. */
export function tracks(
  shown: readonly ShownColumn[],
  { isChosen, hasBoxes }: { isChosen: boolean; hasBoxes: boolean },
) {
  const join = (hidden: readonly string[]) => {
    const visible = shown
      .filter(({ layout }) => isChosen || !hidden.includes(layout.from ?? 'always'))
      .map(({ layout }) => layout.track);
    return [...(hasBoxes ? [`${BOX}px`] : []), ...visible];
  };
  const all = join([]);
  // Fixed widths alone would leave the end of a wide window empty and the row unfinished.
  const isStretched = all.some((track) => track.includes('fr'));
  const least = all.reduce((sum, track) => sum + leastOf(track) + GAP, GAP);
  const end = isStretched ? '' : ' minmax(0, 1fr)';
  return {
    '--tracks-wide': all.join(' ') + end,
    '--tracks-medium': join(['wide']).join(' ') + end,
    '--tracks-narrow': join(['wide', 'medium']).join(' ') + end,
    '--least-width': isChosen ? `${least}px` : '0px',
  };
}
