import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import {
  ComboBox,
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components/ComboBox';
import { useClient, useQuery } from 'urql';
import { useDebounced } from '@/lib/debounced';
import { messages } from '@/lib/messages';
import { ComboInput } from './combo-input';
import styles from './pickers.module.css';
import * as choices from './record-choices';
import fields from './text-box.module.css';

/** A user is one who works here; anyone may have left, or not come yet. */
export type RecordKind =
  | 'user'
  | 'anyone'
  | 'client'
  | 'contact'
  | 'product'
  | 'team'
  | 'tag'
  | 'stage'
  | 'role'
  | 'priceList';

export interface NamedChoice {
  id: string;
  name: string;
  /** What tells equal names apart. */
  more?: string | null;
}

interface RecordBoxProps {
  label: string;
  kind: RecordKind;
  value: NamedChoice | null;
  onChange: (value: NamedChoice | null) => void;
  name?: string;
  isRequired?: boolean;
  autoFocus?: boolean;
  placeholder?: string;
}

interface Node {
  id: string;
  name?: string | null;
  jobTitle?: string | null;
  city?: string | null;
  sku?: string | null;
  currency?: string | null;
}

const SEARCHED = {
  user: choices.USER_CHOICES,
  anyone: choices.USER_CHOICES,
  client: choices.CLIENT_CHOICES,
  contact: choices.CONTACT_CHOICES,
  product: choices.PRODUCT_CHOICES,
};
const LISTED = {
  team: choices.TEAM_CHOICES,
  tag: choices.TAG_CHOICES,
  stage: choices.STAGE_CHOICES,
  role: choices.ROLE_CHOICES,
  priceList: choices.PRICE_LIST_CHOICES,
};

/** What is asked of the server for what was typed. */
function askedFor(kind: RecordKind, typed: string) {
  if (!isSearched(kind)) return {};
  const search = typed === '' ? null : typed;
  return kind === 'user' ? { search, filter: { status: { eq: 'ACTIVE' } } } : { search };
}

function isSearched(kind: RecordKind): kind is keyof typeof SEARCHED {
  return kind in SEARCHED;
}

/** The records that fit what was typed: found by the server, or among the few there are. */
function useChoices(kind: RecordKind, typed: string, isOpen: boolean): NamedChoice[] {
  const query = useDebounced(typed.trim());
  const searched = isSearched(kind);
  const [found] = useQuery<Partial<Record<string, { nodes: Node[] } | null>>>({
    query: isSearched(kind) ? SEARCHED[kind] : LISTED[kind],
    variables: askedFor(kind, query),
    pause: !isOpen,
    requestPolicy: searched ? 'cache-and-network' : 'cache-first',
  });
  // What was found last stands until there is an answer, so that Enter never meets an empty list on the way.
  const [last, setLast] = useState(found.data);
  if (found.data !== undefined && found.data !== last) setLast(found.data);
  const connection = Object.values(found.data ?? last ?? {}).find(
    (value) => value?.nodes !== undefined,
  );
  const all = (connection?.nodes ?? []).map((node) => ({
    id: node.id,
    name: node.name ?? '–',
    more: node.jobTitle ?? node.city ?? node.sku ?? node.currency ?? null,
  }));
  const word = typed.trim().toLocaleLowerCase();
  // Until the server has answered for what stands there now, only what fits it: Enter must not take another one.
  const isAnswered =
    searched && query === typed.trim() && !found.fetching && found.data !== undefined;
  if (isAnswered || word === '') return all;
  return all.filter(({ name, more }) =>
    [name, more].some((text) => text?.toLocaleLowerCase().includes(word)),
  );
}

/** One record, found by typing. Empty means none. */
export function RecordBox(props: RecordBoxProps) {
  const { label, kind, value, onChange, placeholder, ...rest } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  // For a moment: a choice that is kept elsewhere closes the box as well, and leaves it empty.
  const [taken, setTaken] = useState<string | null>(null);
  const client = useClient();
  const found = useChoices(kind, typed ?? '', isOpen);
  // Asked for before the list is open, so that it opens full.
  const warm = () => {
    if (isSearched(kind)) void client.query(SEARCHED[kind], askedFor(kind, '')).toPromise();
  };
  return (
    <ComboBox
      {...rest}
      className={fields['field'] ?? ''}
      items={found}
      allowsEmptyCollection
      menuTrigger={taken === null ? 'focus' : 'manual'}
      value={value?.id ?? taken}
      inputValue={typed ?? value?.name ?? ''}
      onFocus={warm}
      onBlur={() => {
        if (typed === '') onChange(null);
        setTyped(null);
      }}
      onOpenChange={setOpen}
      onInputChange={(text) => {
        setTyped(text === value?.name ? null : text);
      }}
      onChange={(key) => {
        const chosen = found.find((choice) => choice.id === key);
        setTyped(null);
        if (chosen) {
          setTaken(chosen.id);
          requestAnimationFrame(() => setTaken(null));
          onChange(chosen);
        } else if (typed === '') onChange(null);
      }}
    >
      <Label className={fields['label'] ?? ''}>{label}</Label>
      <div className={styles['group']}>
        <ComboInput placeholder={placeholder} isTyped={typed !== null && typed !== ''} />
        <Button className={styles['opener'] ?? ''}>
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
      </div>
      <FieldError className={fields['error'] ?? ''} />
      <Popover className={styles['popover'] ?? ''}>
        <ListBox<NamedChoice>
          className={styles['options'] ?? ''}
          renderEmptyState={() => <p className={styles['empty']}>{messages.forms.nothing}</p>}
        >
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.name} className={styles['option'] ?? ''}>
              {choice.name} <span className={styles['more']}>{choice.more}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
