import { ArrowRightLeft, FolderTree } from 'lucide-react';
import { lazy } from 'react';
import {
  BulkBar,
  DELETE,
  EXPORT,
  type Action,
  type BulkListProps,
} from '@/components/bulk/bulk-bar';
import type { ProductRowFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import type { DeedKind } from './deeds';
import type { Question } from './read';

const loadBulk = () => import('./product-dialog');
const loadExport = () => import('./product-export');
const ProductDialog = lazy(() => loadBulk().then((module) => ({ default: module.ProductDialog })));
const ProductExport = lazy(() =>
  loadExport().then((module) => ({ default: module.ProductExport })),
);

const text = messages.bulk;

const ACTIONS: Action<DeedKind | 'export'>[] = [
  {
    kind: 'status',
    key: 's',
    label: text.status,
    icon: <ArrowRightLeft size={16} />,
    needs: 'UPDATE',
  },
  {
    kind: 'category',
    key: 'c',
    label: text.category,
    icon: <FolderTree size={16} />,
    needs: 'UPDATE',
  },
  EXPORT,
  DELETE,
];

const LOADS = [loadBulk, loadExport];

/** What can be done with the chosen products. */
export function ProductBulkBar({
  columns,
  exports = [],
  ...list
}: BulkListProps<ProductRowFragment, Question>) {
  return (
    <BulkBar {...list} text={text.products} type="Product" actions={ACTIONS} loads={LOADS}>
      {(kind, asking) =>
        kind === 'export' ? (
          <ProductExport
            target={asking.target}
            columns={columns}
            exports={exports}
            onClose={asking.onClose}
          />
        ) : (
          <ProductDialog kind={kind} {...asking} />
        )
      }
    </BulkBar>
  );
}
