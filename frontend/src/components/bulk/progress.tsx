import styles from './bulk.module.css';

interface ProgressProps {
  text: string;
  value: number;
  of: number;
}

export function Progress({ text, value, of }: ProgressProps) {
  return (
    <>
      <p>{text}</p>
      <progress className={styles['progress']} value={value} max={of} aria-label={text} />
    </>
  );
}
