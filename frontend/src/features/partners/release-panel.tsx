import { useMemo, useState } from 'react';
import type { CombinedError } from 'urql';
import { Button } from '@/components/button';
import { CopyBox } from '@/components/copy-box';
import { Form, TextBox } from '@/components/form';
import { Panel } from '@/components/panel';
import type { PartnerReleaseItemFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { partners as text } from '@/lib/messages/partners';
import { useSubmit } from '@/lib/outcomes';
import { toast } from '@/lib/toasts';
import { operationOf, type ManifestDocument, type Operation } from './manifest';
import { ManifestBox, type Source } from './manifest-box';
import { OperationList } from './operation-list';
import { RELEASE_CREATE } from './partner-mutations';
import { ReleaseDecision } from './release-decision';
import { commandFor, placed } from './release-problems';
import styles from './release.module.css';

const NO_DOCUMENTS: readonly ManifestDocument[] = [];

function isTooLarge(error: CombinedError | null): boolean {
  return (error?.response as Response | undefined)?.status === 413;
}

function countText(documents: readonly ManifestDocument[], file: string | null): string {
  const counts = new Map<Operation['kind'], number>();
  for (const { body } of documents) {
    const { kind } = operationOf(body);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const parts = Array.from(counts, ([kind, count]) => text.kindCounts[kind](count));
  return `${text.found(documents.length, file)}: ${parts.join(', ')}`;
}

interface ReleasePanelProps {
  partner: { id: string; key: string };
  onClose: () => void;
}

/** A new release: the documents of a manifest, all of them or none; then whether it counts. */
export default function ReleasePanel({ partner, onClose }: ReleasePanelProps) {
  const [made, setMade] = useState<PartnerReleaseItemFragment | null>(null);
  function done(release: PartnerReleaseItemFragment | null) {
    if (release?.state === 'PENDING') {
      setMade(release);
      return;
    }
    // What is registered once more as it was is what it was, be it active or retired.
    if (release) toast({ text: text.registeredBefore(release.name ?? '') });
    onClose();
  }
  return (
    <Panel title={text.registerTitle}>
      <div className={styles['panel']}>
        {made ? (
          <ReleaseDecision release={made} onClose={onClose} />
        ) : (
          <ReleaseForm partner={partner} onClose={onClose} onDone={done} />
        )}
      </div>
    </Panel>
  );
}

interface ReleaseFormProps extends ReleasePanelProps {
  onDone: (release: PartnerReleaseItemFragment | null) => void;
}

function ReleaseForm({ partner, onClose, onDone }: ReleaseFormProps) {
  const [name, setName] = useState('');
  const [source, setSource] = useState<Source | null>(null);
  /** What the problems are about. */
  const [sent, setSent] = useState(NO_DOCUMENTS);
  const { submit, isRunning, trouble } = useSubmit(
    RELEASE_CREATE,
    (data) => data.partnerReleaseCreate,
  );
  const read = source?.read ?? null;
  const documents = read?.fault === null ? read.value : NO_DOCUMENTS;
  const { ofDocuments, others } = useMemo(() => placed(trouble.problems), [trouble.problems]);
  const wrong = sent === documents ? ofDocuments : new Map<number, never>();
  const isLarge = isTooLarge(trouble.error);

  async function register() {
    setSent(documents);
    const saved = await submit({ input: { partner: partner.id, name, documents: [...documents] } });
    if (saved) onDone(saved.partnerRelease ?? null);
  }

  return (
    <Form
      problems={others}
      error={isLarge ? null : trouble.error}
      onSubmit={register}
      footer={
        <>
          <Button onPress={onClose}>{messages.actions.cancel}</Button>
          <Button type="submit" look="primary" isDisabled={isRunning || documents.length === 0}>
            {text.registerSubmit(documents.length)}
          </Button>
        </>
      }
    >
      <p className={styles['lead']}>{text.registerText}</p>
      <TextBox
        label={text.releaseName}
        name="name"
        description={text.releaseNameText}
        isRequired
        maxLength={100}
        value={name}
        onChange={setName}
        // The panel was opened to answer this.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <ManifestBox source={source} onChange={setSource} />
      <div role="status" className={styles['status']}>
        {documents.length > 0 && countText(documents, source?.file ?? null)}
      </div>
      {read?.fault != null && (
        <p role="alert" className={styles['trouble']}>
          {source?.file != null && <strong>{source.file}: </strong>}
          {text.manifestFaults[read.fault]}
          {read.about !== undefined && ` (${read.about})`}
        </p>
      )}
      {isLarge && sent === documents && (
        <div role="alert" className={styles['large']}>
          <p className={styles['trouble']}>{text.tooLarge}</p>
          <CopyBox
            label={text.command}
            text={commandFor(partner.key, name, source?.file ?? null)}
          />
        </div>
      )}
      {wrong.size > 0 && (
        <p role="alert" className={styles['trouble']}>
          {text.wrongDocuments(wrong.size, documents.length)}
        </p>
      )}
      {documents.length > 0 && <OperationList documents={documents} problems={wrong} />}
    </Form>
  );
}
