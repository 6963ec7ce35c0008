import type { Messages } from '../en';
import { account } from './account';
import { accounts } from './accounts';
import { admin } from './admin';
import { audit } from './audit';
import { bulk } from './bulk';
import { clients } from './clients';
import { common } from './common';
import { deals } from './deals';
import { forms } from './forms';
import { home } from './home';
import { lists } from './lists';
import { notes } from './notes';
import { notifications } from './notifications';
import { palette } from './palette';
import { products } from './products';
import { records } from './records';
import { rights } from './rights';
import { roles } from './roles';
import { timeline } from './timeline';
import { trash } from './trash';
import { userAccounts } from './user-accounts';

export const de: Messages = {
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
  ...audit,
  ...rights,
  ...roles,
  ...trash,
  ...userAccounts,
  ...lists,
  ...notes,
  ...bulk,
};
