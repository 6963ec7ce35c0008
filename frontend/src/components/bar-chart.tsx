import { ChartColumn, Table } from 'lucide-react';
import { useId, useState } from 'react';
import { messages } from '@/lib/messages';
import { useWidth } from '@/lib/use-width';
import styles from './bar-chart.module.css';
import { Button } from './button';
import type { Tone } from './badge';

export interface Bar {
  id: string;
  /** Under the bar; `name` says it in full. */
  label: string;
  name?: string;
  /** A value for each series. */
  values: readonly number[];
  /** What stands for the value, such as an amount; the value itself when absent. */
  text?: string;
}

interface BarChartProps {
  /** What is shown, in a sentence that says it without the picture. */
  label: string;
  /** The head of the first column of the table. */
  head: string;
  series: readonly { label: string; tone: Tone }[];
  bars: readonly Bar[];
}

const HEIGHT = 148;
const TOP = 20;
const GAP = 0.28;

function totalOf(bar: Bar): number {
  return bar.values.reduce((sum, value) => sum + value, 0);
}

/** Bars of one or several parts, and the same as a table for whoever wants numbers or cannot see bars. */
export function BarChart({ label, head, series, bars }: BarChartProps) {
  const [isTable, setTable] = useState(false);
  const [box, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const text = messages.charts;
  return (
    <figure className={styles['chart']} aria-labelledby={id}>
      <figcaption id={id} className={styles['caption']}>
        <span>{label}</span>
        <Button
          look="icon"
          aria-label={isTable ? text.asChart : text.asTable}
          onPress={() => setTable(!isTable)}
        >
          {isTable ? (
            <ChartColumn size={16} aria-hidden="true" />
          ) : (
            <Table size={16} aria-hidden="true" />
          )}
        </Button>
      </figcaption>
      {isTable ? (
        <BarTable head={head} series={series} bars={bars} />
      ) : (
        <div ref={box} className={styles['box']}>
          {width > 0 && <Bars label={label} series={series} bars={bars} width={width} />}
          {series.length > 1 && (
            <ul className={styles['legend']} aria-hidden="true">
              {series.map((one) => (
                <li key={one.label} data-tone={one.tone}>
                  {one.label}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </figure>
  );
}

type BarsProps = Omit<BarChartProps, 'head'> & { width: number };

function Bars({ label, series, bars, width }: BarsProps) {
  const most = Math.max(1, ...bars.map(totalOf));
  const track = width / Math.max(1, bars.length);
  const scale = (HEIGHT - TOP) / most;
  return (
    <svg
      className={styles['svg']}
      width={width}
      height={HEIGHT + 22}
      role="img"
      aria-label={messages.charts.read(
        label,
        bars.map((bar) => `${bar.name ?? bar.label}: ${bar.text ?? String(totalOf(bar))}`),
      )}
    >
      <line className={styles['base']} x1={0} x2={width} y1={HEIGHT} y2={HEIGHT} />
      {bars.map((bar, index) => {
        const x = index * track + (track * GAP) / 2;
        const middle = index * track + track / 2;
        const bottoms = bar.values.map((_, part) =>
          bar.values.slice(0, part).reduce((sum, value) => sum + value, 0),
        );
        return (
          <g key={bar.id}>
            <title>{`${bar.name ?? bar.label}: ${bar.text ?? String(totalOf(bar))}`}</title>
            {bar.values.map((value, part) => (
              <rect
                key={series[part]?.label ?? part}
                className={styles['bar']}
                data-tone={series[part]?.tone}
                x={x}
                width={track * (1 - GAP)}
                y={HEIGHT - ((bottoms[part] ?? 0) + value) * scale}
                height={value * scale}
                rx={2}
              />
            ))}
            <text className={styles['value']} x={middle} y={HEIGHT - totalOf(bar) * scale - 6}>
              {bar.text ?? totalOf(bar)}
            </text>
            <text className={styles['label']} x={middle} y={HEIGHT + 16}>
              {fitting(bar.label, track)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** A label takes no more room than its bar; its full name is in the title. */
function fitting(label: string, room: number): string {
  const letters = Math.max(3, Math.floor(room / 6.4));
  return label.length <= letters ? label : `${label.slice(0, letters - 1)}…`;
}

function BarTable({ head, series, bars }: Omit<BarChartProps, 'label'>) {
  const isParts = series.length > 1;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {series.map((one) => (
            <th key={one.label} scope="col">
              {one.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.id}>
            <th scope="row">{bar.name ?? bar.label}</th>
            {isParts ? (
              bar.values.map((value, part) => <td key={series[part]?.label ?? part}>{value}</td>)
            ) : (
              <td>{bar.text ?? totalOf(bar)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
