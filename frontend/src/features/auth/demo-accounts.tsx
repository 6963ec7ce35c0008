import { Button } from 'react-aria-components';
import { messages } from '@/lib/messages';
import styles from './sign-in.module.css';

const PASSWORD = 'tessera-demo-2026';

/** The people of the example data. Loaded on development servers only, which say so in the page. */
const ACCOUNTS = [
  ['ada.admin', 'Ada', 'Administrator'],
  ['max.manager', 'Max', 'Manager'],
  ['sara.seller', 'Sara', 'Seller'],
  ['sam.support', 'Sam', 'Support'],
  ['olga.auditor', 'Olga', 'Auditor'],
] as const;

interface DemoAccountsProps {
  onChoose: (account: { email: string; password: string }) => void;
}

export default function DemoAccounts({ onChoose }: DemoAccountsProps) {
  return (
    <section className={styles['demo']} aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{messages.signIn.demo}</h2>
      <p>{messages.signIn.demoText}</p>
      <ul>
        {ACCOUNTS.map(([user, name, role]) => (
          <li key={user}>
            <Button
              className={styles['account'] ?? ''}
              onPress={() => onChoose({ email: `${user}@tessera.example`, password: PASSWORD })}
            >
              {name} <span>{role}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
