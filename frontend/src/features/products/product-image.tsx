import styles from './products.module.css';

interface ProductImageProps {
  category?: string | null;
  seed: string;
  columns?: number;
}

interface Cell {
  x: number;
  y: number;
  shape: number;
  tone: number;
}

/** The same text always gives the same pattern. */
function patternOf(text: string, columns: number): Cell[] {
  let state = 7;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
  for (const character of text) {
    state = (state * 33 + (character.codePointAt(0) ?? 0)) % 2_147_483_647;
  }
  return Array.from({ length: columns * 3 }, (_, index) => {
    const value = next();
    return {
      x: (index % columns) * 12,
      y: Math.floor(index / columns) * 12,
      shape: value % 4,
      tone: (value >> 5) % 4,
    };
  });
}

/** A small tessellation drawn from the SKU: products have no pictures of our own origin, and a grey box says nothing. */
export function ProductImage({ category, seed, columns = 5 }: ProductImageProps) {
  const cells = patternOf(`${category ?? ''}${seed}`, columns);
  return (
    <div className={styles['picture']} aria-hidden="true">
      <svg viewBox={`-2 -2 ${columns * 12 + 4} 40`} preserveAspectRatio="xMidYMid slice">
        {cells.map(({ x, y, shape, tone }) => {
          const key = `${x}-${y}`;
          const className = styles[`tone${tone}`];
          if (shape === 0)
            return <circle key={key} cx={x + 6} cy={y + 6} r={5.3} className={className} />;
          if (shape === 1) {
            return (
              <path
                key={key}
                className={className}
                d={`M${x + 0.7} ${y + 11.3}V${y + 2.5}a1.8 1.8 0 0 1 1.8-1.8h8.8z`}
              />
            );
          }
          return (
            <rect
              key={key}
              x={x + 0.7}
              y={y + 0.7}
              width={10.6}
              height={10.6}
              rx={1.6}
              className={className}
            />
          );
        })}
      </svg>
    </div>
  );
}
