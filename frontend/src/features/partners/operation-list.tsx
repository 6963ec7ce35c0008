import { useState } from 'react';
import { Badge, type Tone } from '@/components/badge';
import { Button } from '@/components/button';
import { messageOf, type Problem } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { partners as text } from '@/lib/messages/partners';
import { operationOf, type ManifestDocument, type Operation } from './manifest';
import styles from './release.module.css';

const TONES: Record<Operation['kind'], Tone> = {
  query: 'sky',
  mutation: 'clay',
  subscription: 'stone',
};
const FEW = 12;
const MORE = 100;

/** What the server says of a document, in the reader's words where they are as exact. */
function worded(problem: Problem): string {
  const known: Record<string, string | undefined> = text.documentProblems;
  return known[problem.code ?? ''] ?? problem.message ?? messageOf(problem);
}

interface OperationListProps {
  documents: readonly ManifestDocument[];
  /** By the places of the documents. */
  problems: ReadonlyMap<number, readonly Problem[]>;
}

/** The operations of a manifest, those with problems first. */
export function OperationList({ documents, problems }: OperationListProps) {
  const [most, setMost] = useState(FEW);
  const places = [...documents.keys()];
  const sorted = [
    ...places.filter((place) => problems.has(place)),
    ...places.filter((place) => !problems.has(place)),
  ];
  const rest = sorted.length - most;
  return (
    <>
      <ul className={styles['operations']} aria-label={text.operations}>
        {sorted.slice(0, most).map((place) => (
          <Item key={place} document={documents[place]} problems={problems.get(place) ?? []} />
        ))}
      </ul>
      {rest > 0 && (
        <div className={styles['rest']}>
          <span className={styles['hint']}>{text.furtherOperations(rest)}</span>
          <Button look="quiet" onPress={() => setMost(most + MORE)}>
            {messages.actions.showMore}
          </Button>
        </div>
      )}
    </>
  );
}

interface ItemProps {
  document: ManifestDocument | undefined;
  problems: readonly Problem[];
}

function Item({ document, problems }: ItemProps) {
  if (!document) return null;
  const { kind, name } = operationOf(document.body);
  return (
    <li className={styles['operation']} data-wrong={problems.length > 0}>
      <span className={styles['operationName']}>{name ?? text.unnamed}</span>
      <Badge tone={TONES[kind]}>{text.kinds[kind]}</Badge>
      {document.id !== name && <code className={styles['id']}>{document.id}</code>}
      {problems.map((problem) => (
        <p key={problem.path.join('.')} className={styles['trouble']}>
          {worded(problem)}
        </p>
      ))}
    </li>
  );
}
