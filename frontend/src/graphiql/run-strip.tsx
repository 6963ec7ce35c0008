import { useStore } from '@/lib/stores';
import { CODES, shownCode } from './codes';
import { HELP_PLUGIN } from './panels/help';
import { showPanel } from './panels/showing';
import { asksCost, lastRun, type Run } from './runs';

/** Below the answer: what the run took. */
export function RunStrip() {
  const run = useStore(lastRun);
  const isAsked = useStore(asksCost);
  return (
    <section className="run" aria-label="The last run">
      <strong>{run?.operation ?? (run ? 'The last run' : 'Nothing has run yet')}</strong>
      {run && <Codes codes={run.codes} />}
      <label className="run-choice">
        <input
          type="checkbox"
          checked={isAsked}
          onChange={(event) => asksCost.set(event.target.checked)}
        />
        ask for cost and statements
      </label>
      <dl className="run-facts">
        {(run ? factsOf(run) : []).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const whole = new Intl.NumberFormat('en');

function factsOf(run: Run): [string, string][] {
  const facts: [string, string | null][] = [
    ['status', String(run.status)],
    ['time', `${run.milliseconds.toFixed(run.milliseconds < 10 ? 1 : 0)} ms`],
    ['size', run.bytes < 1_000 ? `${run.bytes} B` : `${(run.bytes / 1_000).toFixed(1)} kB`],
    ['cost', run.cost === null ? null : whole.format(run.cost)],
    ['statements', run.statements === null ? null : String(run.statements)],
    ['cache', run.cache],
    ...run.limits.map(({ name, left, most }): [string, string] => [
      `left of ${name}`,
      `${whole.format(left)} / ${whole.format(most)}`,
    ]),
    ['request', run.requestId],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}

/** Each code leads to what it means. */
function Codes({ codes }: { codes: string[] }) {
  return codes.map((code) => (
    <button
      key={code}
      type="button"
      className="run-code"
      title={CODES.find((known) => known.code === code)?.meaning}
      onClick={() => {
        shownCode.set(code);
        showPanel(HELP_PLUGIN.title);
      }}
    >
      {code}
    </button>
  ));
}
