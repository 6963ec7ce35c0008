import { useQuery } from 'urql';
import { Page } from '@/components/page';
import { FailureState, SkeletonBlock } from '@/components/states';
import { graphql } from '@/gql';
import { messages } from '@/lib/messages';
import { useReread } from '@/lib/pages';
import { useAnnounced } from '@/lib/use-live';
import styles from './account.module.css';
import { FactorPanel } from './factor-panel';
import { PasswordPanel } from './password-panel';
import { ProfilePanel } from './profile-panel';
import { SessionsPanel } from './sessions-panel';

const ACCOUNT = graphql(`
  query Account {
    viewer {
      user {
        ...Profile
        hasSecondFactor
        sessions(first: 100) {
          nodes {
            id
            isCurrent
            userAgent
            ip
            hasSecondFactor
            createdAt
            lastSeenAt
          }
        }
      }
    }
  }
`);

const text = messages.account;

/** What concerns only the person who is signed in. */
export function AccountPage() {
  const [{ data, error }, ask] = useQuery({ query: ACCOUNT });
  const reread = useReread(ACCOUNT, {});
  useAnnounced(reread);
  const user = data?.viewer?.user;
  if (!user) {
    return (
      <Page title={text.title}>
        {error ? (
          <FailureState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
        ) : (
          <SkeletonBlock rows={9} />
        )}
      </Page>
    );
  }
  return (
    <Page title={text.title} aside={<span className={styles['email']}>{user.email}</span>}>
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <ProfilePanel user={user} />
          <PasswordPanel onChanged={() => void reread()} />
        </div>
        <div className={styles['column']}>
          <FactorPanel isOn={user.hasSecondFactor ?? false} onChanged={() => void reread()} />
          <SessionsPanel sessions={user.sessions?.nodes ?? []} />
        </div>
      </div>
    </Page>
  );
}
