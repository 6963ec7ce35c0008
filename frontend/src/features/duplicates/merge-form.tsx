import { getRouteApi } from '@tanstack/react-router';
import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '@/components/button';
import { Panel, PanelEmpty } from '@/components/panel';
import { FailureState, SkeletonBlock } from '@/components/states';
import { describeFailure } from '@/lib/graphql';
import { duplicates, merging as text } from '@/lib/messages/duplicates';
import { Dismissal } from './dismissal';
import { FieldRow, SettledRow } from './field-row';
import { MERGE_FIELD_LABELS } from './merge-documents';
import { alike, labelOf, rowsOf, type Choice } from './merge-rows';
import styles from './merge.module.css';
import { movedTexts } from './moved';
import { RecordHead } from './record-head';
import { problemText } from './trouble';
import { useMergeDone } from './use-merge-done';
import { usePreview, type Preview, type Sides } from './use-merge';

const route = getRouteApi('/shell/duplicates/merge');

function useLabels(type: Sides['type']) {
  const resource = type === 'Contact' ? ('CONTACT' as const) : ('CLIENT' as const);
  const variables = { filter: { resource: { eq: resource } } };
  const [{ data }] = useQuery({ query: MERGE_FIELD_LABELS, variables });
  const fields = data?.customFields?.nodes ?? [];
  return new Map(fields.map(({ key, label }) => [key ?? '', label ?? key ?? '']));
}

interface MergeFormProps {
  sides: Sides;
  reread: () => Promise<boolean>;
}

/** The choice for each field, what would move, and the merge. */
export function MergeForm({ sides, reread }: MergeFormProps) {
  const { keep, other } = sides;
  const { pair } = route.useSearch();
  const navigate = route.useNavigate();
  const [take, setTake] = useState<readonly string[]>([]);
  const [isStale, setStale] = useState(false);
  const merge = useMergeDone(sides, pair);
  const refresh = () => {
    setStale(true);
    void reread();
  };
  const preview = usePreview(sides, take, refresh);
  const swap = () => {
    setTake([]);
    void navigate({ search: { keep: other.id, other: keep.id, pair }, replace: true });
  };
  async function run() {
    setStale(false);
    if ((await merge.run(take)) === 'conflict') refresh();
  }
  return (
    <div className={styles['page']}>
      <div className={styles['column']}>
        <div className={styles['heads']}>
          <RecordHead side={keep} fate="stays" />
          <RecordHead side={other} fate="goes" />
          <span className={styles['swap']}>
            <Button onPress={swap}>
              <ArrowLeftRight size={15} aria-hidden="true" /> {text.swap}
            </Button>
          </span>
        </div>
        <Fields sides={sides} preview={preview} take={take} onTake={setTake} />
      </div>
      <div className={styles['side']}>
        <Panel title={text.moves}>
          <div className={styles['moves']}>
            {isStale && <p role="alert">{text.changedMeanwhile}</p>}
            <Prospect sides={sides} preview={preview} />
            <Button
              look="primary"
              isDisabled={merge.isRunning || preview === null || !isPossible(preview)}
              onPress={() => void run()}
            >
              {text.mergeInto(keep.name ?? '–')}
            </Button>
            {pair !== undefined && (
              <Dismissal
                pair={pair}
                name={duplicates.pair(keep.name ?? '–', other.name ?? '–')}
                onDone={() => void navigate({ to: '/duplicates', search: { of: sides.type } })}
              />
            )}
          </div>
        </Panel>
      </div>
    </div>
  );
}

function isPossible({ problems, error }: Preview): boolean {
  return problems.length === 0 && error === null;
}

interface FieldsProps {
  sides: Sides;
  preview: Preview | null;
  take: readonly string[];
  onTake: (take: readonly string[]) => void;
}

function Fields({ sides, preview, take, onTake }: FieldsProps) {
  const { type, keep, other } = sides;
  const labels = useLabels(type);
  if (preview === null) return <SkeletonBlock rows={6} />;
  const rows = rowsOf(preview.fields, preview.take, [keep, other], labels);
  const same = alike(rows, keep, other);
  const choose = (field: string, choice: Choice) => {
    const others = take.filter((taken) => taken !== field);
    onTake(choice === 'other' ? [...others, field] : others);
  };
  return (
    <Panel title={text.differing}>
      {rows.length === 0 && isPossible(preview) && <PanelEmpty>{text.differingNone}</PanelEmpty>}
      {rows.map((row) =>
        row.isSettled ? (
          <SettledRow key={row.field} row={row} />
        ) : (
          <FieldRow
            key={row.field}
            row={row}
            choice={take.includes(row.field) ? 'other' : 'keep'}
            onChoose={(choice) => choose(row.field, choice)}
          />
        ),
      )}
      {same.length > 0 && (
        <details className={styles['same']}>
          <summary>{text.same(same.length)}</summary>
          <dl>
            {same.map(({ field, value }) => (
              <div key={field}>
                <dt>{labelOf(field)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Panel>
  );
}

/** What the merge will do, before it is done. */
function Prospect({ sides, preview }: { sides: Sides; preview: Preview | null }) {
  const stays = sides.keep.name ?? '–';
  const goes = sides.other.name ?? '–';
  if (preview === null) return <p role="status">{text.checking}</p>;
  if (preview.error) {
    if (describeFailure(preview.error).kind === 'refused')
      return <p role="alert">{text.refused}</p>;
    return <FailureState error={preview.error} />;
  }
  if (preview.problems.length > 0) {
    return <p role="alert">{preview.problems.map(problemText).join(' ')}</p>;
  }
  const moved = movedTexts(preview.moved);
  return (
    <div role="status" className={styles['prospect']}>
      {moved.length === 0 ? (
        <p>{text.movesNothing}</p>
      ) : (
        <>
          <p>{text.movesTo(stays)}</p>
          <ul>
            {moved.map((entry) => (
              <li key={entry}>{entry}</li>
            ))}
          </ul>
        </>
      )}
      <p className={styles['soft']}>{text.after(goes, stays)}</p>
    </div>
  );
}
