import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { CloudOff, Menu, Search, Settings, Trash2 } from 'lucide-react';
import {
  lazy,
  Suspense,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type RefObject,
} from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Button } from '@/components/button';
import { Confirmations } from '@/components/confirm';
import { ToastList } from '@/components/toast-list';
import { Bell } from '@/features/notifications/bell';
import * as live from '@/lib/live';
import { locale } from '@/lib/language';
import { messages } from '@/lib/messages';
import { waiting } from '@/lib/proofs';
import { useRights } from '@/lib/rights';
import * as reads from '@/lib/reads';
import { MADE, quickCreate } from '@/lib/quick-create';
import { noteOpened, openRecents, recordOf } from '@/lib/recents';
import * as session from '@/lib/session';
import { useShortcuts } from '@/lib/shortcuts';
import { useStore } from '@/lib/stores';
import { forgetTyped, wasTyped } from '@/lib/typed';
import { useMe } from '@/lib/viewer';
import { Navigation, type PlaceLinkProps } from './navigation';
import type { Opening } from './palette/actions';
import styles from './shell.module.css';
import { UserMenu } from './user-menu';

const loadPalette = () => import('./palette/palette');
const Palette = lazy(loadPalette);
const ShortcutList = lazy(() => import('./shortcut-list'));
const ProofDialog = lazy(() => import('./proof-dialog'));
const SignInAgain = lazy(() => import('@/features/auth/sign-in-again'));

const FORMS = {
  client: lazy(() => import('@/features/clients/create/create-client')),
  deal: lazy(() => import('@/features/deals/new-deal')),
  task: lazy(() => import('@/features/tasks/new-task')),
};

export function Shell() {
  const [open, setOpen] = useState<'palette' | Opening | null>(null);
  const [isNavOpen, setNavOpen] = useState(false);
  const isProofAsked = useStore(waiting) !== null;
  const status = useSyncExternalStore(session.onChange, session.currentStatus);
  const navigate = useNavigate();
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // Going somewhere closes the navigation of a narrow window.
  const [seenPath, setSeenPath] = useState(path);
  if (seenPath !== path) {
    setSeenPath(path);
    setNavOpen(false);
  }
  useArrival(main, path);
  useEffect(() => live.open(), []);
  const me = useMe();
  useEffect(() => {
    if (me === undefined) return;
    openRecents(me);
    const shown = recordOf(path);
    if (shown !== null) noteOpened(shown);
  }, [me, path]);
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
    'g d': () => void navigate({ to: '/deals' }),
    'g p': () => void navigate({ to: '/products' }),
    'g n': () => void navigate({ to: '/notes' }),
  });

  return (
    <I18nProvider locale={locale}>
      <div className={styles['shell']}>
        <button type="button" className="skip-link" onClick={() => main.current?.focus()}>
          {messages.actions.skip}
        </button>
        <Navigation isOpen={isNavOpen} link={PlaceLink}>
          <AdminPlace />
        </Navigation>
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
          <span className={styles['spacer']} />
          <Away />
          <Bell />
          <UserMenu onShortcuts={() => setOpen('shortcuts')} />
        </header>
        <main ref={main} id="content" tabIndex={-1} className={styles['main']}>
          <Outlet />
        </main>
        <Suspense>
          {open === 'palette' && <Palette onClose={() => setOpen(null)} onOpen={setOpen} />}
          {open === 'shortcuts' && <ShortcutList onClose={() => setOpen(null)} />}
          {isProofAsked && <ProofDialog />}
          <Making />
        </Suspense>
        <Suspense>{status === 'ended' && <SignInAgain />}</Suspense>
        <Confirmations />
        <ToastList />
      </div>
    </I18nProvider>
  );
}

/** The form of what is being made; after a reload of the tab again, where something was typed into it. */
function Making() {
  const making = useStore(quickCreate);
  useEffect(() => {
    const before = MADE.find((kind) => wasTyped(`new-${kind}`));
    if (before) quickCreate.set(before);
  }, []);
  if (making === null) return null;
  const FormOf = FORMS[making];
  return (
    <FormOf
      onClose={() => {
        forgetTyped(`new-${making}`);
        quickCreate.set(null);
      }}
    />
  );
}

/** Whoever goes on by keyboard begins at the top of the page they came to, not at that of the application. */
function useArrival(main: RefObject<HTMLElement | null>, path: string) {
  const seen = useRef(path);
  useEffect(() => {
    if (seen.current === path) return;
    seen.current = path;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [main, path]);
}

/** Says it quietly: nothing is lost, and nothing has to be done. */
function Away() {
  const isOffline = useStore(reads.isOffline);
  const isAway = useStore(live.isAway);
  if (!isOffline && !isAway) return null;
  const text = messages.live;
  return (
    <span className={styles['away']} title={isOffline ? text.offlineText : text.awayText}>
      <CloudOff size={15} aria-hidden="true" /> <span>{isOffline ? text.offline : text.away}</span>
    </span>
  );
}

function PlaceLink({ to, ...link }: PlaceLinkProps) {
  return <Link to={to} {...link} activeOptions={{ exact: to === '/', includeSearch: false }} />;
}

/** For whose role allows something there; whoever has the trash alone goes straight to it. */
function AdminPlace() {
  const rights = useRights();
  const isAdmin = rights?.may('Access', 'READ') ?? false;
  if (!isAdmin && !rights?.may('TrashEntry', 'READ')) return null;
  const Icon = isAdmin ? Settings : Trash2;
  return (
    <li>
      <Link
        to={isAdmin ? '/admin' : '/admin/trash'}
        className={styles['place']}
        activeOptions={{ includeSearch: false }}
      >
        <Icon size={18} strokeWidth={1.8} aria-hidden="true" />{' '}
        <span>{isAdmin ? messages.admin.title : messages.admin.places.trash}</span>
      </Link>
    </li>
  );
}
