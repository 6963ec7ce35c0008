import { Button } from '@/components/button';
import { Overlay } from '@/components/overlay';
import { PanelEmpty } from '@/components/panel';
import { messages } from '@/lib/messages';
import { customValues as text } from '@/lib/messages/custom-values';
import CustomFacts from './custom-facts';
import styles from './custom-values.module.css';

interface ContactFieldsProps {
  id: string;
  name: string;
  onClose: () => void;
}

/** The custom fields of a person, who has no page of their own. */
export default function ContactFields({ id, name, onClose }: ContactFieldsProps) {
  const title = text.of(name);
  return (
    <Overlay label={title} onClose={onClose}>
      <div className={styles['dialog']}>
        <h2>{title}</h2>
        <CustomFacts type="Contact" id={id} none={<PanelEmpty>{text.none}</PanelEmpty>} />
        <div className={styles['end']}>
          <Button onPress={onClose}>{messages.actions.close}</Button>
        </div>
      </div>
    </Overlay>
  );
}
