import { useState } from 'react';
import { Chips } from '@/components/chips';
import { FormDialog, TextBox } from '@/components/form';
import { Handover } from '@/components/handover';
import type { EndpointItemFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { webhooks } from '@/lib/messages/webhooks';
import { useSubmit } from '@/lib/outcomes';
import { toast } from '@/lib/toasts';
import { linesOf, NOUNS, wholeNouns, withNouns } from './events';
import { ENDPOINT_CREATE, ENDPOINT_UPDATE } from './webhook-mutations';

interface EndpointDialogProps {
  /** The endpoint that is changed; without it, a new one is made. */
  endpoint?: EndpointItemFragment;
  onClose: () => void;
}

const text = webhooks;

export function EndpointDialog({ endpoint, onClose }: EndpointDialogProps) {
  const [url, setUrl] = useState(endpoint?.url ?? '');
  const [description, setDescription] = useState(endpoint?.description ?? '');
  const [events, setEvents] = useState(endpoint?.events?.join('\n') ?? 'client.*\ndeal.*');
  const [secret, setSecret] = useState<string | null>(null);
  const create = useSubmit(ENDPOINT_CREATE, (data) => data.webhookEndpointCreate);
  const update = useSubmit(ENDPOINT_UPDATE, (data) => data.webhookEndpointUpdate);
  const { isRunning, trouble } = endpoint ? update : create;
  const lines = linesOf(events);

  async function save() {
    const input = { url, description: description === '' ? null : description, events: lines };
    if (endpoint) {
      const { id, version } = endpoint;
      if (!(await update.submit({ input: { id, version: version ?? 0, ...input } }))) return;
      toast({ text: text.saved });
      onClose();
      return;
    }
    const made = await create.submit({ input });
    if (made) setSecret(made.webhookEndpoint?.secrets?.[0]?.secret ?? '');
  }

  if (secret !== null) {
    return (
      <Handover
        title={text.secretTitle}
        text={text.secretText}
        label={text.secret}
        value={secret}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      {...trouble}
      title={endpoint ? text.editTitle : text.createTitle}
      submitLabel={endpoint ? messages.actions.save : text.create}
      onSubmit={save}
      onClose={onClose}
      isRunning={isRunning}
    >
      <TextBox
        label={text.columns.url}
        name="url"
        type="url"
        description={text.urlText}
        placeholder="https://"
        isRequired
        value={url}
        onChange={setUrl}
      />
      <TextBox
        label={text.description}
        name="description"
        value={description}
        onChange={setDescription}
      />
      <Chips
        label={text.nouns}
        options={NOUNS.map((noun) => ({ value: noun, label: noun }))}
        selected={wholeNouns(lines)}
        onChange={(nouns) => setEvents(withNouns(lines, nouns).join('\n'))}
      />
      <TextBox
        label={text.columns.events}
        name="events"
        description={text.eventsText}
        multiline
        rows={4}
        isRequired
        value={events}
        onChange={setEvents}
      />
    </FormDialog>
  );
}
