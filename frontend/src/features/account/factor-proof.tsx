import { useState } from 'react';
import { Button } from '@/components/button';
import { Form, TextBox } from '@/components/form';
import type { Problem } from '@/lib/changes';
import { messages } from '@/lib/messages';
import styles from './account.module.css';
import { call } from './calls';
import { refusalText } from './refusals';

interface FactorProofProps<T> {
  path: string;
  lead: string;
  submitLabel: string;
  onDone: (value: T) => void;
  onCancel: () => void;
}

const text = messages.account.factor;
const FIELDS: Record<string, string> = {
  PASSWORD_WRONG: 'password',
  FACTOR_WRONG: 'code',
  FACTOR_REQUIRED: 'code',
};

/** What weakens a second factor takes both at once: the password and a code. */
export function FactorProof<T>(props: FactorProofProps<T>) {
  const { path, lead, submitLabel, onDone, onCancel } = props;
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [isRunning, setRunning] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  async function submit() {
    setRunning(true);
    const answer = await call<T>(path, { password, code: code.trim() });
    setRunning(false);
    if (answer.kind === 'done') {
      onDone(answer.value);
      return;
    }
    const field = answer.kind === 'refused' ? FIELDS[answer.code] : undefined;
    setProblems([{ path: field === undefined ? [] : [field], message: refusalText(answer) }]);
  }

  return (
    <div className={styles['body']}>
      <p>{lead}</p>
      <Form
        onSubmit={submit}
        problems={problems}
        footer={
          <>
            <Button onPress={onCancel}>{text.cancel}</Button>
            <Button
              type="submit"
              look="primary"
              isDisabled={isRunning || password === '' || code === ''}
            >
              {submitLabel}
            </Button>
          </>
        }
      >
        <TextBox
          // The person has just asked for this.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          label={text.password}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <TextBox
          label={messages.signIn.code}
          name="code"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
        />
      </Form>
    </div>
  );
}
