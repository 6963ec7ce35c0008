import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { messages } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import { useStore } from '@/lib/stores';
import { dismiss, pause, resume, toasts, undo, undoNewest } from '@/lib/toasts';
import { Button } from './button';
import styles from './toast-list.module.css';

const text = messages.actions;

/** What was just done, in a corner, read out without taking the focus. Ctrl-Z undoes the newest. */
export function ToastList() {
  const shown = useStore(toasts);
  useShortcuts({ 'Mod+z': () => void undoNewest() });
  return (
    <div className={styles['list']} role="region" aria-label={text.notices}>
      <div role="status" aria-live="polite">
        <ul>
          {shown.map((toast) => (
            // Pointing at it or being in it only stops its clock.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
            <li
              key={toast.id}
              className={styles['toast']}
              data-tone={toast.tone}
              onPointerEnter={() => pause(toast.id)}
              onPointerLeave={() => resume(toast.id)}
              onFocus={() => pause(toast.id)}
              onBlur={() => resume(toast.id)}
            >
              {toast.tone === 'done' ? (
                <CircleCheck size={17} aria-hidden="true" />
              ) : (
                <CircleAlert size={17} aria-hidden="true" />
              )}
              <span className={styles['text']}>{toast.text}</span>
              {toast.undo && (
                <Button look="quiet" onPress={() => void undo(toast)}>
                  {text.undo}
                </Button>
              )}
              {toast.retry && (
                <Button
                  look="quiet"
                  onPress={() => {
                    dismiss(toast.id);
                    toast.retry?.();
                  }}
                >
                  {text.retry}
                </Button>
              )}
              <Button look="icon" aria-label={text.dismiss} onPress={() => dismiss(toast.id)}>
                <X size={15} aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
