import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { readAccessSearch } from '@/features/access/search';
import { readAuditSearch } from '@/features/audit/search';
import { readClientSearch } from '@/features/clients/search';
import { readCustomFieldSearch } from '@/features/custom-fields/search';
import { readDuplicateSearch, readMergeSearch } from '@/features/duplicates/search';
import { readRoleSearch } from '@/features/roles/search';
import { readTrashSearch } from '@/features/trash/search';
import { readUserSearch as readUserAccountSearch } from '@/features/user-accounts/search';
import { readDeliverySearch } from '@/features/webhooks/search';
import { readNoteSearch } from '@/features/notes/search';
import { readDealSearch } from '@/features/deals/search';
import { readHomeSearch } from '@/features/home/search';
import { readProductSearch } from '@/features/products/search';
import { readUserSearch } from '@/features/users/search';
import { destinationOf } from '@/lib/destinations';
import { text } from '@/lib/searches';
import * as session from '@/lib/session';
import { NotFound, PageFailed } from './boundaries';
import { Waiting } from './waiting';

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
    if ((await session.ready()) === 'signed-out') {
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
  validateSearch: readHomeSearch,
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

const duplicates = createRoute({
  getParentRoute: () => shell,
  path: '/duplicates',
  validateSearch: readDuplicateSearch,
  component: lazyRouteComponent(
    () => import('@/features/duplicates/duplicates-page'),
    'DuplicatesPage',
  ),
});

const merge = createRoute({
  getParentRoute: () => shell,
  path: '/duplicates/merge',
  validateSearch: readMergeSearch,
  component: lazyRouteComponent(() => import('@/features/duplicates/merge-page'), 'MergePage'),
});

const deals = createRoute({
  getParentRoute: () => shell,
  path: '/deals',
  validateSearch: readDealSearch,
  component: lazyRouteComponent(() => import('@/features/deals/deals-page'), 'DealsPage'),
});

const deal = createRoute({
  getParentRoute: () => shell,
  path: '/deals/$id',
  component: lazyRouteComponent(() => import('@/features/deals/deal-page'), 'DealPage'),
});

const products = createRoute({
  getParentRoute: () => shell,
  path: '/products',
  validateSearch: readProductSearch,
  component: lazyRouteComponent(() => import('@/features/products/catalogue'), 'Catalogue'),
});

const notes = createRoute({
  getParentRoute: () => shell,
  path: '/notes',
  validateSearch: readNoteSearch,
  component: lazyRouteComponent(() => import('@/features/notes/note-list'), 'NoteList'),
});

const users = createRoute({
  getParentRoute: () => shell,
  path: '/users',
  validateSearch: readUserSearch,
  component: lazyRouteComponent(() => import('@/features/users/user-list'), 'UserList'),
});

const product = createRoute({
  getParentRoute: () => shell,
  path: '/products/$id',
  component: lazyRouteComponent(() => import('@/features/products/product-page'), 'ProductPage'),
});

const account = createRoute({
  getParentRoute: () => shell,
  path: '/account',
  component: lazyRouteComponent(() => import('@/features/account/account-page'), 'AccountPage'),
});

const admin = createRoute({
  getParentRoute: () => shell,
  path: '/admin',
  component: lazyRouteComponent(() => import('@/features/admin/admin-layout'), 'AdminLayout'),
});

const adminUsers = createRoute({
  getParentRoute: () => admin,
  path: '/users',
  validateSearch: readUserAccountSearch,
  component: lazyRouteComponent(() => import('@/features/user-accounts/user-list'), 'UserList'),
});

const adminRoles = createRoute({
  getParentRoute: () => admin,
  path: '/roles',
  validateSearch: readRoleSearch,
  component: lazyRouteComponent(() => import('@/features/roles/roles-page'), 'RolesPage'),
});

const adminAccess = createRoute({
  getParentRoute: () => admin,
  path: '/access',
  validateSearch: readAccessSearch,
  component: lazyRouteComponent(() => import('@/features/access/access-page'), 'AccessPage'),
});

const adminAudit = createRoute({
  getParentRoute: () => admin,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('@/features/audit/audit-page'), 'AuditPage'),
});

const adminTrash = createRoute({
  getParentRoute: () => admin,
  path: '/trash',
  validateSearch: readTrashSearch,
  component: lazyRouteComponent(() => import('@/features/trash/trash-page'), 'TrashPage'),
});

const adminCustomFields = createRoute({
  getParentRoute: () => admin,
  path: '/custom-fields',
  validateSearch: readCustomFieldSearch,
  component: lazyRouteComponent(
    () => import('@/features/custom-fields/custom-fields-page'),
    'CustomFieldsPage',
  ),
});

const adminPriceLists = createRoute({
  getParentRoute: () => admin,
  path: '/price-lists',
  component: lazyRouteComponent(
    () => import('@/features/price-lists/price-lists-page'),
    'PriceListsPage',
  ),
});

const adminPriceList = createRoute({
  getParentRoute: () => admin,
  path: '/price-lists/$id',
  component: lazyRouteComponent(
    () => import('@/features/price-lists/price-list-page'),
    'PriceListPage',
  ),
});

const adminWebhooks = createRoute({
  getParentRoute: () => admin,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('@/features/webhooks/webhooks-page'), 'WebhooksPage'),
});

const adminWebhook = createRoute({
  getParentRoute: () => admin,
  path: '/webhooks/$id',
  validateSearch: readDeliverySearch,
  component: lazyRouteComponent(() => import('@/features/webhooks/endpoint-page'), 'EndpointPage'),
});

const adminPartners = createRoute({
  getParentRoute: () => admin,
  path: '/partners',
  component: lazyRouteComponent(() => import('@/features/partners/partners-page'), 'PartnersPage'),
});

const adminPartner = createRoute({
  getParentRoute: () => admin,
  path: '/partners/$id',
  component: lazyRouteComponent(() => import('@/features/partners/partner-page'), 'PartnerPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    invitation,
    reset,
    shell.addChildren([
      home,
      clients,
      client,
      duplicates,
      merge,
      deals,
      deal,
      products,
      product,
      notes,
      users,
      account,
      admin.addChildren([
        adminUsers,
        adminRoles,
        adminAccess,
        adminAudit,
        adminTrash,
        adminCustomFields,
        adminPriceLists,
        adminPriceList,
        adminWebhooks,
        adminWebhook,
        adminPartners,
        adminPartner,
      ]),
    ]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailed,
  defaultPendingComponent: Waiting,
  scrollRestoration: true,
});

/**
 * Begins to fetch the files of the first page while the server is still asked who is here: whoever was here last time most
 * likely is still, and whoever was not signs in first.
 */
export function fetchAhead() {
  const [matched] = router.getMatchedRoutes(router.latestLocation.pathname);
  const isForAll = !matched.some(({ id }) => id === shell.id);
  for (const route of isForAll || session.wasHere() ? matched : [signIn]) {
    void router.loadRouteChunk(route);
  }
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
