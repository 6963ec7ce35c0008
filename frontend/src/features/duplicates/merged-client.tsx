import { useNavigate } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { SkeletonBlock } from '@/components/states';
import { merging as text } from '@/lib/messages/duplicates';
import { toast } from '@/lib/toasts';
import { SURVIVOR } from './documents';

interface MergedClientProps {
  id: string;
  /** What shows when it was never merged. */
  children: ReactNode;
}

/** The address of a client that became part of another leads to that one. */
export default function MergedClient({ id, children }: MergedClientProps) {
  const navigate = useNavigate();
  const [{ data, fetching }] = useQuery({
    query: SURVIVOR,
    variables: { id },
    requestPolicy: 'network-only',
  });
  const found = data?.survivor?.__typename === 'Client' ? data.survivor : null;
  const to = found && found.id !== id ? found.id : null;
  const name = found?.name ?? '–';
  useEffect(() => {
    if (to === null) return;
    toast({ text: text.movedTo(name) });
    void navigate({ to: '/clients/$id', params: { id: to }, replace: true });
  }, [to, name, navigate]);
  return fetching || to !== null ? <SkeletonBlock rows={9} /> : children;
}
