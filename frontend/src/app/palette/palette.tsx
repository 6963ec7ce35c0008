import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Menu, MenuItem, MenuSection, Header } from 'react-aria-components/Menu';
import { TextField, Input } from 'react-aria-components/TextField';
import { useQuery } from 'urql';
import { Overlay } from '@/components/overlay';
import { FailureState } from '@/components/states';
import { useRecentRecords } from '@/features/recents/use-recent-records';
import { useDebounced } from '@/lib/debounced';
import { messages } from '@/lib/messages';
import styles from '../overlays.module.css';
import { beginsWith, matching, useActions, type Action, type Opening } from './actions';
import { foundOf, isNumber, PALETTE, type Found } from './hits';

const text = messages.palette;
const SHORTEST = 2;

interface PaletteProps {
  onClose: () => void;
  onOpen: (what: Opening) => void;
}

/** What was typed among the records, or those opened last; and what can be done. */
function usePalette(typed: string, onOpen: (what: Opening) => void) {
  const query = useDebounced(typed.trim());
  const isAsking = query.length >= SHORTEST;
  const [{ data, error, fetching }] = useQuery({
    query: PALETTE,
    variables: { query, isNumber: isNumber(query) },
    pause: !isAsking,
  });
  const recent: Found[] = useRecentRecords().map((place) => ({ ...place, target: place.id }));
  const isTyped = typed.trim() !== '';
  const all = isAsking ? [...(data?.people ?? []), ...(data?.search ?? [])] : [];
  const hits = all.map((hit) => foundOf(hit, isNumber(query))).filter((hit) => hit !== null);
  const found = isTyped ? [...new Map(hits.map((hit) => [hit.id, hit])).values()] : recent;
  return {
    found,
    actions: matching(useActions(onOpen), typed),
    isTyped,
    isShort: isTyped && !isAsking,
    isWaiting: isTyped && (fetching || query !== typed.trim()),
    error: isAsking ? error : undefined,
  };
}

export default function Palette({ onClose, onOpen }: PaletteProps) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const palette = usePalette(typed, onOpen);
  const { found, actions, isTyped } = palette;
  const isDeed = isTyped && actions.some((action) => beginsWith(action, typed));

  const records = found.length > 0 && (
    <MenuSection key="records" aria-label={isTyped ? text.results : text.recent}>
      {!isTyped && <Header className={styles['section'] ?? ''}>{text.recent}</Header>}
      {found.map((hit) => (
        <RecordItem
          key={hit.id}
          hit={hit}
          onAction={() => {
            onClose();
            void navigate({ to: hit.to, params: { id: hit.target } });
          }}
        />
      ))}
    </MenuSection>
  );
  const deeds = actions.length > 0 && (
    <MenuSection key="actions" aria-label={text.actionsTitle}>
      <Header className={styles['section'] ?? ''}>{text.actionsTitle}</Header>
      {actions.map((action) => (
        <ActionItem
          key={action.id}
          action={action}
          onAction={() => {
            onClose();
            action.run();
          }}
        />
      ))}
    </MenuSection>
  );

  return (
    <Overlay label={text.open} onClose={onClose}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        {/* A dialog that is opened to type into must take the focus. */}
        {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
        <TextField className={styles['field'] ?? ''} aria-label={text.open} autoFocus>
          <Search size={18} aria-hidden="true" />
          <Input className={styles['input'] ?? ''} placeholder={text.placeholder} />
        </TextField>
        {palette.error && <FailureState error={palette.error} />}
        {/* What scrolls must be reached by keyboard. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className={styles['results']} tabIndex={0}>
          <Menu
            className={styles['menu'] ?? ''}
            aria-label={text.results}
            renderEmptyState={() =>
              palette.isShort
                ? text.hint
                : palette.isWaiting
                  ? messages.states.loading
                  : text.nothing
            }
          >
            {isDeed ? [deeds, records] : [records, deeds]}
          </Menu>
        </div>
      </Autocomplete>
    </Overlay>
  );
}

function RecordItem({ hit, onAction }: { hit: Found; onAction: () => void }) {
  return (
    <MenuItem id={hit.id} className={styles['hit'] ?? ''} textValue={hit.name} onAction={onAction}>
      <span className={styles['hitName']}>
        {hit.name} <span className={styles['hitMore']}>{hit.more}</span>
      </span>
      <span className={styles['hitKind']}>{text.kinds[hit.kind]}</span>
    </MenuItem>
  );
}

function ActionItem({ action, onAction }: { action: Action; onAction: () => void }) {
  const Icon = action.icon;
  return (
    <MenuItem
      id={`action ${action.id}`}
      className={styles['hit'] ?? ''}
      textValue={action.label}
      onAction={onAction}
    >
      <Icon size={16} aria-hidden="true" />
      <span className={styles['hitName']}>{action.label}</span>
      {action.keys && <kbd className={styles['hitKeys']}>{action.keys}</kbd>}
    </MenuItem>
  );
}
