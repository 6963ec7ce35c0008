import { useState } from 'react';
import type { Asking } from '@/components/bulk/bulk-bar';
import { BulkDialog } from '@/components/bulk/bulk-dialog';
import type { Plan } from '@/components/bulk/plan';
import { SelectBox } from '@/components/form';
import type { ProductRowFragment, ProductStatus } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { useCategories } from '../categories';
import { pathNames } from '../category-tree';
import { STATUSES } from '../search';
import { formerOf, isAlready, valuesOf, type Deed, type DeedKind, type Values } from './deeds';
import { sends } from './documents';
import { read, type Question } from './read';

const text = messages.bulk;

function nameOf(deed: Deed): string {
  if (deed.kind === 'delete') return '';
  return deed.kind === 'status' ? messages.productStatuses[deed.status] : deed.category.name;
}

function nowOf(kind: DeedKind, row: ProductRowFragment): string | null {
  if (kind === 'category') return row.category?.name ?? '–';
  return row.status ? messages.productStatuses[row.status] : null;
}

const plan: Plan<ProductRowFragment, Question, Deed, Values> = {
  text: text.products,
  read,
  sends,
  isAlready,
  valuesOf,
  formerOf,
  nameOf,
  nowOf,
  titleOf: (row) => row.name ?? '–',
};

interface ProductDialogProps extends Asking<ProductRowFragment, Question> {
  kind: DeedKind;
}

export function ProductDialog({ kind, ...asking }: ProductDialogProps) {
  switch (kind) {
    case 'status':
      return <StatusDialog {...asking} />;
    case 'category':
      return <CategoryDialog {...asking} />;
    case 'delete':
      return <BulkDialog plan={plan} kind={kind} deed={{ kind }} {...asking} />;
  }
}

function StatusDialog(asking: Asking<ProductRowFragment, Question>) {
  const [status, setStatus] = useState<ProductStatus | null>(null);
  return (
    <BulkDialog plan={plan} kind="status" deed={status && { kind: 'status', status }} {...asking}>
      <SelectBox
        label={text.fields.status}
        options={STATUSES.map((value) => ({ value, label: messages.productStatuses[value] }))}
        value={status}
        onChange={setStatus}
      />
    </BulkDialog>
  );
}

function CategoryDialog(asking: Asking<ProductRowFragment, Question>) {
  const categories = useCategories() ?? [];
  const [id, setId] = useState<string | null>(null);
  const category = categories.find((known) => known.id === id);
  const deed = category && {
    kind: 'category' as const,
    category: { id: category.id, name: category.name ?? '–' },
  };
  return (
    <BulkDialog plan={plan} kind="category" deed={deed ?? null} {...asking}>
      <SelectBox
        label={text.fields.category}
        options={pathNames(categories).map((known) => ({ value: known.id, label: known.name }))}
        value={id}
        onChange={setId}
      />
    </BulkDialog>
  );
}
