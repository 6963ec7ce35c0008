import { useNavigate } from '@tanstack/react-router';
import { Eye, History, KeyRound, Link2, LogOut, ShieldOff, UserCheck, UserX } from 'lucide-react';
import { useState } from 'react';
import { confirm } from '@/components/confirm';
import { Handover } from '@/components/handover';
import { MenuButton, type MenuAction } from '@/components/menu';
import type { UserAccountFragment } from '@/gql/graphql';
import { useChange, type Outcome } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { isDone, isWithdrawn, troubleOf } from '@/lib/outcomes';
import { useRights } from '@/lib/rights';
import { toast } from '@/lib/toasts';
import { linkOf } from './invite-dialog';
import { RoleDialog } from './role-dialog';
import * as mutations from './user-mutations';

const text = messages.userAccounts;

interface Deed {
  title: string;
  text: string;
  action: string;
  done: string;
  run: () => Promise<Outcome<unknown>>;
}

async function sure({ title, text, action, done, run }: Deed) {
  if (await confirm({ title, text, action, tone: 'danger' })) isDone(await run(), done);
}

/** What an administrator does with an account, each asked about before. */
function useDeeds(user: UserAccountFragment) {
  const [suspend] = useChange(mutations.SUSPEND, (data) => data.userSuspend);
  const [deactivate] = useChange(mutations.DEACTIVATE, (data) => data.userDeactivate);
  const [reinstate] = useChange(mutations.REINSTATE, (data) => data.userReinstate);
  const [removeFactor] = useChange(mutations.REMOVE_FACTOR, (data) => data.userRemoveFactor);
  const [endSessions] = useChange(mutations.END_SESSIONS, (data) => data.sessionEndAll);
  const name = user.name ?? '';
  const input = { id: user.id };
  const words = (
    deed: 'suspend' | 'deactivate' | 'reinstate' | 'removeFactor' | 'endSessions',
  ) => ({
    title: text[`${deed}Title`](name),
    text: text[`${deed}Text`],
    action: text[`${deed}Action`],
  });
  return {
    suspend: () =>
      sure({ ...words('suspend'), done: text.suspended(name), run: () => suspend({ input }) }),
    deactivate: () =>
      sure({
        ...words('deactivate'),
        done: text.deactivated(name),
        run: () => deactivate({ input }),
      }),
    reinstate: () =>
      sure({ ...words('reinstate'), done: text.reinstated(name), run: () => reinstate({ input }) }),
    removeFactor: () =>
      sure({
        ...words('removeFactor'),
        done: text.factorRemoved(name),
        run: () => removeFactor({ input }),
      }),
    endSessions: () =>
      sure({
        ...words('endSessions'),
        done: text.sessionsEnded(name),
        run: () => endSessions({ input: { user: user.id } }),
      }),
  };
}

export function UserActions({ user }: { user: UserAccountFragment }) {
  const navigate = useNavigate();
  const rights = useRights();
  const deeds = useDeeds(user);
  const [reinvite] = useChange(mutations.REINVITE, (data) => data.userReinvite);
  const [open, setOpen] = useState<{ kind: 'role' } | { kind: 'link'; link: string } | null>(null);
  const name = user.name ?? '';
  const isIn = user.status === 'ACTIVE' || user.status === 'INVITED';

  async function newLink() {
    const outcome = await reinvite({ input: { id: user.id } });
    if (outcome.kind === 'done') {
      setOpen({ kind: 'link', link: linkOf(outcome.payload.user?.invitationPath) });
    } else if (!isWithdrawn(outcome)) {
      toast({ tone: 'failed', text: troubleOf(outcome) });
    }
  }

  const looks: (MenuAction | false | undefined)[] = [
    rights?.may('Access', 'READ') && {
      id: 'access',
      label: text.access,
      icon: <Eye size={16} />,
      onAction: () => void navigate({ to: '/admin/access', search: { user: user.id } }),
    },
    rights?.may('AuditEntry', 'READ') && {
      id: 'history',
      label: text.history,
      icon: <History size={16} />,
      onAction: () => void navigate({ to: '/admin/audit', search: { actor: user.id } }),
    },
  ];
  const manages = rights?.scope('User', 'UPDATE', 'status') === 'ALL';
  const changes: (MenuAction | false)[] = [
    user.status === 'INVITED' && {
      id: 'reinvite',
      label: text.reinvite,
      icon: <Link2 size={16} />,
      onAction: () => void newLink(),
    },
    {
      id: 'role',
      label: text.changeRole,
      icon: <KeyRound size={16} />,
      onAction: () => setOpen({ kind: 'role' }),
    },
    user.status === 'ACTIVE' && {
      id: 'sessions',
      label: text.endSessions,
      icon: <LogOut size={16} />,
      onAction: () => void deeds.endSessions(),
    },
    user.status === 'ACTIVE' && {
      id: 'factor',
      label: text.removeFactor,
      icon: <ShieldOff size={16} />,
      onAction: () => void deeds.removeFactor(),
    },
    !isIn && {
      id: 'reinstate',
      label: text.reinstate,
      icon: <UserCheck size={16} />,
      onAction: () => void deeds.reinstate(),
    },
    user.status === 'ACTIVE' && {
      id: 'suspend',
      label: text.suspend,
      icon: <UserX size={16} />,
      isDanger: true,
      onAction: () => void deeds.suspend(),
    },
    user.status !== 'DEACTIVATED' && {
      id: 'deactivate',
      label: text.deactivate,
      icon: <UserX size={16} />,
      isDanger: true,
      onAction: () => void deeds.deactivate(),
    },
  ];
  const items = [...looks, ...(manages ? changes : [])].filter(
    (item) => item !== false && item !== undefined,
  );
  if (items.length === 0) return null;
  return (
    <>
      <MenuButton label={text.actionsOf(name)} items={items} />
      {open?.kind === 'role' && <RoleDialog user={user} onClose={() => setOpen(null)} />}
      {open?.kind === 'link' && (
        <Handover
          title={text.reinviteTitle(name)}
          text={text.linkText}
          label={text.link}
          value={open.link}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
