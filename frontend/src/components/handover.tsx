import { messages } from '@/lib/messages';
import { Button } from './button';
import { CopyBox } from './copy-box';
import styles from './handover.module.css';
import { Overlay } from './overlay';

interface HandoverProps {
  title: string;
  /** What to do with it, and what not. */
  text: string;
  label: string;
  value: string;
  onClose: () => void;
}

/** A link or a secret that one takes away from here. */
export function Handover({ title, text, label, value, onClose }: HandoverProps) {
  return (
    <Overlay label={title} onClose={onClose}>
      <div className={styles['handover']}>
        <h2 className={styles['title']}>{title}</h2>
        <p className={styles['text']}>{text}</p>
        <CopyBox label={label} text={value} />
        <div className={styles['buttons']}>
          <Button look="primary" onPress={onClose}>
            {messages.actions.close}
          </Button>
        </div>
      </div>
    </Overlay>
  );
}
