import { account } from './account';
import { accounts } from './accounts';
import { admin } from './admin';
import { audit } from './audit';
import { bulk } from './bulk';
import { clients } from './clients';
import { common } from './common';
import { filters } from './filters';
import { forms } from './forms';
import { home } from './home';
import { lists } from './lists';
import { notes } from './notes';
import { deals } from './deals';
import { notifications } from './notifications';
import { palette } from './palette';
import { products } from './products';
import { records } from './records';
import { rights } from './rights';
import { roles } from './roles';
import { timeline } from './timeline';
import { trash } from './trash';
import { userAccounts } from './user-accounts';
import { views } from './views';

/** Every text a person reads, an area of the page a file. Another language is another object of this type. */
export const en = {
  ...common,
  ...forms,
  ...accounts,
  ...home,
  ...notifications,
  ...clients,
  ...deals,
  ...timeline,
  ...records,
  ...products,
  ...palette,
  ...account,
  ...admin,
  ...userAccounts,
  ...rights,
  ...roles,
  ...audit,
  ...trash,
  ...lists,
  ...notes,
  ...views,
  ...filters,
  ...bulk,
};

export type Messages = typeof en;
