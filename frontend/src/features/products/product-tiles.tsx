import { Link } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { ProductImage } from './product-image';
import { Skeleton } from '@/components/states';
import type { ProductRowFragment } from '@/gql/graphql';
import { formatMoney } from '@/lib/formats';
import styles from './products.module.css';
import { StatusBadge } from './status-badge';
import { Stock } from './stock';

interface ProductTilesProps {
  products: readonly ProductRowFragment[];
  isLoading: boolean;
  hasMore: boolean;
  onMore: () => void;
  /** Told that all of them are drawn. */
  onSight: (first: number, last: number) => void;
  fresh: ReadonlySet<string>;
}

export function ProductTiles(props: ProductTilesProps) {
  const { products, isLoading, hasMore, onMore, onSight, fresh } = props;
  useEffect(() => onSight(0, Infinity), [onSight]);
  const end = useRef<HTMLDivElement>(null);
  const reachEnd = useEffectEvent(() => {
    if (hasMore && !isLoading) onMore();
  });
  useEffect(() => {
    if (!end.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) reachEnd();
      },
      { rootMargin: '600px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [products.length]);

  return (
    <div className={styles['tilesScroller']}>
      <ul className={styles['tiles']}>
        {products.map((product) => (
          <li key={product.id} className={styles['tile']} data-fresh={fresh.has(product.id)}>
            <ProductImage category={product.category?.name} seed={product.sku ?? ''} />
            <div className={styles['tileText']}>
              <span className={styles['sku']}>{product.sku}</span>
              <Link to="/products/$id" params={{ id: product.id }} className={styles['name']}>
                {product.name}
              </Link>
              <span className={styles['tileFoot']}>
                <span className={styles['price']}>{formatMoney(product.listPrice) ?? '–'}</span>
                {product.status === 'ACTIVE' ? (
                  <span className={styles['soft']}>
                    <Stock quantity={product.stockQuantity} unit={product.unit} />
                  </span>
                ) : (
                  <StatusBadge status={product.status} />
                )}
              </span>
            </div>
          </li>
        ))}
        {isLoading &&
          products.length === 0 &&
          Array.from({ length: 12 }, (_, index) => (
            <li key={index} className={styles['tile']}>
              <div className={styles['picture']} />
              <div className={styles['tileText']}>
                <Skeleton width="40%" />
                <Skeleton width="85%" />
                <Skeleton width="55%" />
              </div>
            </li>
          ))}
      </ul>
      <div ref={end} />
    </div>
  );
}
