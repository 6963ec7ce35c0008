import { ChevronDown, ChevronUp, Columns3 } from 'lucide-react';
import { Popover, Dialog, DialogTrigger } from 'react-aria-components/Popover';
import { moved, type ColumnState, type Layouts } from '@/lib/columns';
import { messages } from '@/lib/messages';
import { Button } from './button';
import styles from './column-menu.module.css';

interface ColumnMenuProps {
  names: Record<string, string>;
  layouts: Layouts;
  columnState: ColumnState;
}

const text = messages.lists;

/** Which columns there are and in which order; also what the headings offer to a mouse. */
export function ColumnMenu({ names, layouts, columnState }: ColumnMenuProps) {
  return (
    <DialogTrigger>
      <Button look="icon" aria-label={text.columns}>
        <Columns3 size={17} aria-hidden="true" />
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Dialog className={styles['dialog'] ?? ''} aria-label={text.columns}>
          <ColumnList names={names} layouts={layouts} columnState={columnState} />
          <p className={styles['hint']}>{text.columnsHint}</p>
          {columnState.isChosen && (
            <Button look="quiet" onPress={() => columnState.choose(null)}>
              {text.standardColumns}
            </Button>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ColumnList({ names, layouts, columnState }: ColumnMenuProps) {
  const { choices, choose } = columnState;
  const rest = Object.keys(layouts).filter((id) => !choices.some((choice) => choice.id === id));
  const toggle = (id: string) =>
    choose(rest.includes(id) ? [...choices, { id }] : choices.filter((choice) => choice.id !== id));
  return (
    <ul className={styles['list']}>
      {[...choices.map(({ id }) => id), ...rest].map((id, index) => {
        const name = names[id] ?? id;
        const isShown = index < choices.length;
        const isFixed = layouts[id]?.isFixed ?? false;
        const isFirst = index === 0 || (layouts[choices[index - 1]?.id ?? '']?.isFixed ?? false);
        return (
          <li key={id} className={styles['item']} data-shown={isShown}>
            <label className={styles['label']}>
              <input
                type="checkbox"
                checked={isShown}
                disabled={isFixed}
                onChange={() => toggle(id)}
              />
              {name}
            </label>
            {isShown && !isFixed && (
              <>
                <Button
                  look="icon"
                  aria-label={text.columnUp(name)}
                  isDisabled={isFirst}
                  onPress={() => choose(moved(choices, index, index - 1))}
                >
                  <ChevronUp size={15} aria-hidden="true" />
                </Button>
                <Button
                  look="icon"
                  aria-label={text.columnDown(name)}
                  isDisabled={index === choices.length - 1}
                  onPress={() => choose(moved(choices, index, index + 1))}
                >
                  <ChevronDown size={15} aria-hidden="true" />
                </Button>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
