import { useCallback, useState } from 'react';

/** Where the next page of a list starts; a new question starts at the top again. */
export function usePages(question: string) {
  const [place, setPlace] = useState<{ question: string; after: string | null }>({
    question,
    after: null,
  });
  const after = place.question === question ? place.after : null;
  const goOn = useCallback(
    (cursor: string | null | undefined) => {
      if (cursor != null) setPlace({ question, after: cursor });
    },
    [question],
  );
  return [after, goOn] as const;
}
