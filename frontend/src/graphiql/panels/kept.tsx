import { pick, useGraphiQL } from '@graphiql/react';
import { BookmarkPlus, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { useStore } from '@/lib/stores';
import { forget, keep, kept, rename, type Kept } from '../kept';
import { useOpen } from '../opening';

/** Operations of one's own, in this browser. */
export function KeptOperations({ search }: { search: string }) {
  const all = useStore(kept);
  const [isNaming, setNaming] = useState(false);
  const { queryEditor, variableEditor, operationName } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'operationName'),
  );
  const words = search.toLowerCase().split(/\s+/);
  const found = all.filter(({ name, query }) =>
    words.every((word) => `${name} ${query}`.toLowerCase().includes(word)),
  );
  const save = (name: string) => {
    setNaming(false);
    const query = queryEditor?.getValue() ?? '';
    if (name && query.trim()) keep({ name, query, variables: variableEditor?.getValue() ?? '' });
  };

  return (
    <details open>
      <summary>
        Yours <span className="panel-count">{found.length}</span>
      </summary>
      <ul>
        {found.map((operation) => (
          <KeptOperation key={operation.id} operation={operation} />
        ))}
      </ul>
      {isNaming ? (
        <NameField
          initial={operationName ?? 'My operation'}
          label="Name to keep it by"
          onDone={save}
        />
      ) : (
        <Button look="quiet" onPress={() => setNaming(true)}>
          <BookmarkPlus size={15} aria-hidden="true" /> Keep this tab
        </Button>
      )}
    </details>
  );
}

function KeptOperation({ operation }: { operation: Kept }) {
  const [isNaming, setNaming] = useState(false);
  const open = useOpen();
  const { id, name, query, variables } = operation;
  if (isNaming) {
    const done = (next: string) => {
      setNaming(false);
      if (next) rename(id, next);
    };
    return (
      <li>
        <NameField initial={name} label={`New name of ${name}`} onDone={done} />
      </li>
    );
  }
  return (
    <li className="panel-kept">
      <button
        type="button"
        className="panel-item"
        disabled={!open}
        onClick={() => open?.(query, variables)}
      >
        {name}
      </button>
      <Button look="icon" aria-label={`Rename ${name}`} onPress={() => setNaming(true)}>
        <Pencil size={14} aria-hidden="true" />
      </Button>
      <Button look="icon" aria-label={`Delete ${name}`} onPress={() => forget(id)}>
        <Trash2 size={14} aria-hidden="true" />
      </Button>
    </li>
  );
}

interface NameFieldProps {
  initial: string;
  label: string;
  /** An empty name: nothing is to be done. */
  onDone: (name: string) => void;
}

function NameField({ initial, label, onDone }: NameFieldProps) {
  const [name, setName] = useState(initial);
  return (
    <form
      className="panel-form"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(name.trim());
      }}
    >
      <input
        className="panel-field"
        aria-label={label}
        value={name}
        // The field appears because somebody asked for it.
        ref={(field) => field?.focus()}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone('');
        }}
      />
      <Button type="submit">Keep</Button>
    </form>
  );
}
