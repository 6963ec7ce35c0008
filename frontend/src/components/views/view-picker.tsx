import { Bookmark, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import {
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Header,
  Popover,
} from 'react-aria-components/Menu';
import { messages } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import { Button } from '../button';
import type { View } from './view';
import styles from './views.module.css';

const text = messages.views;

interface PickerProps {
  views: readonly View[];
  view: View | null;
  all: string;
  onOpen: (view: View | null) => void;
}

const GROUPS = ['PRIVATE', 'TEAM', 'SHARED'] as const;

/** The saved views of a list; favourites first. */
export function ViewPicker({ views, view, all, onOpen }: PickerProps) {
  const [isOpen, setOpen] = useState(false);
  useShortcuts({ v: () => setOpen(true) });
  const favorites = views.filter((one) => one.isFavorite);
  const groups: [string, readonly View[]][] = [
    [text.favorites, favorites],
    ...GROUPS.map((group): [string, readonly View[]] => [
      text.groups[group],
      views.filter((one) => one.visibility === group && !one.isFavorite),
    ]),
  ];
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button look="quiet" aria-label={text.label}>
        <Bookmark size={15} aria-hidden="true" />
        <span className={styles['name']}>{view?.name ?? all}</span>
        <ChevronDown size={15} aria-hidden="true" />
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom start">
        <Menu
          className={styles['menu'] ?? ''}
          aria-label={text.label}
          onAction={(key) => onOpen(views.find((one) => one.id === key) ?? null)}
        >
          <MenuItem id="all" className={styles['item'] ?? ''}>
            {all}
          </MenuItem>
          {groups
            .filter(([, list]) => list.length > 0)
            .map(([name, list]) => (
              <MenuSection key={name} aria-label={name}>
                <Header className={styles['heading'] ?? ''}>{name}</Header>
                {list.map((one) => (
                  <MenuItem
                    key={one.id}
                    id={one.id}
                    className={styles['item'] ?? ''}
                    textValue={one.name ?? ''}
                    data-current={one.id === view?.id}
                  >
                    <span className={styles['name']}>{one.name}</span>
                    <span className={styles['more']}>{one.team?.name ?? one.owner?.name}</span>
                  </MenuItem>
                ))}
              </MenuSection>
            ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
