import { Download, FileText, Plus, RotateCcw, Trash2, X } from 'lucide-react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { useClient, useQuery } from 'urql';
import { Button } from '@/components/button';
import { Panel, PanelEmpty } from '@/components/panel';
import { RelativeTime } from '@/components/relative-time';
import { FailureState, SkeletonBlock } from '@/components/states';
import type { FileItemFragment } from '@/gql/graphql';
import { useChange } from '@/lib/changes';
import { formatBytes } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { useReread } from '@/lib/pages';
import { useMay } from '@/lib/rights';
import { toast } from '@/lib/toasts';
import { tellTrouble } from '@/lib/outcomes';
import { useLive } from '@/lib/use-live';
import { concerns } from '@/lib/concerns';
import { CLIENT_FILES, FILE_DELETE, FILE_DOWNLOAD, FILE_RESTORE } from './documents';
import styles from './files.module.css';
import { useUploads, type Upload } from './uploads';

const text = messages.files;

export function FilesPanel({ client }: { client: string }) {
  const mayAdd = useMay()('CREATE', 'Attachment');
  const variables = { id: client };
  const [{ data, error, fetching }, ask] = useQuery({ query: CLIENT_FILES, variables });
  const reread = useReread(CLIENT_FILES, variables);
  useLive((event) => concerns(event, client), reread);
  const { uploads, add, again, drop } = useUploads(client);
  // A file whose content never came is not there for anybody.
  const files = data?.client?.attachments?.nodes.filter(({ state }) => state === 'STORED');
  return (
    <Panel
      title={text.title}
      aside={
        mayAdd && (
          <FileTrigger allowsMultiple onSelect={(chosen) => chosen && void add(Array.from(chosen))}>
            <Button look="quiet">
              <Plus size={15} aria-hidden="true" /> {text.add}
            </Button>
          </FileTrigger>
        )
      }
    >
      <DropZone
        className={styles['zone'] ?? ''}
        aria-label={text.drop}
        isDisabled={!mayAdd}
        onDrop={(event) => {
          const dropped = event.items.filter((item) => item.kind === 'file');
          void Promise.all(dropped.map((item) => item.getFile())).then(add);
        }}
      >
        {error && !data && (
          <FailureState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
        )}
        {!data && fetching && <SkeletonBlock rows={2} />}
        {files?.length === 0 && uploads.length === 0 && (
          <PanelEmpty>{mayAdd ? text.none : text.noFiles}</PanelEmpty>
        )}
        <ul>
          {uploads.map((upload) => (
            <li key={upload.key} className={styles['item']}>
              <UploadRow upload={upload} onAgain={again} onDrop={drop} />
            </li>
          ))}
          {files?.map((file) => (
            <li key={file.id} className={styles['item']}>
              <FileRow file={file} />
            </li>
          ))}
        </ul>
      </DropZone>
    </Panel>
  );
}

interface UploadRowProps {
  upload: Upload;
  onAgain: (upload: Upload) => Promise<void>;
  onDrop: (key: string) => void;
}

function UploadRow({ upload, onAgain, onDrop }: UploadRowProps) {
  const { file, share, trouble, key } = upload;
  return (
    <>
      <FileText size={18} aria-hidden="true" />
      <div className={styles['main']}>
        <strong>{file.name}</strong>
        {trouble === null ? (
          <ProgressBar aria-label={text.uploading(file.name)} value={share * 100}>
            {({ percentage = 0 }) => (
              <span className={styles['track']}>
                <span className={styles['done']} style={{ width: `${percentage}%` }} />
              </span>
            )}
          </ProgressBar>
        ) : (
          <div className={styles['trouble']} role="alert">
            {trouble}
          </div>
        )}
      </div>
      {trouble !== null && (
        <span className={styles['end']}>
          <Button look="icon" aria-label={text.again} onPress={() => void onAgain(upload)}>
            <RotateCcw size={16} aria-hidden="true" />
          </Button>
          <Button look="icon" aria-label={text.dismiss(file.name)} onPress={() => onDrop(key)}>
            <X size={16} aria-hidden="true" />
          </Button>
        </span>
      )}
    </>
  );
}

function FileRow({ file }: { file: FileItemFragment }) {
  const client = useClient();
  const may = useMay();
  const [remove] = useChange(FILE_DELETE, (data) => data.attachmentDelete);
  const [restore] = useChange(FILE_RESTORE, (data) => data.attachmentRestore);
  const { id } = file;
  const name = file.fileName ?? '–';

  /** Its address is good for minutes only, so it is asked for when it is needed. */
  async function download() {
    const context = { requestPolicy: 'network-only' } as const;
    const { data } = await client.query(FILE_DOWNLOAD, { id }, context).toPromise();
    const url = data?.attachment?.downloadUrl;
    if (url == null) {
      toast({ tone: 'failed', text: messages.states.notFound });
      return;
    }
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
  }
  async function toTrash() {
    if (!tellTrouble(await remove({ input: { id } }))) return;
    toast({
      text: text.deleted(name),
      undo: async () => void tellTrouble(await restore({ input: { id } })),
    });
  }
  return (
    <>
      <FileText size={18} aria-hidden="true" />
      <div className={styles['main']}>
        <button
          type="button"
          className={styles['name']}
          title={text.download(name)}
          onClick={() => void download()}
        >
          {name}
        </button>
        <div className={styles['sub']}>
          {file.sizeBytes != null && <span>{formatBytes(file.sizeBytes)}</span>}
          <RelativeTime at={file.createdAt} />
          {file.uploadedBy?.name && <span>{text.by(file.uploadedBy.name)}</span>}
        </div>
      </div>
      <span className={styles['end']}>
        <Button look="icon" aria-label={text.download(name)} onPress={() => void download()}>
          <Download size={16} aria-hidden="true" />
        </Button>
        {may('DELETE', 'Attachment') && (
          <Button
            look="icon"
            aria-label={`${messages.actions.delete}: ${name}`}
            onPress={() => void toTrash()}
          >
            <Trash2 size={16} aria-hidden="true" />
          </Button>
        )}
      </span>
    </>
  );
}
