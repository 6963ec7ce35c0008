import { initials } from '@/lib/formats';
import styles from './avatar.module.css';

const TONES = ['clay', 'amber', 'sage', 'sky', 'plum', 'stone'] as const;

/** The same name has the same colour everywhere. */
function toneOf(name: string): string {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return TONES[sum % TONES.length] ?? 'stone';
}

export function Avatar({ name, size = 'small' }: { name: string; size?: 'small' | 'large' }) {
  return (
    <span className={styles['avatar']} data-tone={toneOf(name)} data-size={size} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

interface PersonProps {
  name: string | null | undefined;
  nobody?: string;
}

export function Person({ name, nobody = '–' }: PersonProps) {
  if (!name) return <span className={styles['nobody']}>{nobody}</span>;
  return (
    <span className={styles['person']}>
      <Avatar name={name} />
      <span className={styles['name']}>{name}</span>
    </span>
  );
}
