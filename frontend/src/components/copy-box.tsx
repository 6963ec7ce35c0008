import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { messages } from '@/lib/messages';
import { Button } from './button';
import styles from './copy-box.module.css';

const TOLD_FOR = 2_000;

interface CopyButtonProps {
  text: string;
  label?: string;
}

export function CopyButton({ text, label = messages.copying.copy }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), TOLD_FOR);
  }
  return (
    <Button onPress={() => void copy()}>
      {isCopied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
      <span aria-live="polite">{isCopied ? messages.copying.copied : label}</span>
    </Button>
  );
}

interface CopyBoxProps {
  /** What it is: read out before the value. */
  label: string;
  text: string;
}

/** A value that one takes elsewhere: a link, a token, a secret. */
export function CopyBox({ label, text }: CopyBoxProps) {
  return (
    <div className={styles['box']}>
      <span className={styles['label']}>{label}</span>
      <div className={styles['line']}>
        {/* Everything at once by one click, where the clipboard is out of reach. */}
        <code className={styles['text']}>{text}</code>
        <CopyButton text={text} />
      </div>
    </div>
  );
}
