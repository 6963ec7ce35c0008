import { Button } from '@/components/button';
import { confirm } from '@/components/confirm';
import { useChange } from '@/lib/changes';
import { duplicates as text } from '@/lib/messages/duplicates';
import { isDone } from '@/lib/outcomes';
import { PAIR_DISMISS } from './documents';

interface DismissalProps {
  /** Id of a pair of the queue. */
  pair: string;
  name: string;
  onDone?: () => void;
}

/** Says that two are not the same; it holds for good, so it asks. */
export function Dismissal({ pair, name, onDone }: DismissalProps) {
  const [dismiss, isRunning] = useChange(PAIR_DISMISS, (data) => data.duplicatePairDismiss);
  async function run() {
    const isSure = await confirm({
      title: text.dismissTitle,
      text: text.dismissText,
      action: text.dismiss,
    });
    if (isSure && isDone(await dismiss({ input: { id: pair } }), text.dismissed)) onDone?.();
  }
  return (
    <Button
      look="quiet"
      isDisabled={isRunning}
      aria-label={`${text.dismiss}: ${name}`}
      onPress={() => void run()}
    >
      {text.dismiss}
    </Button>
  );
}
