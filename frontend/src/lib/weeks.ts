export interface Week {
  from: Date;
  until: Date;
}

/** The last weeks, from Monday to Monday, the current one last. */
export function lastWeeks(count: number, now = new Date()): Week[] {
  const monday = now.getDate() - ((now.getDay() + 6) % 7);
  const start = (back: number) => new Date(now.getFullYear(), now.getMonth(), monday - 7 * back);
  return Array.from({ length: count }, (_, index) => {
    const back = count - 1 - index;
    return { from: start(back), until: start(back - 1) };
  });
}
