export const STAGES = ['LEAD', 'PROSPECT', 'CUSTOMER', 'FORMER', 'DISQUALIFIED'] as const;
export type Stage = (typeof STAGES)[number];
