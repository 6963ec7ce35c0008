import { useState } from 'react';
import { CheckBox, FormDialog, TextBox } from '@/components/form';
import type { PriceListItemFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { priceLists as text } from '@/lib/messages/price-lists';
import { useSubmit } from '@/lib/outcomes';
import { toast } from '@/lib/toasts';
import { PRICE_LIST_CREATE, PRICE_LIST_UPDATE } from './documents';
import styles from './price-lists.module.css';

interface PriceListDialogProps {
  /** The list that is changed; null for a new one. */
  list: PriceListItemFragment | null;
  onClose: () => void;
}

export function PriceListDialog({ list, onClose }: PriceListDialogProps) {
  const [name, setName] = useState(list?.name ?? '');
  const [currency, setCurrency] = useState('EUR');
  const [isDefault, setDefault] = useState(list?.isDefault ?? false);
  const [taxInclusive, setTaxInclusive] = useState(list?.taxInclusive ?? false);
  const create = useSubmit(PRICE_LIST_CREATE, (data) => data.priceListCreate);
  const update = useSubmit(PRICE_LIST_UPDATE, (data) => data.priceListUpdate);
  const { isRunning, trouble } = list ? update : create;

  async function save() {
    const values = { name: name.trim(), isDefault, taxInclusive };
    const saved = list
      ? await update.submit({ input: { id: list.id, version: list.version ?? 0, ...values } })
      : await create.submit({ input: { ...values, currency: currency.trim().toUpperCase() } });
    if (!saved) return;
    toast({ text: list ? text.saved : text.created });
    onClose();
  }

  return (
    <FormDialog
      {...trouble}
      title={list ? text.editTitle(list.name ?? '–') : text.createTitle}
      submitLabel={messages.actions.save}
      onSubmit={save}
      onClose={onClose}
      isRunning={isRunning}
    >
      <TextBox label={text.columns.name} name="name" isRequired value={name} onChange={setName} />
      {!list && (
        <TextBox
          label={text.columns.currency}
          name="currency"
          description={text.currencyText}
          isRequired
          maxLength={3}
          value={currency}
          onChange={setCurrency}
        />
      )}
      <div className={styles['check']}>
        <CheckBox label={text.isDefault} isSelected={isDefault} onChange={setDefault} />
        <p className={styles['soft']}>{text.isDefaultText}</p>
      </div>
      <CheckBox label={text.taxInclusive} isSelected={taxInclusive} onChange={setTaxInclusive} />
    </FormDialog>
  );
}
