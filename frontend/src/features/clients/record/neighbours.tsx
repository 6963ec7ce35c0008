import { Link, useNavigate } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { messages } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import { neighboursOf } from '@/lib/trail';
import styles from './record.module.css';

const text = messages.records;

/** From a client to the next one of the list one came from: `]` or `j`, and back: `[` or `k`. */
export function Neighbours({ id }: { id: string }) {
  const navigate = useNavigate();
  const around = neighboursOf(id);
  const go = (to: string | null | undefined) => {
    if (to != null) void navigate({ to: '/clients/$id', params: { id: to } });
  };
  const back = () => go(around?.previous);
  const on = () => go(around?.next);
  useShortcuts({ '[': back, k: back, ']': on, j: on });
  if (!around || around.count < 2) return null;
  return (
    <nav className={styles['neighbours']} aria-label={text.neighbours}>
      <span>{text.position(around.position, around.count)}</span>
      <Neighbour to={around.previous} label={text.previous}>
        <ChevronLeft size={17} aria-hidden="true" />
      </Neighbour>
      <Neighbour to={around.next} label={text.next}>
        <ChevronRight size={17} aria-hidden="true" />
      </Neighbour>
    </nav>
  );
}

interface NeighbourProps {
  to: string | null;
  label: string;
  children: React.ReactNode;
}

function Neighbour({ to, label, children }: NeighbourProps) {
  if (to === null) return <span className={styles['end']}>{children}</span>;
  return (
    <Link
      to="/clients/$id"
      params={{ id: to }}
      className={styles['neighbour']}
      aria-label={label}
      title={label}
    >
      {children}
    </Link>
  );
}
