import { useEffect, useRef, type KeyboardEvent } from 'react';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { Panel, PanelEmpty } from '@/components/panel';
import { formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { AddLine } from './add-line';
import { CELLS, type LineItem } from './line-item';
import { LineItemRow } from './line-item-row';
import styles from './line-items.module.css';
import { useLineItems } from './use-line-items';

interface LineItemsProps {
  deal: {
    id: string;
    amount?: { amount?: string | null; currency?: string | null } | null | undefined;
    lineItems?: readonly LineItem[] | null | undefined;
  };
  isReadOnly: boolean;
}

const text = messages.deals.lines;
const NO_ITEMS: readonly LineItem[] = [];

export function LineItems({ deal, isReadOnly }: LineItemsProps) {
  const lines = useLineItems(deal.id, deal.lineItems ?? NO_ITEMS);
  const { items } = lines;
  const list = useRef<HTMLDivElement>(null);
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: isReadOnly,
    getItems: (keys) =>
      [...keys].map((key) => ({
        'text/plain': items.find((item) => item.id === key)?.name ?? '',
      })),
    onReorder: ({ keys, target }) => {
      const [moved] = keys;
      if (moved !== undefined) {
        void lines.reorder(String(moved), String(target.key), target.dropPosition);
      }
    },
  });

  /** Alt and an arrow take a line up or down, whichever of its numbers one is in. */
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (isReadOnly || step === undefined || !event.altKey || !(event.target instanceof HTMLElement))
      return;
    const row = event.target.closest('[role="row"]')?.querySelector<HTMLElement>('[data-line]');
    const at = items.findIndex((item) => item.id === row?.dataset['line']);
    const beside = items[at + step];
    const moved = items[at];
    if (!beside || !moved) return;
    event.preventDefault();
    event.stopPropagation();
    void lines.reorder(moved.id, beside.id, step < 0 ? 'before' : 'after');
  }

  // The line that was added last, until it is drawn: then one goes on with its quantity.
  const added = useRef<string | null>(null);
  function showAdded(id: string) {
    added.current = id;
    focusAdded();
  }
  function focusAdded() {
    if (added.current === null) return;
    const row = `[data-line="${CSS.escape(added.current)}"]`;
    requestAnimationFrame(() => {
      const input = list.current?.querySelector<HTMLInputElement>(
        `${row} [data-column="quantity"] input`,
      );
      if (!input) return;
      added.current = null;
      input.focus();
      // A list that is entered takes the focus to the line one was in last; from there it goes on.
      requestAnimationFrame(() => input.focus());
    });
  }
  useEffect(focusAdded, [items]);

  return (
    <Panel title={text.title} aside={text.count(items.length)}>
      {/* The keys are those of the rows inside. */}
      {}
      <div ref={list} data-lines onKeyDownCapture={onKeyDown} className={styles['lines']}>
        <div className={styles['head']} aria-hidden="true">
          <span />
          <span>{text.columns.product}</span>
          {CELLS.map((cell) => (
            <span key={cell} className={styles['headNumber']}>
              {text.columns[cell]}
            </span>
          ))}
          <span className={styles['headNumber']}>{text.columns.total}</span>
          <span />
        </div>
        <GridList
          aria-label={text.title}
          className={styles['list'] ?? ''}
          keyboardNavigationBehavior="tab"
          items={items}
          dependencies={[isReadOnly, lines]}
          dragAndDropHooks={dragAndDropHooks}
          renderEmptyState={() => <PanelEmpty>{text.none}</PanelEmpty>}
        >
          {(item) => (
            <GridListItem id={item.id} textValue={item.name ?? ''} className={styles['item'] ?? ''}>
              <LineItemRow
                item={item}
                isReadOnly={isReadOnly}
                onCell={(cell, value) => lines.setCell(item, cell, value)}
                onRemove={() => void lines.remove(item)}
              />
            </GridListItem>
          )}
        </GridList>
      </div>
      <footer className={styles['foot']}>
        {!isReadOnly && (
          <AddLine
            currency={deal.amount?.currency ?? ''}
            isAdding={lines.isAdding}
            onAdd={lines.add}
            onAdded={showAdded}
          />
        )}
        <p className={styles['sum']} role="status">
          <span>{text.sum}</span>
          <strong>{formatMoney(deal.amount) ?? '–'}</strong>
          <span className={styles['untaxed']}>{text.withoutTax}</span>
        </p>
      </footer>
    </Panel>
  );
}
