/**
 * What a page shows before the application runs: the build draws it in each language (scripts/first-paint.mjs), so nothing here may
 * need a browser, or a library that does.
 */
import { Menu, Search } from 'lucide-react';
import { Page } from '@/components/page';
import { EntranceFrame } from '@/features/auth/entrance-frame';
import entrance from '@/features/auth/sign-in.module.css';
import { messages } from '@/lib/messages';
import { duplicates } from '@/lib/messages/duplicates';
import { Navigation, type PlaceLinkProps } from './navigation';
import styles from './shell.module.css';
import { Waiting } from './waiting';

const file = (name: string) => `src/features/${name}.tsx`;
const { account, clients, deals, home, noteList, people, products } = messages;

/** The pages of the shell: their paths, their places in the navigation, their files, and their titles where no data names them. */
export const PAGES = [
  { path: '^/$', place: '/', file: file('home/home-page'), title: home.title },
  {
    path: '^/clients$',
    place: '/clients',
    file: file('clients/client-list'),
    title: clients.title,
  },
  { path: '^/clients/.', place: '/clients', file: file('clients/client-page'), title: null },
  { path: '^/deals$', place: '/deals', file: file('deals/deals-page'), title: deals.title },
  { path: '^/deals/.', place: '/deals', file: file('deals/deal-page'), title: null },
  {
    path: '^/products$',
    place: '/products',
    file: file('products/catalogue'),
    title: products.title,
  },
  { path: '^/products/.', place: '/products', file: file('products/product-page'), title: null },
  { path: '^/notes$', place: '/notes', file: file('notes/note-list'), title: noteList.title },
  { path: '^/users$', place: '/users', file: file('users/user-list'), title: people.title },
  { path: '^/account$', place: null, file: file('account/account-page'), title: account.title },
  {
    path: '^/duplicates$',
    place: null,
    file: file('duplicates/duplicates-page'),
    title: duplicates.title,
  },
  { path: '^/duplicates/.', place: null, file: file('duplicates/merge-page'), title: null },
  // Its pages name themselves beside a list of them, which depends on who reads it.
  { path: '^/admin(/|$)', place: null, file: file('admin/admin-layout'), title: null },
];

export function Entrance() {
  return (
    <>
      <Waiting />
      <EntranceFrame lead={messages.signIn.lead}>
        <div className={entrance['room']} />
      </EntranceFrame>
    </>
  );
}

function PlaceLink({ to, className, children }: PlaceLinkProps) {
  return (
    <a href={to} className={className}>
      {children}
    </a>
  );
}

/** The shell with a page whose title is written in when it is known which one. */
export function Shell() {
  return (
    <div className={styles['shell']} aria-busy="true">
      <Waiting />
      <Navigation isOpen={false} link={PlaceLink} />
      <header className={styles['header']}>
        <span className={styles['opener']}>
          <Menu size={19} aria-hidden="true" />
        </span>
        <span className={styles['find']}>
          <Search size={16} aria-hidden="true" />
          <span>{messages.palette.open}</span>
          <kbd>Ctrl K</kbd>
        </span>
      </header>
      <main className={styles['main']}>
        <Page title="">{null}</Page>
      </main>
    </div>
  );
}
