import { useState } from 'react';
import { useQuery } from 'urql';
import { Skeleton } from '@/components/states';
import { graphql } from '@/gql';
import type { ProductFacetsQuery } from '@/gql/graphql';
import { formatInteger } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { useLive } from '@/lib/use-live';
import { useCategories } from './categories';
import { visibleTree } from './category-tree';
import styles from './facets.module.css';
import { filterOf } from './filters';
import { PRICES, STATUSES, type ProductSearch } from './search';

const FACETS = graphql(`
  query ProductFacets(
    $search: String
    $forCategories: ProductFilter
    $forBrands: ProductFilter
    $forStatuses: ProductFilter
  ) {
    byCategory: productFacets(search: $search, filter: $forCategories) {
      categories {
        count
        category {
          id
        }
      }
    }
    byBrand: productFacets(search: $search, filter: $forBrands) {
      brands {
        brand
        count
      }
    }
    byStatus: productFacets(search: $search, filter: $forStatuses) {
      statuses {
        status
        count
      }
    }
  }
`);

const text = messages.products;
const FEW_BRANDS = 7;
/** What is said of a question that cannot be answered. */
const UNCOUNTED: ProductFacetsQuery = {
  __typename: 'Query',
  byCategory: null,
  byBrand: null,
  byStatus: null,
};

interface FacetsProps {
  search: ProductSearch;
  onChange: (next: Partial<ProductSearch>) => void;
}

export function Facets({ search, onChange }: FacetsProps) {
  const [{ data, error }, recount] = useQuery({
    query: FACETS,
    variables: {
      search: search.q ?? null,
      forCategories: filterOf(search, 'category'),
      forBrands: filterOf(search, 'brand'),
      forStatuses: filterOf(search, 'status'),
    },
  });
  useLive(
    ({ topic }) => (topic === 'product' ? '' : null),
    () => {
      recount({ requestPolicy: 'network-only' });
      return Promise.resolve(true);
    },
  );
  const facets = data ?? (error && UNCOUNTED);
  return (
    <>
      <CategoryFacet facets={facets} search={search} onChange={onChange} />
      <StatusFacet facets={facets} search={search} onChange={onChange} />
      <BrandFacet facets={facets} search={search} onChange={onChange} />
      <PriceFacet search={search} onChange={onChange} />
    </>
  );
}

interface FacetProps {
  facets?: ProductFacetsQuery | undefined;
  search: ProductSearch;
  onChange: (next: Partial<ProductSearch>) => void;
}

function CategoryFacet({ facets, search, onChange }: FacetProps) {
  const categories = useCategories();
  const counts = new Map(
    facets?.byCategory?.categories.map((facet) => [facet.category?.id ?? '', facet.count ?? 0]),
  );
  return (
    <fieldset className={styles['facet']}>
      <legend>{text.category}</legend>
      {!categories && <Ghosts />}
      <ul>
        {categories && (
          <li>
            <Choice
              type="radio"
              name="category"
              label={text.allCategories}
              isChosen={search.category === undefined}
              onChoose={() => onChange({ category: undefined })}
            />
          </li>
        )}
        {visibleTree(categories ?? [], counts, search.category).map((node) => (
          <li key={node.id} data-depth={Math.min(node.depth, 3)}>
            <Choice
              type="radio"
              name="category"
              label={node.name}
              count={node.count}
              isChosen={node.id === search.category}
              onChoose={() => onChange({ category: node.id })}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function StatusFacet({ facets, search, onChange }: FacetProps) {
  const counts = new Map(
    facets?.byStatus?.statuses.map((facet) => [facet.status, facet.count ?? 0]),
  );
  const chosen = search.status ?? [];
  return (
    <fieldset className={styles['facet']}>
      <legend>{text.status}</legend>
      <ul>
        {STATUSES.map((status) => (
          <li key={status}>
            <Choice
              type="checkbox"
              name="status"
              label={messages.productStatuses[status]}
              count={counts.get(status) ?? 0}
              isChosen={chosen.includes(status)}
              onChoose={() => onChange({ status: toggled(chosen, status) })}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function BrandFacet({ facets, search, onChange }: FacetProps) {
  const [isLong, setLong] = useState(false);
  const chosen = search.brand ?? [];
  const brands = (facets?.byBrand?.brands ?? []).flatMap((facet) =>
    facet.brand ? [{ brand: facet.brand, count: facet.count ?? 0 }] : [],
  );
  const shown = isLong
    ? brands
    : brands.filter((facet, index) => index < FEW_BRANDS || chosen.includes(facet.brand));
  const hidden = brands.length - shown.length;
  return (
    <fieldset className={styles['facet']}>
      <legend>{text.brand}</legend>
      {!facets && <Ghosts />}
      <ul>
        {shown.map(({ brand, count }) => (
          <li key={brand}>
            <Choice
              type="checkbox"
              name="brand"
              label={brand}
              count={count}
              isChosen={chosen.includes(brand)}
              onChoose={() => onChange({ brand: toggled(chosen, brand) })}
            />
          </li>
        ))}
      </ul>
      {(hidden > 0 || isLong) && (
        <button type="button" className={styles['more']} onClick={() => setLong(!isLong)}>
          {isLong ? text.fewerBrands : text.moreBrands(hidden)}
        </button>
      )}
    </fieldset>
  );
}

/** Products have prices in several currencies, and the filter compares the number: so no currency here. */
function priceLabel(price: (typeof PRICES)[number]): string {
  const [from = '', to = ''] = price.split('-');
  if (to === '') return text.over(formatInteger(from));
  return from === '0'
    ? text.under(formatInteger(to))
    : text.between(formatInteger(from), formatInteger(to));
}

function PriceFacet({ search, onChange }: FacetProps) {
  return (
    <fieldset className={styles['facet']}>
      <legend>{text.price}</legend>
      <ul>
        <li>
          <Choice
            type="radio"
            name="price"
            label={text.anyPrice}
            isChosen={search.price === undefined}
            onChoose={() => onChange({ price: undefined })}
          />
        </li>
        {PRICES.map((price) => (
          <li key={price}>
            <Choice
              type="radio"
              name="price"
              label={priceLabel(price)}
              isChosen={search.price === price}
              onChoose={() => onChange({ price })}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface ChoiceProps {
  type: 'radio' | 'checkbox';
  name: string;
  label: string;
  count?: number;
  isChosen: boolean;
  onChoose: () => void;
}

function Choice({ type, name, label, count, isChosen, onChoose }: ChoiceProps) {
  return (
    <label className={styles['choice']} data-empty={count === 0}>
      <input type={type} name={name} checked={isChosen} onChange={onChoose} />
      <span className={styles['label']}>{label}</span>
      {count !== undefined && <span className={styles['count']}>{formatInteger(count)}</span>}
    </label>
  );
}

function Ghosts() {
  return (
    <div className={styles['ghosts']}>
      {[64, 48, 72, 56].map((width) => (
        <Skeleton key={width} width={`${width}%`} />
      ))}
    </div>
  );
}

/** Nothing chosen is the same as no filter, and leaves the address short. */
function toggled<T>(chosen: readonly T[], value: T): T[] | undefined {
  const next = chosen.includes(value)
    ? chosen.filter((other) => other !== value)
    : [...chosen, value];
  return next.length > 0 ? next : undefined;
}
