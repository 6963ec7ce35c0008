import { useNavigate } from '@tanstack/react-router';
import {
  CalendarCheck2,
  CirclePlus,
  Contact,
  Handshake,
  Keyboard,
  LogOut,
  Moon,
  NotebookPen,
  Package,
  Sun,
  UserRoundCog,
  Users,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
import { PLACES } from '@/features/admin/places';
import { useMayMerge } from '@/lib/may-merge';
import { messages } from '@/lib/messages';
import { duplicates } from '@/lib/messages/duplicates';
import { quickCreate } from '@/lib/quick-create';
import { useMay, useRights } from '@/lib/rights';
import { useDensity } from '@/lib/density';
import { leave } from '@/lib/leaving';
import { chooseTheme, isDark, useThemeChoice } from '@/lib/theme';

/** What opens over the page. */
export type Opening = 'shortcuts';

export interface Action {
  id: string;
  label: string;
  keys?: string;
  icon: LucideIcon;
  run: () => void;
}

const text = messages.palette.actions;

/** What can be done from anywhere, as far as the viewer may do it. */
export function useActions(open: (what: Opening) => void): Action[] {
  const navigate = useNavigate();
  const may = useMay();
  const mayMerge = useMayMerge();
  const rights = useRights();
  const theme = useThemeChoice();
  const density = useDensity();
  const dark = isDark();
  const go =
    (
      to:
        | '/'
        | '/clients'
        | '/duplicates'
        | '/deals'
        | '/products'
        | '/notes'
        | '/users'
        | '/account',
    ) =>
    () =>
      void navigate({ to });
  const all: (Action & { isAllowed?: boolean })[] = [
    {
      id: 'new-client',
      label: messages.newClient.open,
      icon: CirclePlus,
      run: () => quickCreate.set('client'),
      isAllowed: may('CREATE', 'Client'),
    },
    {
      id: 'new-deal',
      label: messages.deals.create.action,
      icon: CirclePlus,
      run: () => quickCreate.set('deal'),
      isAllowed: may('CREATE', 'Deal'),
    },
    {
      id: 'new-task',
      label: messages.tasks.add,
      icon: CirclePlus,
      run: () => quickCreate.set('task'),
      isAllowed: may('CREATE', 'Note'),
    },
    {
      id: 'home',
      label: text.goTo(messages.navigation.home),
      keys: 'g h',
      icon: CalendarCheck2,
      run: go('/'),
    },
    {
      id: 'clients',
      label: text.goTo(messages.navigation.clients),
      keys: 'g c',
      icon: UsersRound,
      run: go('/clients'),
    },
    {
      id: 'duplicates',
      label: text.goTo(duplicates.title),
      icon: Users,
      run: go('/duplicates'),
      isAllowed: mayMerge,
    },
    {
      id: 'deals',
      label: text.goTo(messages.navigation.deals),
      keys: 'g d',
      icon: Handshake,
      run: go('/deals'),
    },
    {
      id: 'products',
      label: text.goTo(messages.navigation.products),
      keys: 'g p',
      icon: Package,
      run: go('/products'),
    },
    {
      id: 'notes',
      label: text.goTo(messages.navigation.notes),
      keys: 'g n',
      icon: NotebookPen,
      run: go('/notes'),
    },
    {
      id: 'people',
      label: text.goTo(messages.navigation.people),
      icon: Contact,
      run: go('/users'),
    },
    {
      id: 'account',
      label: text.goTo(messages.account.title),
      icon: UserRoundCog,
      run: go('/account'),
    },
    ...PLACES.filter(({ isFor }) => rights !== null && isFor(rights)).map(
      ({ to, label, icon }) => ({
        id: to,
        label: text.goTo(label),
        icon,
        run: () => void navigate({ to }),
      }),
    ),
    {
      id: 'theme',
      label: dark ? text.light : text.dark,
      icon: dark ? Sun : Moon,
      run: () => chooseTheme(dark ? 'light' : 'dark'),
    },
    {
      id: 'shortcuts',
      label: messages.navigation.shortcuts,
      keys: '?',
      icon: Keyboard,
      run: () => open('shortcuts'),
    },
    {
      id: 'sign-out',
      label: messages.actions.signOut,
      icon: LogOut,
      run: () => void leave(theme, density),
    },
  ];
  return all.filter(({ isAllowed = true }) => isAllowed);
}

/** Those whose words begin with all of what was typed. */
export function matching(actions: readonly Action[], typed: string): Action[] {
  const words = typed.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return actions.filter(({ label }) => {
    const parts = label.toLocaleLowerCase().split(/\s+/u);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  });
}

/** Whoever types an action as it is called means it, and no record that has these words somewhere. */
export function beginsWith({ label }: Action, typed: string): boolean {
  const start = typed.trim().toLocaleLowerCase();
  return start.length > 2 && label.toLocaleLowerCase().startsWith(start);
}
