import { formatDate, formatMoment, formatRelative } from '@/lib/formats';

export function RelativeTime({ at, none = '–' }: { at: string | null | undefined; none?: string }) {
  if (!at) return <span>{none}</span>;
  return (
    <time dateTime={at} title={formatMoment(at)}>
      {formatRelative(at)}
    </time>
  );
}

/** A day, without its hour. */
export function Day({ at, none = '–' }: { at: string | null | undefined; none?: string }) {
  if (!at) return <span>{none}</span>;
  return <time dateTime={at}>{formatDate(at)}</time>;
}
