import { formatShortcutForOS, KEY_MAP } from '@graphiql/react';
import { CircleQuestionMark } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from '@/lib/stores';
import { CODES, shownCode } from '../codes';

const SHORTCUTS = [
  [KEY_MAP.runQuery.key, 'Run the operation under the cursor'],
  ['Ctrl-Space', 'Complete what is typed'],
  [KEY_MAP.prettify.key, 'Tidy up'],
  [KEY_MAP.mergeFragments.key, 'Put fragments into the operation'],
  [KEY_MAP.copyQuery.key, 'Copy the operation'],
  [KEY_MAP.searchInEditor.key, 'Search in the editor'],
  [KEY_MAP.searchInDocs.key, 'Search in the documentation'],
  [KEY_MAP.refetchSchema.key, 'Read the schema again'],
] as const;

function HelpPanel() {
  const code = useStore(shownCode);
  useEffect(() => {
    document.querySelector('.panel [data-shown]')?.scrollIntoView({ block: 'center' });
  }, [code]);
  return (
    <section className="panel" aria-label="Help">
      <h2>Help</h2>
      <h3>Keys</h3>
      <dl className="panel-keys">
        {SHORTCUTS.map(([keys, text]) => (
          <div key={keys}>
            <dt>
              <kbd>{formatShortcutForOS(keys)}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <h3>Codes</h3>
      <dl>
        {CODES.map(({ code: name, meaning }) => (
          <div
            key={`${name} ${meaning}`}
            className="panel-meaning"
            data-shown={name === code || undefined}
          >
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export const HELP_PLUGIN = {
  title: 'Help',
  icon: () => <CircleQuestionMark aria-hidden="true" strokeWidth={1.7} />,
  content: HelpPanel,
};
