import {
  Braces,
  CalendarCheck2,
  Contact,
  Handshake,
  NotebookPen,
  Package,
  UsersRound,
} from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { Mark } from '@/components/mark';
import { messages } from '@/lib/messages';
import styles from './shell.module.css';

const text = messages.navigation;
const PLACES = [
  { to: '/', label: text.home, icon: CalendarCheck2 },
  { to: '/clients', label: text.clients, icon: UsersRound },
  { to: '/deals', label: text.deals, icon: Handshake },
  { to: '/products', label: text.products, icon: Package },
  { to: '/notes', label: text.notes, icon: NotebookPen },
  { to: '/users', label: text.people, icon: Contact },
] as const;

export interface PlaceLinkProps {
  to: (typeof PLACES)[number]['to'];
  className: string;
  children: ReactNode;
}

interface NavigationProps {
  isOpen: boolean;
  /** What leads to a place: a link of the router, once there is one. */
  link: ComponentType<PlaceLinkProps>;
  /** Places that not everybody has. */
  children?: ReactNode;
}

/** Where one can go. The build draws it as well (first-paint.tsx), so it needs nothing that a browser has. */
export function Navigation({ isOpen, link: PlaceLink, children }: NavigationProps) {
  return (
    <nav className={styles['nav']} data-open={isOpen} aria-label={text.label}>
      <PlaceLink to="/" className={styles['brand'] ?? ''}>
        <Mark /> <span>{messages.product}</span>
      </PlaceLink>
      <ul>
        {PLACES.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <PlaceLink to={to} className={styles['place'] ?? ''}>
              <Icon size={18} strokeWidth={1.8} aria-hidden="true" /> <span>{label}</span>
            </PlaceLink>
          </li>
        ))}
        {children}
      </ul>
      <a className={`${styles['place'] ?? ''} ${styles['last'] ?? ''}`} href="/graphiql">
        <Braces size={18} strokeWidth={1.8} aria-hidden="true" /> <span>{text.graphiql}</span>
      </a>
    </nav>
  );
}
