import { useState } from 'react';
import { Button } from '@/components/button';
import { CheckBox, DateBox, Form, TextBox } from '@/components/form';
import { Handover } from '@/components/handover';
import { Panel } from '@/components/panel';
import { RightsMatrix } from '@/components/rights-matrix';
import { messages } from '@/lib/messages';
import { partners } from '@/lib/messages/partners';
import { useSubmit } from '@/lib/outcomes';
import { KNOWN_TYPES } from '@/lib/resources';
import { keyOf, withRight, type RightTable } from '@/lib/right-tables';
import { TOKEN_CREATE } from './partner-mutations';
import styles from './partners.module.css';

const text = partners;
const NO_RIGHTS: RightTable = new Map();
/** Histories of records are a right of their own for programs. */
const TYPES = [...KNOWN_TYPES, 'RecordChange'];

function endOf(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}

/** A new token: what is not named here it may not do. */
export function MintPanel({ partner, onClose }: { partner: string; onClose: () => void }) {
  const [name, setName] = useState('');
  const [expiresOn, setExpiresOn] = useState<string | null>(null);
  const [costLimit, setCostLimit] = useState('');
  const [isStoredOnly, setStoredOnly] = useState(false);
  const [table, setTable] = useState(NO_RIGHTS);
  const [bearer, setBearer] = useState<string | null>(null);
  const { submit, isRunning, trouble } = useSubmit(TOKEN_CREATE, (data) => data.partnerTokenCreate);
  const rights = [...table].flatMap(([line, scope]) =>
    scope === 'NONE' ? [] : [{ ...keyOf(line), scope }],
  );

  async function mint() {
    const made = await submit({
      input: {
        partner,
        name,
        rights,
        persistedOnly: isStoredOnly,
        costLimit: costLimit.trim() === '' ? null : Math.trunc(Number(costLimit)) || 0,
        expiresAt: expiresOn === null ? null : endOf(expiresOn),
      },
    });
    if (made) setBearer(made.partnerToken?.bearer ?? '');
  }

  return (
    <Panel title={text.mint}>
      <div className={styles['mint']}>
        <Form
          {...trouble}
          onSubmit={mint}
          footer={
            <>
              <Button onPress={onClose}>{messages.actions.cancel}</Button>
              <Button type="submit" look="primary" isDisabled={isRunning || rights.length === 0}>
                {text.mintSubmit(rights.length)}
              </Button>
            </>
          }
        >
          <div className={styles['fields']}>
            <TextBox
              label={text.tokenName}
              name="name"
              isRequired
              value={name}
              onChange={setName}
            />
            <DateBox
              label={text.expiresOn}
              name="expiresAt"
              value={expiresOn}
              onChange={setExpiresOn}
            />
            <TextBox
              label={text.costLimit}
              name="costLimit"
              inputMode="numeric"
              placeholder={text.noLimit}
              value={costLimit}
              onChange={setCostLimit}
            />
          </div>
          <CheckBox
            label={text.storedOnlyText}
            isSelected={isStoredOnly}
            onChange={setStoredOnly}
          />
          <p className={styles['lead']}>{text.rightsText}</p>
          <RightsMatrix
            label={text.rights}
            table={table}
            types={TYPES}
            before={NO_RIGHTS}
            isAllowing
            onChange={(key, scope) => setTable(withRight(table, key, scope))}
          />
        </Form>
      </div>
      {bearer !== null && (
        <Handover
          title={text.bearerTitle}
          text={text.bearerText}
          label={text.bearer}
          value={bearer}
          onClose={onClose}
        />
      )}
    </Panel>
  );
}
