import { ListPlus, Pencil, Plus, Star, Trash2, Users } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Avatar } from '@/components/avatar';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { MenuButton } from '@/components/menu';
import { Panel, PanelEmpty } from '@/components/panel';
import type { ContactItemFragment, ContactMethodItemFragment } from '@/gql/graphql';
import { useChange } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { useMay } from '@/lib/rights';
import { useShortcuts } from '@/lib/shortcuts';
import { toast } from '@/lib/toasts';
import { tellTrouble } from '@/lib/outcomes';
import { ContactDialog } from './contact-dialog';
import styles from './contacts.module.css';
import { CONTACT_DELETE, CONTACT_RESTORE, CONTACT_UPDATE } from './documents';

const ContactDuplicates = lazy(() => import('../../duplicates/contact-duplicates'));

const ContactFields = lazy(() => import('@/components/custom-values/contact-fields'));

const text = messages.contacts;

interface ContactsPanelProps {
  client: string;
  contacts: readonly ContactItemFragment[];
  fresh: ReadonlySet<string>;
}

export function ContactsPanel({ client, contacts, fresh }: ContactsPanelProps) {
  const may = useMay();
  const [edited, setEdited] = useState<ContactItemFragment | 'new' | null>(null);
  useShortcuts({ p: () => setEdited('new') });
  const first = (contact: ContactItemFragment) => (contact.isPrimary === true ? 0 : 1);
  const sorted = [...contacts].sort((one, other) => first(one) - first(other));
  return (
    <Panel
      title={messages.clients.contacts}
      aside={
        may('CREATE', 'Contact') && (
          <Button look="quiet" onPress={() => setEdited('new')}>
            <Plus size={15} aria-hidden="true" /> {text.add}
          </Button>
        )
      }
    >
      {sorted.length === 0 && <PanelEmpty>{messages.clients.noContacts}</PanelEmpty>}
      <ul>
        {sorted.map((contact) => (
          <li key={contact.id} className={styles['item']} data-fresh={fresh.has(contact.id)}>
            <ContactRow contact={contact} onEdit={() => setEdited(contact)} />
          </li>
        ))}
      </ul>
      {edited !== null && (
        <ContactDialog
          client={client}
          contact={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Panel>
  );
}

interface ContactRowProps {
  contact: ContactItemFragment;
  onEdit: () => void;
}

function ContactRow({ contact, onEdit }: ContactRowProps) {
  const name = contact.name ?? '–';
  const may = useMay();
  const mayEdit = may('UPDATE', 'Contact');
  const { makePrimary, remove } = useContactActions(contact);
  const [opened, setOpened] = useState<'duplicates' | 'fields' | null>(null);
  const Opened = opened === 'fields' ? ContactFields : ContactDuplicates;
  const position = [contact.jobTitle, contact.department].filter(Boolean).join(' · ');
  return (
    <>
      <Avatar name={name} size="large" />
      <div className={styles['main']}>
        <strong>{name}</strong>
        {position && <div className={styles['sub']}>{position}</div>}
        {contact.doNotContact === true && <Badge tone="danger">{text.leaveAlone}</Badge>}
        <ul className={styles['ways']}>
          {contact.methods?.map((method) => (
            <li key={method.id}>
              <Way method={method} isOff={contact.doNotContact === true} />
            </li>
          ))}
        </ul>
      </div>
      <span className={styles['end']}>
        {contact.isPrimary && <span className={styles['tag']}>{text.primary}</span>}
        <MenuButton
          label={text.more(name)}
          items={[
            mayEdit && {
              id: 'edit',
              label: text.edit,
              icon: <Pencil size={15} aria-hidden="true" />,
              onAction: onEdit,
            },
            mayEdit && {
              id: 'primary',
              label: text.makePrimary,
              icon: <Star size={15} aria-hidden="true" />,
              isDisabled: contact.isPrimary === true,
              onAction: () => void makePrimary(),
            },
            {
              id: 'fields',
              label: text.customFields,
              icon: <ListPlus size={15} aria-hidden="true" />,
              onAction: () => setOpened('fields'),
            },
            {
              id: 'duplicates',
              label: text.duplicates,
              icon: <Users size={15} aria-hidden="true" />,
              onAction: () => setOpened('duplicates'),
            },
            may('DELETE', 'Contact') && {
              id: 'delete',
              label: messages.actions.delete,
              icon: <Trash2 size={15} aria-hidden="true" />,
              isDanger: true,
              onAction: () => void remove(),
            },
          ]}
        />
      </span>
      {opened !== null && (
        <Suspense>
          <Opened id={contact.id} name={name} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </>
  );
}

function useContactActions(contact: ContactItemFragment) {
  const { id } = contact;
  const name = contact.name ?? '–';
  const [update] = useChange(CONTACT_UPDATE, (data) => data.contactUpdate);
  const [remove] = useChange(CONTACT_DELETE, (data) => data.contactDelete);
  const [restore] = useChange(CONTACT_RESTORE, (data) => data.contactRestore);
  return {
    makePrimary: async () => {
      const version = contact.version ?? 0;
      tellTrouble(await update({ input: { id, version, isPrimary: true } }));
    },
    remove: async () => {
      if (!tellTrouble(await remove({ input: { id } }))) return;
      toast({
        text: text.deleted(name),
        undo: async () => void tellTrouble(await restore({ input: { id } })),
      });
    },
  };
}

const LINKS = { EMAIL: 'mailto:', PHONE: 'tel:', MOBILE: 'tel:' } as const;

/** Of somebody who wants to be left alone the number is shown, and not dialled by a press. */
function Way({ method, isOff }: { method: ContactMethodItemFragment; isOff: boolean }) {
  const { kind, label, value } = method;
  const hint = label ?? (kind === 'EMAIL' || kind == null ? null : text.methodKinds[kind]);
  const prefix = kind === 'EMAIL' || kind === 'PHONE' || kind === 'MOBILE' ? LINKS[kind] : null;
  return (
    <span className={styles['way']}>
      {prefix !== null && !isOff ? <a href={`${prefix}${value ?? ''}`}>{value}</a> : value}
      {hint && <span className={styles['hint']}>{hint}</span>}
    </span>
  );
}
