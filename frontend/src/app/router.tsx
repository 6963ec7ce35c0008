import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { readClientSearch } from '@/features/clients/search';
import { readProductSearch } from '@/features/products/search';
import { destinationOf } from '@/lib/destinations';
import { text } from '@/lib/searches';
import * as session from '@/lib/session';
import { NotFound, PageFailed, Waiting } from './boundaries';

const root = createRootRoute({ notFoundComponent: NotFound });

/** Only paths of our own: `//elsewhere` would be another site. */
function readReturn(search: Record<string, unknown>): { to?: string } {
  const to = text(search['to'], 500);
  return to?.startsWith('/') && !/^\/[/\\]/.test(to) ? { to } : {};
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readReturn,
  beforeLoad: async ({ search }) => {
    if ((await session.ready()) === 'signed-in') throw redirect(destinationOf(search.to));
  },
  component: lazyRouteComponent(() => import('@/features/auth/sign-in-page'), 'SignInPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('@/features/auth/invitation-page'), 'InvitationPage'),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(() => import('@/features/auth/reset-page'), 'ResetPage'),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    if ((await session.ready()) !== 'signed-in') {
      throw redirect({
        to: '/sign-in',
        search: location.href === '/' ? {} : { to: location.href },
      });
    }
  },
  component: lazyRouteComponent(() => import('./shell'), 'Shell'),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('@/features/home/home-page'), 'HomePage'),
});

const clients = createRoute({
  getParentRoute: () => shell,
  path: '/clients',
  validateSearch: readClientSearch,
  component: lazyRouteComponent(() => import('@/features/clients/client-list'), 'ClientList'),
});

const client = createRoute({
  getParentRoute: () => shell,
  path: '/clients/$id',
  component: lazyRouteComponent(() => import('@/features/clients/client-page'), 'ClientPage'),
});

const products = createRoute({
  getParentRoute: () => shell,
  path: '/products',
  validateSearch: readProductSearch,
  component: lazyRouteComponent(() => import('@/features/products/catalogue'), 'Catalogue'),
});

const product = createRoute({
  getParentRoute: () => shell,
  path: '/products/$id',
  component: lazyRouteComponent(() => import('@/features/products/product-page'), 'ProductPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    invitation,
    reset,
    shell.addChildren([home, clients, client, products, product]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailed,
  defaultPendingComponent: Waiting,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
