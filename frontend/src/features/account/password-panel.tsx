import { useState } from 'react';
import { Button } from '@/components/button';
import { Form, TextBox } from '@/components/form';
import { Panel } from '@/components/panel';
import type { Problem } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { toast } from '@/lib/toasts';
import styles from './account.module.css';
import { call } from './calls';
import { refusalText } from './refusals';

const text = messages.account.password;
const SHORTEST = 15;

/** Which field a refusal is about. */
const FIELDS: Record<string, string> = {
  PASSWORD_WRONG: 'current',
  PASSWORD_UNSUITABLE: 'new',
};

export function PasswordPanel({ onChanged }: { onChanged: () => void }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isRunning, setRunning] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  async function change() {
    if (next.normalize('NFKC').length < SHORTEST) {
      setProblems([{ path: ['new'], message: text.short }]);
      return;
    }
    setRunning(true);
    const answer = await call('/auth/password', { current, new: next });
    setRunning(false);
    if (answer.kind !== 'done') {
      const field = answer.kind === 'refused' ? FIELDS[answer.code] : undefined;
      setProblems([{ path: field === undefined ? [] : [field], message: refusalText(answer) }]);
      return;
    }
    setProblems([]);
    setCurrent('');
    setNext('');
    toast({ text: text.changed });
    onChanged();
  }

  return (
    <Panel title={text.title}>
      <div className={styles['body']}>
        <p>{text.text}</p>
        <Form
          onSubmit={change}
          problems={problems}
          footer={
            <Button type="submit" isDisabled={isRunning || current === '' || next === ''}>
              {text.submit}
            </Button>
          }
        >
          <TextBox
            label={text.current}
            name="current"
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
          />
          <TextBox
            label={text.next}
            name="new"
            type="password"
            autoComplete="new-password"
            value={next}
            onChange={setNext}
          />
        </Form>
      </div>
    </Panel>
  );
}
