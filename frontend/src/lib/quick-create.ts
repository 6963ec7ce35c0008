import { store } from '@/lib/stores';

export const MADE = ['client', 'deal', 'task'] as const;

/** What is being made, wherever one is; the shell shows its form. */
export const quickCreate = store<(typeof MADE)[number] | null>(null);
