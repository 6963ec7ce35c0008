import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Autocomplete, Input, Menu, MenuItem, TextField } from 'react-aria-components';
import { useQuery } from 'urql';
import { Overlay } from '@/components/overlay';
import { FailureState } from '@/components/states';
import { graphql } from '@/gql';
import type { PaletteQuery } from '@/gql/graphql';
import { useDebounced } from '@/lib/debounced';
import { messages } from '@/lib/messages';
import styles from './overlays.module.css';

const PALETTE = graphql(`
  query Palette($query: String!) {
    search(query: $query, types: [CLIENT, CONTACT, PRODUCT, DEAL], first: 12) {
      ... on Client {
        id
        clientName: name
        city
      }
      ... on Contact {
        id
        contactName: name
        client {
          id
          name
        }
      }
      ... on Product {
        id
        productName: name
        sku
      }
      ... on Deal {
        id
        dealName: name
        client {
          id
          name
        }
      }
    }
  }
`);

type Hit = NonNullable<PaletteQuery['search']>[number];

interface Found {
  id: string;
  kind: keyof typeof messages.palette.kinds;
  name: string;
  more: string | null | undefined;
  to: '/clients/$id' | '/products/$id';
  target: string;
}

/** Contacts and deals live on the page of their client. */
function foundOf(hit: Hit): Found | null {
  switch (hit.__typename) {
    case 'Client':
      return {
        id: hit.id,
        kind: 'Client',
        name: hit.clientName ?? '–',
        more: hit.city,
        to: '/clients/$id',
        target: hit.id,
      };
    case 'Product':
      return {
        id: hit.id,
        kind: 'Product',
        name: hit.productName ?? '–',
        more: hit.sku,
        to: '/products/$id',
        target: hit.id,
      };
    case 'Contact':
    case 'Deal': {
      if (!hit.client) return null;
      const name = hit.__typename === 'Contact' ? hit.contactName : hit.dealName;
      return {
        id: hit.id,
        kind: hit.__typename,
        name: name ?? '–',
        more: hit.client.name,
        to: '/clients/$id',
        target: hit.client.id,
      };
    }
    default:
      return null;
  }
}

const text = messages.palette;
const SHORTEST = 2;

export default function Palette({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const query = useDebounced(typed.trim(), 120);
  const isAsking = query.length >= SHORTEST;
  const [{ data, error, fetching }] = useQuery({
    query: PALETTE,
    variables: { query },
    pause: !isAsking,
  });
  const hits = isAsking ? (data?.search ?? []) : [];
  const found = hits.map(foundOf).filter((hit) => hit !== null);

  return (
    <Overlay label={text.open} onClose={onClose}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        {/* A dialog that is opened to type into must take the focus. */}
        {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
        <TextField className={styles['field'] ?? ''} aria-label={text.open} autoFocus>
          <Search size={18} aria-hidden="true" />
          <Input className={styles['input'] ?? ''} placeholder={text.placeholder} />
        </TextField>
        {error && isAsking ? (
          <FailureState error={error} />
        ) : (
          <Menu
            className={styles['results'] ?? ''}
            aria-label={text.results}
            items={found}
            renderEmptyState={() =>
              !isAsking ? text.hint : fetching ? messages.states.loading : text.nothing
            }
          >
            {(hit) => (
              <MenuItem
                id={hit.id}
                className={styles['hit'] ?? ''}
                textValue={hit.name}
                onAction={() => {
                  onClose();
                  void navigate({ to: hit.to, params: { id: hit.target } });
                }}
              >
                <span className={styles['hitName']}>
                  {hit.name} <span className={styles['hitMore']}>{hit.more}</span>
                </span>
                <span className={styles['hitKind']}>{text.kinds[hit.kind]}</span>
              </MenuItem>
            )}
          </Menu>
        )}
      </Autocomplete>
    </Overlay>
  );
}
