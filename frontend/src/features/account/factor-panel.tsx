import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { Panel } from '@/components/panel';
import { messages } from '@/lib/messages';
import { toast } from '@/lib/toasts';
import styles from './account.module.css';
import { call } from './calls';
import { FactorProof } from './factor-proof';
import { FactorSetup, type Beginning } from './factor-setup';
import { RecoveryCodes } from './recovery-codes';
import { refusalText } from './refusals';

interface Codes {
  recoveryCodes: string[];
}

type Step =
  | { kind: 'rest' }
  | { kind: 'setup'; beginning: Beginning }
  | { kind: 'codes'; codes: readonly string[] }
  | { kind: 'disable' }
  | { kind: 'renew' };

const text = messages.account.factor;

export function FactorPanel({ isOn, onChanged }: { isOn: boolean; onChanged: () => void }) {
  const [step, setStep] = useState<Step>({ kind: 'rest' });
  const rest = () => setStep({ kind: 'rest' });

  async function begin() {
    const answer = await call<Beginning>('/auth/factor/begin', {});
    if (answer.kind === 'done') setStep({ kind: 'setup', beginning: answer.value });
    else toast({ tone: 'failed', text: refusalText(answer) });
  }
  function show({ recoveryCodes }: Codes) {
    setStep({ kind: 'codes', codes: recoveryCodes });
    onChanged();
  }

  return (
    <Panel
      title={text.title}
      aside={<Badge tone={isOn ? 'sage' : 'stone'}>{isOn ? text.on : text.off}</Badge>}
    >
      {step.kind === 'setup' && (
        <FactorSetup beginning={step.beginning} onDone={show} onCancel={rest} />
      )}
      {step.kind === 'codes' && <RecoveryCodes codes={step.codes} onDone={rest} />}
      {step.kind === 'renew' && (
        <FactorProof<Codes>
          path="/auth/factor/recovery-codes"
          lead={text.newCodesText}
          submitLabel={text.newCodes}
          onDone={show}
          onCancel={rest}
        />
      )}
      {step.kind === 'disable' && (
        <FactorProof<null>
          path="/auth/factor/disable"
          lead={text.disableText}
          submitLabel={text.disable}
          onDone={() => {
            rest();
            toast({ text: text.disabled });
            onChanged();
          }}
          onCancel={rest}
        />
      )}
      {step.kind === 'rest' && (
        <div className={styles['body']}>
          <p>{isOn ? text.onText : text.offText}</p>
          <div className={styles['buttons']}>
            {isOn ? (
              <>
                <Button onPress={() => setStep({ kind: 'renew' })}>{text.newCodes}</Button>
                <Button onPress={() => setStep({ kind: 'disable' })}>{text.disable}</Button>
              </>
            ) : (
              <Button look="primary" onPress={() => void begin()}>
                <ShieldCheck size={16} aria-hidden="true" /> {text.begin}
              </Button>
            )}
          </div>
        </div>
      )}
    </Panel>
  );
}
