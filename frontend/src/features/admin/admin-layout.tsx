import { Link, Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { LockKeyhole } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Notice, SkeletonBlock } from '@/components/states';
import { messages } from '@/lib/messages';
import { useRights } from '@/lib/rights';
import styles from './admin.module.css';
import { PLACES } from './places';

const text = messages.admin;

/** The side list of administration, and a page beside it; each page is there for whose role allows something on it. */
export function AdminLayout() {
  const rights = useRights();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const side = useRef<HTMLElement>(null);
  const isKnown = rights !== null;
  // Where the list is one line that is wider than the window, one sees where one is.
  useEffect(() => {
    side.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [isKnown, path]);
  if (rights === null) return <SkeletonBlock rows={9} />;
  const places = PLACES.filter((place) => place.isFor(rights));
  const isAllowed = places.some(({ to }) => path === to || path.startsWith(`${to}/`));
  const [first] = places;
  if (/^\/admin\/?$/.test(path) && first) return <Navigate to={first.to} replace />;
  return (
    <div className={styles['layout']}>
      {places.length > 0 && (
        <nav ref={side} className={styles['side']} aria-label={text.title}>
          <h2 className={styles['title']}>{text.title}</h2>
          <ul>
            {places.map(({ to, label, icon: Icon }) => (
              <li key={to}>
                <Link to={to} className={styles['place']} activeOptions={{ includeSearch: false }}>
                  <Icon size={16} strokeWidth={1.8} aria-hidden="true" /> {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className={styles['page']}>{isAllowed ? <Outlet /> : <Refused />}</div>
    </div>
  );
}

function Refused() {
  const { title, text: advice } = messages.failures.refused;
  return (
    <Notice role="alert" icon={<LockKeyhole size={22} />} title={title}>
      {advice}
    </Notice>
  );
}
