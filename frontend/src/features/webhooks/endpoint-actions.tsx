import { useNavigate } from '@tanstack/react-router';
import { KeyRound, Pause, Pencil, Play, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { confirm } from '@/components/confirm';
import { Handover } from '@/components/handover';
import { MenuButton } from '@/components/menu';
import type { EndpointItemFragment } from '@/gql/graphql';
import { useChange } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { webhooks } from '@/lib/messages/webhooks';
import { isDone, isWithdrawn, troubleOf } from '@/lib/outcomes';
import { useRights } from '@/lib/rights';
import { toast } from '@/lib/toasts';
import { EndpointDialog } from './endpoint-dialog';
import * as mutations from './webhook-mutations';

const text = webhooks;
const OVERLAP_HOURS = 24;

/** What can be done with an endpoint; what succeeds reads the lists anew. */
function useDeeds({ id, version, url, isActive }: EndpointItemFragment) {
  const navigate = useNavigate();
  const [update] = useChange(mutations.ENDPOINT_UPDATE, (data) => data.webhookEndpointUpdate);
  const [test] = useChange(mutations.ENDPOINT_TEST, (data) => data.webhookEndpointTest);
  const [rotate] = useChange(mutations.ENDPOINT_ROTATE, (data) => data.webhookEndpointRotateSecret);
  const [remove] = useChange(mutations.ENDPOINT_DELETE, (data) => data.webhookEndpointDelete);
  return {
    toggle: async () => {
      const input = { id, version: version ?? 0, isActive: !isActive };
      isDone(await update({ input }), isActive ? text.paused : text.resumed);
    },
    test: async () => {
      isDone(await test({ input: { id } }), text.tested);
    },
    /** The new secret, where there is one. */
    rotate: async (): Promise<string | null> => {
      const question = { title: text.rotateTitle, text: text.rotateText };
      if (!(await confirm({ ...question, action: text.rotateAction }))) return null;
      const outcome = await rotate({ input: { id, overlapHours: OVERLAP_HOURS } });
      if (outcome.kind === 'done') {
        return outcome.payload.webhookEndpoint?.secrets?.[0]?.secret ?? null;
      }
      if (!isWithdrawn(outcome)) toast({ tone: 'failed', text: troubleOf(outcome) });
      return null;
    },
    erase: async () => {
      const isSure = await confirm({
        title: text.deleteTitle,
        text: text.deleteText(url ?? ''),
        action: messages.actions.delete,
        tone: 'danger',
      });
      if (!isSure || !isDone(await remove({ input: { id } }), text.deleted)) return;
      void navigate({ to: '/admin/webhooks' });
    },
  };
}

export function EndpointActions({ endpoint }: { endpoint: EndpointItemFragment }) {
  const rights = useRights();
  const deeds = useDeeds(endpoint);
  const [isEditing, setEditing] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const isActive = endpoint.isActive ?? false;
  if (!rights?.may('WebhookEndpoint', 'UPDATE')) return null;
  const items = [
    {
      id: 'test',
      label: text.test,
      icon: <Send size={16} />,
      onAction: () => void deeds.test(),
      isDisabled: !isActive,
    },
    {
      id: 'edit',
      label: text.edit,
      icon: <Pencil size={16} />,
      onAction: () => setEditing(true),
    },
    {
      id: 'toggle',
      label: isActive ? text.pause : text.resume,
      icon: isActive ? <Pause size={16} /> : <Play size={16} />,
      onAction: () => void deeds.toggle(),
    },
    {
      id: 'rotate',
      label: text.rotate,
      icon: <KeyRound size={16} />,
      onAction: () => void deeds.rotate().then(setSecret),
    },
    {
      id: 'delete',
      label: `${messages.actions.delete}…`,
      icon: <Trash2 size={16} />,
      isDanger: true,
      onAction: () => void deeds.erase(),
    },
  ];
  return (
    <>
      <MenuButton label={text.actionsOf(endpoint.url ?? '')} items={items} />
      {isEditing && <EndpointDialog endpoint={endpoint} onClose={() => setEditing(false)} />}
      {secret !== null && (
        <Handover
          title={text.secretTitle}
          text={text.rotatedText(OVERLAP_HOURS)}
          label={text.secret}
          value={secret}
          onClose={() => setSecret(null)}
        />
      )}
    </>
  );
}
