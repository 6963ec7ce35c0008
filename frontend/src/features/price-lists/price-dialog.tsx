import { useState } from 'react';
import { DateBox, FormDialog, RecordBox, TextBox } from '@/components/form';
import type { NamedChoice } from '@/components/record-box';
import type { PriceItemFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { prices as text } from '@/lib/messages/price-lists';
import { useSubmit } from '@/lib/outcomes';
import { toast } from '@/lib/toasts';
import { PRICE_CREATE, PRICE_UPDATE } from './documents';
import styles from './price-lists.module.css';

interface PriceDialogProps {
  /** The price that is changed; null for a new one. */
  price: PriceItemFragment | null;
  /** Where one stands: the list, or the product, of a new price. */
  list?: { id: string; currency?: string | null };
  product?: { id: string };
  onClose: () => void;
}

/** A decimal comma is what half of Europe types. */
function decimal(typed: string): string {
  return typed.replace(/\s/g, '').replace(',', '.');
}

/** What a product costs in a list, from a quantity on and on certain days. */
export function PriceDialog({ price, list, product, onClose }: PriceDialogProps) {
  const [chosenList, setList] = useState<NamedChoice | null>(null);
  const [chosenProduct, setProduct] = useState<NamedChoice | null>(null);
  const [quantity, setQuantity] = useState(price?.minQuantity ?? '1');
  const [unitPrice, setUnitPrice] = useState(price?.unitPrice ?? '');
  const [validFrom, setFrom] = useState(price?.validFrom ?? null);
  const [validUntil, setUntil] = useState(price?.validUntil ?? null);
  const create = useSubmit(PRICE_CREATE, (data) => data.productPriceCreate);
  const update = useSubmit(PRICE_UPDATE, (data) => data.productPriceUpdate);
  const { isRunning, trouble } = price ? update : create;
  const currency = price?.priceList?.currency ?? list?.currency ?? chosenList?.more;

  async function save() {
    const values = {
      minQuantity: quantity.trim() === '' ? '1' : decimal(quantity),
      unitPrice: decimal(unitPrice),
      validFrom,
      validUntil,
    };
    const where = {
      priceList: list?.id ?? chosenList?.id ?? '',
      product: product?.id ?? chosenProduct?.id ?? '',
    };
    const saved = price
      ? await update.submit({ input: { id: price.id, version: price.version ?? 0, ...values } })
      : await create.submit({ input: { ...where, ...values } });
    if (!saved) return;
    toast({ text: price ? text.saved : text.created });
    onClose();
  }

  return (
    <FormDialog
      {...trouble}
      title={price ? text.edit : text.addTitle}
      submitLabel={messages.actions.save}
      onSubmit={save}
      onClose={onClose}
      isRunning={isRunning}
    >
      {!price && !list && (
        <RecordBox
          label={text.list}
          name="priceList"
          kind="priceList"
          isRequired
          value={chosenList}
          onChange={setList}
        />
      )}
      {!price && !product && (
        <RecordBox
          label={text.product}
          name="product"
          kind="product"
          isRequired
          value={chosenProduct}
          onChange={setProduct}
        />
      )}
      <div className={styles['pair']}>
        <TextBox
          label={currency == null ? text.plainPrice : text.price(currency)}
          name="unitPrice"
          inputMode="decimal"
          isRequired
          value={unitPrice}
          onChange={setUnitPrice}
        />
        <TextBox
          label={text.quantity}
          name="minQuantity"
          inputMode="decimal"
          value={quantity}
          onChange={setQuantity}
        />
        <DateBox label={text.from} name="validFrom" value={validFrom} onChange={setFrom} />
        <DateBox label={text.until} name="validUntil" value={validUntil} onChange={setUntil} />
      </div>
      <p className={styles['soft']}>{text.daysText}</p>
    </FormDialog>
  );
}
