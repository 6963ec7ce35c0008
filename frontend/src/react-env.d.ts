import 'react';

declare module 'react' {
  // Custom properties are how sizes known only at run time reach a stylesheet.
  // Only an index signature can be merged into React's interface.
  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
