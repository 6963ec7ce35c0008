import { messages } from '@/lib/messages';

const text = messages.files;

/** What is wrong with an upload, in words. */
export class UploadError extends Error {}

/** Sends a file to its address. `fetch` would not tell how far it is. */
export function put(url: string, file: File, onProgress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new UploadError(text.lost));
    request.onload = () => {
      if (request.status === 201) resolve();
      else reject(new UploadError(refusal(request.responseText)));
    };
    request.send(file);
  });
}

/** The server's reason, in the reader's words where we have them. */
export function refusal(body: string): string {
  const known: Record<string, string | undefined> = text.problems;
  const code = /"code"\s*:\s*"([A-Z_]+)"/.exec(body)?.[1];
  return known[code ?? ''] ?? text.refused;
}
