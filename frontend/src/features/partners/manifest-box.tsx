import { FileJson } from 'lucide-react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { DropItem } from 'react-aria-components/useDragAndDrop';
import { Button } from '@/components/button';
import { TextBox } from '@/components/form';
import { partners as text } from '@/lib/messages/partners';
import {
  readFile,
  readManifest,
  type ManifestDocument,
  type ManifestFault,
  type Read,
} from './manifest';
import styles from './release.module.css';

/** What somebody chose, dropped or pasted. */
export interface Source {
  /** The name of the file; null for what was pasted. */
  file: string | null;
  /** What was pasted. */
  pasted: string;
  read: Read<ManifestDocument[]>;
}

export function pastedSource(pasted: string): Source | null {
  return pasted.trim() === '' ? null : { file: null, pasted, read: readManifest(pasted) };
}

async function fileSource(file: File): Promise<Source> {
  const content = await readFile(file);
  const read = content.fault === null ? readManifest(content.value) : content;
  return { file: file.name, pasted: '', read };
}

function unread(fault: ManifestFault): Source {
  return { file: null, pasted: '', read: { fault } };
}

async function droppedSource([first, ...more]: readonly DropItem[]): Promise<Source | null> {
  if (more.length > 0) return unread('severalFiles');
  if (first?.kind === 'file') return fileSource(await first.getFile());
  return first?.kind === 'text'
    ? pastedSource(await first.getText('text/plain'))
    : unread('unreadable');
}

interface ManifestBoxProps {
  source: Source | null;
  onChange: (source: Source | null) => void;
}

/** Takes a manifest: chosen, dropped, or pasted. */
export function ManifestBox({ source, onChange }: ManifestBoxProps) {
  return (
    <div className={styles['box']}>
      <DropZone
        className={styles['zone'] ?? ''}
        aria-label={text.dropManifest}
        onDrop={({ items }) => void droppedSource(items).then(onChange)}
      >
        <FileJson size={20} aria-hidden="true" />
        <FileTrigger
          acceptedFileTypes={['.json', 'application/json']}
          onSelect={(files) => {
            const file = files?.[0];
            if (file) void fileSource(file).then(onChange);
          }}
        >
          <Button>{text.chooseManifest}</Button>
        </FileTrigger>
        <span className={styles['hint']}>{text.orDrop}</span>
      </DropZone>
      <TextBox
        label={text.pasteManifest}
        multiline
        rows={3}
        spellCheck="false"
        value={source?.pasted ?? ''}
        onChange={(typed) => onChange(pastedSource(typed))}
      />
    </div>
  );
}
