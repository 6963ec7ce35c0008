import { useRef, useState, type ClipboardEvent } from 'react';
import { useClient } from 'urql';
import { Button } from '@/components/button';
import { RecordBox, TextBox } from '@/components/form';
import { graphql } from '@/gql';
import { messageOf, type Problem } from '@/lib/changes';
import { readDecimal } from '@/lib/decimals';
import { messages } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import { toast } from '@/lib/toasts';
import styles from './line-items.module.css';
import { readPasted, type Pasted } from './pasted';

interface Named {
  id: string;
  name: string;
}

const BY_SKU = graphql(`
  query ProductsBySku($skus: [String!]!) {
    products(filter: { sku: { in: $skus } }, first: 100) {
      nodes {
        id
        sku
        name
      }
    }
  }
`);

interface AddLineProps {
  currency: string;
  isAdding: boolean;
  onAdd: (input: {
    product: string;
    quantity: string;
    unitPrice?: string;
  }) => Promise<{ id: string } | { problems: readonly Problem[] }>;
  /** The line is there. */
  onAdded: (id: string) => void;
}

const text = messages.deals.lines;

/** A product is found by what one types or pastes, and is in the deal as soon as it is chosen. */
export function AddLine({ currency, isAdding, onAdd, onAdded }: AddLineProps) {
  const client = useClient();
  const [product, setProduct] = useState<Named | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [price, setPrice] = useState('');
  // A box of its own for each line, so that what was typed for the last one is gone.
  const [box, setBox] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  useShortcuts({ p: () => place.current?.querySelector('input')?.focus() });
  const needsPrice = problems.some(({ path }) => path[0] === 'unitPrice');

  async function add(chosen: Named | null, unitPrice?: string, quantity = '1') {
    setProduct(chosen);
    if (!chosen) {
      setProblems([]);
      return;
    }
    const added = await onAdd({
      product: chosen.id,
      quantity,
      ...(unitPrice !== undefined && { unitPrice }),
    });
    if ('problems' in added) {
      setProblems(added.problems);
      return;
    }
    setProduct(null);
    setProblems([]);
    setPrice('');
    setBox((number) => number + 1);
    onAdded(added.id);
  }

  /** What is pasted may be SKUs, each with its quantity, as they come out of a spreadsheet or a mail. */
  function paste(event: ClipboardEvent) {
    const pasted = readPasted(event.clipboardData.getData('text'));
    if (pasted.length === 0) return;
    const typed = event.clipboardData.getData('text').trim();
    if (pasted.length > 1 || /\s/.test(typed)) event.preventDefault();
    void addPasted(pasted);
  }

  async function addPasted(pasted: readonly Pasted[]) {
    const skus = pasted.map(({ sku }) => sku);
    const { data } = await client.query(BY_SKU, { skus }).toPromise();
    const found = new Map(data?.products?.nodes.map((node) => [node.sku, node]) ?? []);
    // A single word that is no SKU is something to search for.
    if (pasted.length === 1 && found.size === 0) return;
    for (const { sku, quantity } of pasted) {
      const product = found.get(sku);
      if (product) {
        await add({ id: product.id, name: product.name ?? sku }, undefined, quantity);
      }
    }
    const missing = skus.filter((sku) => !found.has(sku));
    if (missing.length > 0) toast({ text: text.unknownSkus(missing), tone: 'failed' });
  }

  function addWithPrice() {
    const number = readDecimal(price);
    if (number === null) {
      setProblems([{ path: ['unitPrice'], code: 'NO_NUMBER', message: text.noNumber }]);
    } else void add(product, number);
  }

  return (
    <div ref={place} className={styles['add']} aria-busy={isAdding} onPasteCapture={paste}>
      <RecordBox
        key={box}
        label={text.addProduct}
        name="product"
        kind="product"
        value={product}
        onChange={(chosen) => void add(chosen)}
      />
      <p className={styles['advice']}>{text.addAdvice}</p>
      {problems.length > 0 && (
        <p role="alert" className={styles['problem']}>
          {needsPrice && product
            ? text.noPrice(product.name, currency)
            : problems.map((problem) => messageOf(problem)).join(' ')}
        </p>
      )}
      {needsPrice && (
        <form
          className={styles['priceForm']}
          onSubmit={(event) => {
            event.preventDefault();
            addWithPrice();
          }}
        >
          <TextBox
            label={text.priceIn(currency)}
            name="unitPrice"
            value={price}
            onChange={setPrice}
          />
          <Button type="submit" isDisabled={isAdding}>
            {text.add}
          </Button>
        </form>
      )}
    </div>
  );
}
