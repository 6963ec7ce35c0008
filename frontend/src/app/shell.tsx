import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Braces, CalendarCheck2, Menu, Package, Search, UsersRound } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/button';
import { Mark } from '@/components/mark';
import { messages } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import styles from './shell.module.css';
import { UserMenu } from './user-menu';

const loadPalette = () => import('./palette');
const Palette = lazy(loadPalette);
const ShortcutList = lazy(() => import('./shortcut-list'));

const text = messages.navigation;
const PLACES = [
  { to: '/', label: text.home, icon: CalendarCheck2, exact: true },
  { to: '/clients', label: text.clients, icon: UsersRound, exact: false },
  { to: '/products', label: text.products, icon: Package, exact: false },
] as const;

export function Shell() {
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  const [isNavOpen, setNavOpen] = useState(false);
  const navigate = useNavigate();
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // Going somewhere closes the navigation of a narrow window.
  const [seenPath, setSeenPath] = useState(path);
  if (seenPath !== path) {
    setSeenPath(path);
    setNavOpen(false);
  }
  // Letters typed right after Ctrl-K must find the palette already there.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 1500);
    return () => clearTimeout(timer);
  }, []);
  useShortcuts({
    'Mod+k': () => setOpen('palette'),
    '?': () => setOpen('shortcuts'),
    'g h': () => void navigate({ to: '/' }),
    'g c': () => void navigate({ to: '/clients' }),
    'g p': () => void navigate({ to: '/products' }),
  });

  return (
    <div className={styles['shell']}>
      <button type="button" className="skip-link" onClick={() => main.current?.focus()}>
        {messages.actions.skip}
      </button>
      <Navigation isOpen={isNavOpen} />
      {isNavOpen && (
        <button
          type="button"
          className={styles['scrim']}
          aria-label={messages.actions.close}
          onClick={() => setNavOpen(false)}
        />
      )}
      <header className={styles['header']}>
        <span className={styles['opener']}>
          <Button
            look="icon"
            aria-label={messages.actions.openMenu}
            aria-expanded={isNavOpen}
            onPress={() => setNavOpen(!isNavOpen)}
          >
            <Menu size={19} aria-hidden="true" />
          </Button>
        </span>
        <button type="button" className={styles['find']} onClick={() => setOpen('palette')}>
          <Search size={16} aria-hidden="true" />
          <span>{messages.palette.open}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <UserMenu onShortcuts={() => setOpen('shortcuts')} />
      </header>
      <main ref={main} id="content" tabIndex={-1} className={styles['main']}>
        <Outlet />
      </main>
      <Suspense>
        {open === 'palette' && <Palette onClose={() => setOpen(null)} />}
        {open === 'shortcuts' && <ShortcutList onClose={() => setOpen(null)} />}
      </Suspense>
    </div>
  );
}

function Navigation({ isOpen }: { isOpen: boolean }) {
  return (
    <nav className={styles['nav']} data-open={isOpen} aria-label={text.label}>
      <Link to="/" className={styles['brand']}>
        <Mark /> <span>{messages.product}</span>
      </Link>
      <ul>
        {PLACES.map(({ to, label, icon: Icon, exact }) => (
          <li key={to}>
            <Link
              to={to}
              className={styles['place']}
              activeOptions={{ exact, includeSearch: false }}
            >
              <Icon size={18} strokeWidth={1.8} aria-hidden="true" /> <span>{label}</span>
            </Link>
          </li>
        ))}
      </ul>
      <a className={`${styles['place'] ?? ''} ${styles['last'] ?? ''}`} href="/graphiql">
        <Braces size={18} strokeWidth={1.8} aria-hidden="true" /> <span>{text.graphiql}</span>
      </a>
    </nav>
  );
}
