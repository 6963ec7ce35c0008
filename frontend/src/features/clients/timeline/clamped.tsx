import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { messages } from '@/lib/messages';
import styles from './timeline.module.css';

/** A long text, cut where it gets long, with a button that shows all of it. */
export function Clamped({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [isLong, setLong] = useState(false);
  const [isOpen, setOpen] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      // Open, its height says nothing: it stays as long as it was.
      setLong((wasLong) =>
        element.dataset['open'] === 'true'
          ? wasLong
          : element.scrollHeight > element.clientHeight + 4,
      );
    });
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      <div ref={box} className={styles['clamped']} data-open={isOpen} data-long={isLong}>
        {children}
      </div>
      {isLong && (
        <button
          type="button"
          className={styles['toggle']}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? messages.notes.showLess : messages.notes.showMore}
        </button>
      )}
    </>
  );
}
