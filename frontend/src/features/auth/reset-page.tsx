import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { TextBox } from '@/components/text-box';
import { messages } from '@/lib/messages';
import { requestReset, resetPassword } from '@/lib/session';
import { Entrance, NewPassword, Submission, useTokenOfAddress } from './entrance';
import styles from './sign-in.module.css';

const text = messages.reset;

interface StepProps {
  onDone: () => void;
}

/** Asks for a link by mail. */
function Ask({ onDone }: StepProps) {
  const [email, setEmail] = useState('');

  async function send() {
    const outcome = await requestReset(email);
    if (outcome.kind === 'done') onDone();
    return outcome;
  }

  return (
    <Submission words={text} submit={text.ask} send={send}>
      <TextBox
        label={messages.signIn.email}
        type="email"
        name="email"
        autoComplete="username"
        isRequired
        value={email}
        onChange={setEmail}
      />
    </Submission>
  );
}

/** Takes the new password. */
function Choose({ token, onDone }: StepProps & { token: string }) {
  const [password, setPassword] = useState('');

  async function send() {
    const outcome = await resetPassword(token, password);
    if (outcome.kind === 'done') onDone();
    return outcome;
  }

  return (
    <Submission words={text} submit={text.choose} send={send}>
      <NewPassword value={password} onChange={setPassword} />
    </Submission>
  );
}

/** Where somebody asks for a new password, and, with a token behind `#`, chooses it. */
export function ResetPage() {
  const token = useTokenOfAddress();
  const [isDone, setDone] = useState(false);
  const isAsking = token === '';

  const done = isAsking ? text.asked : text.chosen;
  const advice = isAsking ? text.advice : messages.invitation.advice;
  return (
    <Entrance title={text.title} lead={text.lead}>
      <p className={styles['advice']} role="status">
        {isDone ? done : advice}
      </p>
      {!isDone && isAsking && <Ask onDone={() => setDone(true)} />}
      {!isDone && !isAsking && <Choose token={token} onDone={() => setDone(true)} />}
      <p className={styles['aside']}>
        <Link to="/sign-in">{text.back}</Link>
      </p>
    </Entrance>
  );
}
