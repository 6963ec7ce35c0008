import { useMemo } from 'react';
import { useQuery } from 'urql';
import { BarChart } from '@/components/bar-chart';
import { Panel } from '@/components/panel';
import { FailureState, SkeletonBlock } from '@/components/states';
import { graphql } from '@/gql';
import type { NoteFilter } from '@/gql/graphql';
import { formatDay } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { useReread } from '@/lib/pages';
import { useLive } from '@/lib/use-live';
import { lastWeeks } from '@/lib/weeks';
import styles from './home.module.css';

/** Two counts for each of eight weeks: what a request may ask at once is spent well on them. */
const ACTIVITY = graphql(`
  query Activity(
    $talks0: NoteFilter!
    $texts0: NoteFilter!
    $talks1: NoteFilter!
    $texts1: NoteFilter!
    $talks2: NoteFilter!
    $texts2: NoteFilter!
    $talks3: NoteFilter!
    $texts3: NoteFilter!
    $talks4: NoteFilter!
    $texts4: NoteFilter!
    $talks5: NoteFilter!
    $texts5: NoteFilter!
    $talks6: NoteFilter!
    $texts6: NoteFilter!
    $talks7: NoteFilter!
    $texts7: NoteFilter!
  ) {
    talks0: notes(filter: $talks0, first: 1) {
      ...HowMany
    }
    texts0: notes(filter: $texts0, first: 1) {
      ...HowMany
    }
    talks1: notes(filter: $talks1, first: 1) {
      ...HowMany
    }
    texts1: notes(filter: $texts1, first: 1) {
      ...HowMany
    }
    talks2: notes(filter: $talks2, first: 1) {
      ...HowMany
    }
    texts2: notes(filter: $texts2, first: 1) {
      ...HowMany
    }
    talks3: notes(filter: $talks3, first: 1) {
      ...HowMany
    }
    texts3: notes(filter: $texts3, first: 1) {
      ...HowMany
    }
    talks4: notes(filter: $talks4, first: 1) {
      ...HowMany
    }
    texts4: notes(filter: $texts4, first: 1) {
      ...HowMany
    }
    talks5: notes(filter: $talks5, first: 1) {
      ...HowMany
    }
    texts5: notes(filter: $texts5, first: 1) {
      ...HowMany
    }
    talks6: notes(filter: $talks6, first: 1) {
      ...HowMany
    }
    texts6: notes(filter: $texts6, first: 1) {
      ...HowMany
    }
    talks7: notes(filter: $talks7, first: 1) {
      ...HowMany
    }
    texts7: notes(filter: $texts7, first: 1) {
      ...HowMany
    }
  }
`);

export const HOW_MANY = graphql(`
  fragment HowMany on NoteConnection {
    totalCount {
      count
    }
  }
`);

const WEEKS = 8;
const text = messages.home;

function variablesOf(author: string | null) {
  const ofWeek = (week: number, kinds: ('CALL' | 'MEETING' | 'NOTE' | 'EMAIL')[]): NoteFilter => {
    const { from, until } = lastWeeks(WEEKS)[week] ?? { from: new Date(), until: new Date() };
    return {
      kind: { in: kinds },
      happenedAt: { gte: from.toISOString(), lt: until.toISOString() },
      ...(author !== null && { author: { eq: author } }),
    };
  };
  const talks = (week: number) => ofWeek(week, ['CALL', 'MEETING']);
  const texts = (week: number) => ofWeek(week, ['NOTE', 'EMAIL']);
  return {
    talks0: talks(0),
    texts0: texts(0),
    talks1: talks(1),
    texts1: texts(1),
    talks2: talks(2),
    texts2: texts(2),
    talks3: talks(3),
    texts3: texts(3),
    talks4: talks(4),
    texts4: texts(4),
    talks5: talks(5),
    texts5: texts(5),
    talks6: talks(6),
    texts6: texts(6),
    talks7: talks(7),
    texts7: texts(7),
  };
}

/** What was talked and written in the last weeks, counted by the server. */
export function ActivityPanel({ author }: { author: string | null }) {
  const variables = useMemo(() => variablesOf(author), [author]);
  const [{ data, error }, retry] = useQuery({ query: ACTIVITY, variables });
  useLive(({ topic }) => (topic === 'note' ? '' : null), useReread(ACTIVITY, variables));
  const weeks = lastWeeks(WEEKS);
  const counts = data && [
    [data.talks0, data.texts0],
    [data.talks1, data.texts1],
    [data.talks2, data.texts2],
    [data.talks3, data.texts3],
    [data.talks4, data.texts4],
    [data.talks5, data.texts5],
    [data.talks6, data.texts6],
    [data.talks7, data.texts7],
  ];
  return (
    <Panel title={text.activity}>
      {!data && error && (
        <FailureState error={error} onRetry={() => retry({ requestPolicy: 'network-only' })} />
      )}
      {!data && !error && <SkeletonBlock rows={4} />}
      {counts && (
        <div className={styles['charted']}>
          <BarChart
            label={text.activityOf(author !== null)}
            head={text.week}
            series={[
              { label: text.talks, tone: 'plum' },
              { label: text.texts, tone: 'sky' },
            ]}
            bars={weeks.map((week, index) => ({
              id: String(week.from.getTime()),
              label: formatDay(week.from.toISOString()),
              name: text.weekFrom(formatDay(week.from.toISOString())),
              values: (counts[index] ?? []).map((one) => one?.totalCount?.count ?? 0),
            }))}
          />
        </div>
      )}
    </Panel>
  );
}
