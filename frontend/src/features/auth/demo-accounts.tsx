import { Button } from 'react-aria-components/Button';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '@/lib/demo';
import { messages } from '@/lib/messages';
import styles from './sign-in.module.css';

interface DemoAccountsProps {
  onChoose: (account: { email: string; password: string }) => void;
}

export default function DemoAccounts({ onChoose }: DemoAccountsProps) {
  return (
    <section className={styles['demo']} aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{messages.signIn.demo}</h2>
      <p>{messages.signIn.demoText}</p>
      <ul>
        {DEMO_ACCOUNTS.map(({ email, name, role }) => (
          <li key={email}>
            <Button
              className={styles['account'] ?? ''}
              onPress={() => onChoose({ email, password: DEMO_PASSWORD })}
            >
              {name} <span>{role}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
