import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '@/components/button';
import { useMayMerge } from '@/lib/may-merge';
import { messages } from '@/lib/messages';
import { quickCreate } from '@/lib/quick-create';
import { useMay } from '@/lib/rights';
import { useShortcuts } from '@/lib/shortcuts';
import { leaveTrail } from '@/lib/trail';
import styles from './clients.module.css';

/** What ties the list to its records: their order, for going from one to the next, and `n` for a new one. */
export function useListTies(rows: readonly { id: string }[]) {
  useEffect(() => leaveTrail(rows), [rows]);
  const mayCreate = useMay()('CREATE', 'Client');
  useShortcuts(mayCreate ? { n: () => quickCreate.set('client') } : {});
}

/** For whose role may make one. */
export function NewClientButton() {
  if (!useMay()('CREATE', 'Client')) return null;
  return (
    <Button look="primary" onPress={() => quickCreate.set('client')}>
      <Plus size={16} aria-hidden="true" /> {messages.newClient.open}
    </Button>
  );
}

/** To those that may be there twice, for whoever may make one of two. */
export function DuplicatesLink() {
  if (!useMayMerge()) return null;
  return (
    <Link to="/duplicates" className={styles['duplicates']}>
      {messages.clients.duplicates}
    </Link>
  );
}
