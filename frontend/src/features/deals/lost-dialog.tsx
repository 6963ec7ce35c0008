import { useState } from 'react';
import { FormDialog, TextBox } from '@/components/form';
import { messages } from '@/lib/messages';

interface LostDialogProps {
  name: string;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}

const text = messages.deals.lost;

/** Asked before a deal is lost, while it is fresh in mind; nobody has to answer. */
export function LostDialog({ name, onSubmit, onClose }: LostDialogProps) {
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={text.title(name)}
      submitLabel={text.submit}
      onSubmit={() => onSubmit(reason.trim())}
      onClose={onClose}
      isRunning={false}
    >
      <TextBox
        label={text.reason}
        name="lostReason"
        description={text.advice}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
