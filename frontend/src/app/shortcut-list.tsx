import { Overlay } from '@/components/overlay';
import { messages } from '@/lib/messages';
import styles from './overlays.module.css';

export default function ShortcutList({ onClose }: { onClose: () => void }) {
  return (
    <Overlay label={messages.shortcuts.title} onClose={onClose}>
      <h2 className={styles['title']}>{messages.shortcuts.title}</h2>
      {/* What scrolls must be reached by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <dl className={styles['keys']} tabIndex={0}>
        {messages.shortcuts.list.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Overlay>
  );
}
