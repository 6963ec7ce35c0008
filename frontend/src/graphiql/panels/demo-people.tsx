import { DEMO_ACCOUNTS } from '@/lib/demo';
import { become, signInAs, type Identity } from '../identities';
import { Choice } from './tokens';

interface DemoPeopleProps {
  who: Identity;
  attempt: (work: () => Promise<void>) => void;
}

export default function DemoPeople({ who, attempt }: DemoPeopleProps) {
  return DEMO_ACCOUNTS.map((account) => (
    <Choice
      key={account.email}
      isChosen={who.kind === 'demo' && who.person.account.email === account.email}
      onChoose={() =>
        attempt(async () => become({ kind: 'demo', person: await signInAs(account) }))
      }
    >
      {account.name}, {account.role} <small>{account.may}</small>
    </Choice>
  ));
}
