import { useState } from 'react';
import { FormDialog, RecordBox, TextBox } from '@/components/form';
import { Handover } from '@/components/handover';
import type { NamedChoice } from '@/components/record-box';
import { messages } from '@/lib/messages';
import { useSubmit } from '@/lib/outcomes';
import { INVITE } from './user-mutations';

const text = messages.userAccounts;

/** Where on this server an invitation leads. */
export function linkOf(path: string | null | undefined): string {
  return new URL(path ?? '/', window.location.origin).href;
}

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const [email, setEmail] = useState('');
  const [firstName, setFirstName] = useState('');
  const [lastName, setLastName] = useState('');
  const [jobTitle, setJobTitle] = useState('');
  const [role, setRole] = useState<NamedChoice | null>(null);
  const [team, setTeam] = useState<NamedChoice | null>(null);
  const [invited, setInvited] = useState<{ name: string; link: string } | null>(null);
  const { submit, isRunning, trouble } = useSubmit(INVITE, (data) => data.userInvite);

  async function invite() {
    const made = await submit({
      input: {
        email,
        firstName,
        lastName,
        jobTitle: jobTitle === '' ? null : jobTitle,
        role: role?.id ?? '',
        ...(team && { teams: [team.id] }),
      },
    });
    if (!made) return;
    setInvited({ name: made.user?.name ?? email, link: linkOf(made.user?.invitationPath) });
  }

  if (invited) {
    return (
      <Handover
        title={text.invitedTitle(invited.name)}
        text={text.linkText}
        label={text.link}
        value={invited.link}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      {...trouble}
      title={text.inviteTitle}
      submitLabel={text.sendInvitation}
      onSubmit={invite}
      onClose={onClose}
      isRunning={isRunning}
    >
      <TextBox
        label={text.email}
        name="email"
        type="email"
        isRequired
        // A dialog that is opened to type into must take the focus.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={email}
        onChange={setEmail}
      />
      <TextBox
        label={text.firstName}
        name="firstName"
        isRequired
        value={firstName}
        onChange={setFirstName}
      />
      <TextBox
        label={text.lastName}
        name="lastName"
        isRequired
        value={lastName}
        onChange={setLastName}
      />
      <TextBox label={text.jobTitle} name="jobTitle" value={jobTitle} onChange={setJobTitle} />
      <RecordBox
        label={text.role}
        name="role"
        kind="role"
        isRequired
        value={role}
        onChange={setRole}
      />
      <RecordBox label={text.team} name="teams" kind="team" value={team} onChange={setTeam} />
    </FormDialog>
  );
}
