/** The people of the example data. Loaded on development servers only, which say so in the page. */
export interface DemoAccount {
  email: string;
  name: string;
  role: string;
  /** What the role may, in a few words. */
  may: string;
}

export const DEMO_PASSWORD = 'tessera-demo-2026';

export const DEMO_ACCOUNTS: DemoAccount[] = [
  account('ada.admin', 'Ada', 'Administrator', 'everything'),
  account('max.manager', 'Max', 'Manager', 'all of his team'),
  account('sara.seller', 'Sara', 'Seller', 'her own clients'),
  account('sam.support', 'Sam', 'Support', 'notes, no money'),
  account('olga.auditor', 'Olga', 'Auditor', 'reads, changes nothing'),
];

function account(mailbox: string, name: string, role: string, may: string): DemoAccount {
  return { email: `${mailbox}@tessera.example`, name, role, may };
}
