import { MoreHorizontal } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu';
import { useShortcuts } from '@/lib/shortcuts';
import { Button } from './button';
import styles from './pickers.module.css';

export interface MenuAction {
  id: string;
  label: string;
  icon?: ReactNode;
  onAction: () => void;
  isDanger?: boolean;
  isDisabled?: boolean;
}

interface MenuButtonProps {
  /** Names the button, and the menu. */
  label: string;
  /** What is false is left out. */
  items: readonly (MenuAction | false)[];
  /** What the button shows; three dots when absent. */
  children?: ReactNode;
  /** The key that opens it. */
  shortcut?: string;
}

/** What else can be done, behind a button. */
export function MenuButton({ label, items, children, shortcut }: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false);
  useShortcuts(shortcut === undefined ? {} : { [shortcut]: () => setOpen(true) });
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button look={children === undefined ? 'icon' : 'outline'} aria-label={label}>
        {children ?? <MoreHorizontal size={18} aria-hidden="true" />}
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Menu className={styles['options'] ?? ''} aria-label={label}>
          {items
            .filter((item) => item !== false)
            .map(({ id, label: name, icon, onAction, isDanger = false, isDisabled = false }) => (
              <MenuItem
                key={id}
                id={id}
                textValue={name}
                isDisabled={isDisabled}
                className={styles['option'] ?? ''}
                data-danger={isDanger}
                onAction={onAction}
              >
                {icon}
                {name}
              </MenuItem>
            ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
