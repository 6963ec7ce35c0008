import { duplicates as text } from '@/lib/messages/duplicates';

/** In what two records agree, in words. */
export function reasonsText(reasons: readonly string[] | null | undefined): string {
  const known: Record<string, string | undefined> = text.reasons;
  return (reasons ?? []).map((reason) => known[reason] ?? reason).join(' · ');
}
