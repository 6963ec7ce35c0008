import { formatInteger } from '@/lib/formats';
import { messages } from '@/lib/messages';
import styles from './products.module.css';

interface StockProps {
  quantity: string | null | undefined;
  unit?: string | null;
}

/** Null is a product nobody keeps in stock, which is not the same as none left. */
export function Stock({ quantity, unit }: StockProps) {
  if (quantity == null) return <span className={styles['faint']}>–</span>;
  if (Number(quantity) <= 0) {
    return <span className={styles['out']}>{messages.products.outOfStock}</span>;
  }
  return <>{[formatInteger(quantity), unit].filter(Boolean).join(' ')}</>;
}
