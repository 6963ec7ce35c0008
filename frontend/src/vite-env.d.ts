/// <reference types="vite/client" />

declare module 'virtual:flags' {
  const url: string;
  export default url;
}

declare module 'virtual:schema-fields' {
  const fields: Record<string, readonly string[]>;
  export default fields;
}

declare module 'virtual:possible-types' {
  const types: Record<string, string[]>;
  export default types;
}

declare module 'monaco-editor/esm/vs/editor/editor.worker.js?worker' {
  const make: new () => Worker;
  export default make;
}

interface Window {
  MonacoEnvironment?: { getWorker: (id: string, label: string) => Worker };
}
