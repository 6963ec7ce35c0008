import { messages } from '@/lib/messages';
import styles from './sign-in.module.css';

const COLUMNS = 12;
const ROWS = 16;
const TILE = 60;
const FILLS = ['#173a40', '#1c464d', '#235861', '#2f8f97', '#9fc7b6', '#e0803f', '#f0c9a4'];

/** A fixed pattern that looks laid by hand: dark at the edge, bright along a band. */
function fillOf(column: number, row: number): string {
  const noise = Math.abs(Math.sin(column * 12.9898 + row * 78.233) * 43758.5453) % 1;
  const distance = Math.abs(row - (11.5 - column * 0.75)) / 3.2;
  const light = Math.max(0, 1 - distance) * 0.75 + noise * 0.34;
  const index = light > 0.98 ? 6 : light > 0.9 ? 5 : Math.floor(Math.min(light, 0.88) * 5.4);
  return FILLS[index] ?? '#173a40';
}

function Tile({ column, row }: { column: number; row: number }) {
  const x = column * TILE;
  const y = row * TILE;
  const fill = fillOf(column, row);
  const shape = (column * 7 + row * 5) % 9;
  if (shape === 3) {
    return <path d={`M${x + 3} ${y + 57}V${y + 10}a7 7 0 0 1 7-7h47z`} fill={fill} />;
  }
  if (shape === 6) return <circle cx={x + 30} cy={y + 30} r={27} fill={fill} />;
  return <rect x={x + 3} y={y + 3} width={54} height={54} rx={7} fill={fill} />;
}

export function Mosaic() {
  return (
    <div className={styles['mosaic']} aria-hidden="true">
      <svg viewBox={`0 0 ${COLUMNS * TILE} ${ROWS * TILE}`} preserveAspectRatio="xMidYMid slice">
        {Array.from({ length: COLUMNS * ROWS }, (_, index) => (
          <Tile key={index} column={index % COLUMNS} row={Math.floor(index / COLUMNS)} />
        ))}
      </svg>
      <p className={styles['claim']}>{messages.claim}</p>
    </div>
  );
}
