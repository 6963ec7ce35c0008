import { Download } from 'lucide-react';
import { Button } from '@/components/button';
import { CopyButton } from '@/components/copy-box';
import { messages } from '@/lib/messages';
import styles from './account.module.css';

const text = messages.account.factor;

/** Shown this once: the server keeps hashes alone. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const all = `${codes.join('\n')}\n`;
  function download() {
    const url = URL.createObjectURL(new Blob([all], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'tessera-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(url);
  }
  return (
    <div className={styles['body']}>
      <p>
        <strong>{text.codesTitle}</strong> {text.codesText}
      </p>
      <ol className={styles['codes']} aria-label={text.codesTitle}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className={styles['buttons']}>
        <CopyButton text={all} label={text.copyCodes} />
        <Button onPress={download}>
          <Download size={15} aria-hidden="true" /> {text.download}
        </Button>
        <Button look="primary" onPress={onDone}>
          {text.kept}
        </Button>
      </div>
    </div>
  );
}
