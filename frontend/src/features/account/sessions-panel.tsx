import { Laptop, Smartphone } from 'lucide-react';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { confirm } from '@/components/confirm';
import { Panel, PanelEmpty } from '@/components/panel';
import { RelativeTime } from '@/components/relative-time';
import { graphql } from '@/gql';
import type { AccountQuery } from '@/gql/graphql';
import { useChange } from '@/lib/changes';
import { formatMoment } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { isDone } from '@/lib/outcomes';
import styles from './account.module.css';
import { deviceOf } from './user-agents';

const SESSION_END = graphql(`
  mutation SessionEnd($input: SessionEndInput!) {
    sessionEnd(input: $input) {
      count
      problems {
        path
        code
        message
      }
    }
  }
`);

const SESSION_END_ALL = graphql(`
  mutation SessionEndAll($input: SessionEndAllInput!) {
    sessionEndAll(input: $input) {
      count
      problems {
        path
        code
        message
      }
    }
  }
`);

type Sessions = NonNullable<
  NonNullable<NonNullable<AccountQuery['viewer']>['user']>['sessions']
>['nodes'];

const text = messages.account.sessions;

export function SessionsPanel({ sessions }: { sessions: Sessions }) {
  const [endOne, isEnding] = useChange(SESSION_END, (data) => data.sessionEnd);
  const [endAll, isEndingAll] = useChange(SESSION_END_ALL, (data) => data.sessionEndAll);
  const others = sessions.filter((session) => !session.isCurrent);

  async function leaveAll() {
    const isSure = await confirm({
      title: text.endAllTitle,
      text: text.endAllText(others.length),
      action: text.endAll,
      tone: 'danger',
    });
    if (isSure) isDone(await endAll({ input: {} }), text.endedAll);
  }

  return (
    <Panel
      title={text.title}
      aside={
        others.length > 0 && (
          <Button isDisabled={isEndingAll} onPress={() => void leaveAll()}>
            {text.endAll}
          </Button>
        )
      }
    >
      {sessions.length === 0 && <PanelEmpty>{text.none}</PanelEmpty>}
      <ul>
        {sessions.map((session) => (
          <SessionItem
            key={session.id}
            session={session}
            isEnding={isEnding}
            onEnd={async () => {
              isDone(await endOne({ input: { id: session.id } }), text.ended);
            }}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface SessionItemProps {
  session: Sessions[number];
  isEnding: boolean;
  onEnd: () => Promise<void>;
}

function SessionItem({ session, isEnding, onEnd }: SessionItemProps) {
  const device = deviceOf(session.userAgent);
  const name = text.device(device.browser, device.system);
  const Icon = device.isHandheld ? Smartphone : Laptop;
  return (
    <li className={styles['session']}>
      <Icon size={20} strokeWidth={1.6} aria-hidden="true" />
      <div className={styles['main']}>
        <div className={styles['device']}>
          <strong title={session.userAgent ?? undefined}>{name}</strong>
          {session.isCurrent && <Badge tone="sage">{text.current}</Badge>}
          {session.hasSecondFactor && <Badge tone="sky">{text.withFactor}</Badge>}
        </div>
        <div className={styles['sub']}>
          {session.ip} · {text.lastSeen} <RelativeTime at={session.lastSeenAt} />
          {session.createdAt && ` · ${text.since(formatMoment(session.createdAt))}`}
        </div>
      </div>
      {!session.isCurrent && (
        <Button isDisabled={isEnding} aria-label={text.endThis(name)} onPress={() => void onEnd()}>
          {text.end}
        </Button>
      )}
    </li>
  );
}
