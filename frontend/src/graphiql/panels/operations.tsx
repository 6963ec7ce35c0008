import { Library } from 'lucide-react';
import { useState } from 'react';
import { OPERATIONS } from '../library';
import { answered, useOpen } from '../opening';
import { grouped, matches, printed, type Operation } from '../operations';
import { KeptOperations } from './kept';

const LETTERS = { query: 'Q', mutation: 'M', subscription: 'S', walk: 'W' };

function OperationsPanel() {
  const [search, setSearch] = useState('');
  const [notice, setNotice] = useState('');
  const open = useOpen();
  const found = OPERATIONS.filter((operation) => matches(operation, search));

  const choose = async (operation: Operation) => {
    const { variables, isWhole } = await answered(operation.variables);
    open?.(operation.query, printed(variables));
    setNotice(
      isWhole
        ? ''
        : `${operation.name}: not everything it needs was found. Run the ones above it first, or ask as somebody who may read it.`,
    );
  };

  return (
    <section className="panel" aria-label="Operations">
      <h2>Operations</h2>
      <input
        type="search"
        className="panel-field"
        placeholder={`Search ${OPERATIONS.length} operations`}
        aria-label="Search operations"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <p className="panel-notice" role="status">
        {notice}
      </p>
      <KeptOperations search={search} />
      {grouped(found).map(([group, operations], index) => (
        <details key={`${group}/${search === ''}`} open={search !== '' || index === 0}>
          <summary>
            {group} <span className="panel-count">{operations.length}</span>
          </summary>
          <ul>
            {operations.map((operation) => (
              <li key={operation.id}>
                <button
                  type="button"
                  className="panel-item"
                  disabled={!open}
                  onClick={() => void choose(operation)}
                >
                  <span className="panel-kind" data-kind={operation.kind} title={operation.kind}>
                    {LETTERS[operation.kind]}
                  </span>
                  <span>
                    {operation.name}
                    <small>{operation.description.replaceAll('`', '')}</small>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      ))}
      {found.length === 0 && <p>No example has all of these words.</p>}
    </section>
  );
}

export const OPERATIONS_PLUGIN = {
  title: 'Operations',
  icon: () => <Library aria-hidden="true" strokeWidth={1.7} />,
  content: OperationsPanel,
};
