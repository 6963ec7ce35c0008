import { useState } from 'react';
import { FormDialog, TextBox } from '@/components/form';
import type { Problem } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { waiting } from '@/lib/proofs';
import { stepUp, type SignInOutcome } from '@/lib/session';
import { useStore } from '@/lib/stores';

const text = messages.proof;

/** What went wrong, beside the field it is about. */
function problemsOf(outcome: SignInOutcome): Problem[] {
  const at = (field: string, message: string) => [{ path: [field], message }];
  switch (outcome.kind) {
    case 'refused':
      return at('password', messages.signIn.refusedPassword);
    case 'wrong-code':
      return at('code', messages.signIn.unknownAnswer);
    case 'throttled':
      return at('password', messages.signIn.throttled(outcome.retryAfterSeconds));
    case 'stopped':
      return at('password', messages.signIn.stopped);
    case 'unreachable':
      return at('password', messages.signIn.unreachable);
    case 'failed':
      return at('password', messages.signIn.failed(outcome.requestId));
    default:
      return [];
  }
}

/** Asks whoever is signed in to prove it once more; see `proveAgain`. */
export default function ProofDialog() {
  const answer = useStore(waiting);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isRunning, setRunning] = useState(false);

  async function submit() {
    setRunning(true);
    const outcome = await stepUp(password, code);
    setRunning(false);
    if (outcome.kind === 'signed-in') answer?.(true);
    else if (outcome.kind === 'factor') setCode('');
    else setProblems(problemsOf(outcome));
  }
  return (
    <FormDialog
      title={text.title}
      submitLabel={text.submit}
      isRunning={isRunning}
      problems={problems}
      onSubmit={submit}
      onClose={() => answer?.(false)}
    >
      <p>{text.text}</p>
      <TextBox
        label={messages.signIn.password}
        name="password"
        type="password"
        autoComplete="current-password"
        // A dialog that is opened to type into must take the focus.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        isRequired
        value={password}
        onChange={setPassword}
      />
      {code !== null && (
        <TextBox
          label={messages.signIn.code}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
        />
      )}
    </FormDialog>
  );
}
