import { Link } from '@tanstack/react-router';
import { GripVertical, Trash2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Button } from '@/components/button';
import { formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { CELLS, cellValue, type Cell, type LineItem } from './line-item';
import styles from './line-items.module.css';
import { NumberCell } from './number-cell';

interface LineItemRowProps {
  item: LineItem;
  isReadOnly: boolean;
  onCell: (cell: Cell, value: string | null) => Promise<string | null>;
  onRemove: () => void;
}

const text = messages.deals.lines;

export function LineItemRow({ item, isReadOnly, onCell, onRemove }: LineItemRowProps) {
  const name = item.name ?? '–';
  return (
    <div className={styles['row']} data-line={item.id}>
      {isReadOnly ? (
        <span />
      ) : (
        <AriaButton slot="drag" className={styles['grip'] ?? ''} aria-label={text.drag(name)}>
          <GripVertical size={16} aria-hidden="true" />
        </AriaButton>
      )}
      <span className={styles['what']}>
        {item.product ? (
          <Link to="/products/$id" params={{ id: item.product.id }} className={styles['name']}>
            {name}
          </Link>
        ) : (
          <span className={styles['name']}>{name}</span>
        )}
        <span className={styles['sku']}>{item.sku}</span>
      </span>
      {CELLS.map((cell) => (
        <NumberCell
          key={cell}
          column={cell}
          label={text.cellOf(text.columns[cell], name)}
          value={cellValue(item, cell)}
          isReadOnly={isReadOnly}
          onCommit={(value) => onCell(cell, value)}
        />
      ))}
      <span className={styles['total']}>
        <span className={styles['narrowLabel']} aria-hidden="true">
          {text.columns.total}
        </span>
        {formatMoney(item.lineTotal) ?? '–'}
      </span>
      {isReadOnly ? (
        <span />
      ) : (
        <Button look="icon" aria-label={text.remove(name)} onPress={onRemove}>
          <Trash2 size={15} aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}
