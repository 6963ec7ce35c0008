import { useState } from 'react';
import { Button } from '@/components/button';
import { CopyBox } from '@/components/copy-box';
import { Form, TextBox } from '@/components/form';
import type { Problem } from '@/lib/changes';
import { messages } from '@/lib/messages';
import styles from './account.module.css';
import { call } from './calls';
import { QrCode } from './qr-code';
import { refusalText } from './refusals';

export interface Beginning {
  secret: string;
  otpauthUrl: string;
}

interface FactorSetupProps {
  beginning: Beginning;
  onDone: (codes: { recoveryCodes: string[] }) => void;
  onCancel: () => void;
}

const text = messages.account.factor;

/** The app gets the secret, and a first code of it proves that it has. */
export function FactorSetup({ beginning, onDone, onCancel }: FactorSetupProps) {
  const [code, setCode] = useState('');
  const [isRunning, setRunning] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  async function confirm() {
    setRunning(true);
    const answer = await call<{ recoveryCodes: string[] }>('/auth/factor/confirm', {
      code: code.replaceAll(/\s/g, ''),
    });
    setRunning(false);
    if (answer.kind === 'done') onDone(answer.value);
    else setProblems([{ path: ['code'], message: refusalText(answer) }]);
  }

  return (
    <div className={styles['body']}>
      <div className={styles['setup']}>
        <QrCode text={beginning.otpauthUrl} label={text.qr} />
        <div className={styles['steps']}>
          <p>{text.scan}</p>
          <CopyBox label={text.secret} text={beginning.secret} />
        </div>
      </div>
      <Form
        onSubmit={confirm}
        problems={problems}
        footer={
          <>
            <Button onPress={onCancel}>{text.cancel}</Button>
            <Button type="submit" look="primary" isDisabled={isRunning || code === ''}>
              {text.confirm}
            </Button>
          </>
        }
      >
        <TextBox
          // Whoever has begun goes on with the code.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          label={text.code}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
        />
      </Form>
    </div>
  );
}
