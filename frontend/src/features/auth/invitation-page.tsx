import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { messages } from '@/lib/messages';
import { acceptInvitation } from '@/lib/session';
import { Entrance, NewPassword, Submission, useTokenOfAddress } from './entrance';
import styles from './sign-in.module.css';

const text = messages.invitation;
const words = { refused: text.refused, failed: messages.signIn.failed };

/** Where an invited user chooses a password. */
export function InvitationPage() {
  const navigate = useNavigate();
  const token = useTokenOfAddress();
  const [password, setPassword] = useState('');

  async function send() {
    const outcome = await acceptInvitation(token, password);
    if (outcome.kind === 'signed-in') await navigate({ to: '/', replace: true });
    return outcome;
  }

  return (
    <Entrance title={text.title} lead={text.lead}>
      <p className={styles['advice']}>{text.advice}</p>
      <Submission words={words} submit={text.submit} send={send}>
        <NewPassword value={password} onChange={setPassword} />
      </Submission>
    </Entrance>
  );
}
