import flags from 'virtual:flags';
import { formatCountry } from '@/lib/formats';
import styles from './flag.module.css';

export function Flag({ country }: { country: string }) {
  const code = country.toUpperCase();
  return (
    <svg className={styles['flag']} role="img" aria-label={formatCountry(code)}>
      <use href={`${flags}#${code}`} />
    </svg>
  );
}
