import { useState } from 'react';
import { useChange, messageOf } from '@/lib/changes';
import { describeFailure } from '@/lib/graphql';
import { announce } from '@/lib/live';
import { FILE_CREATE } from './documents';
import { put, UploadError } from './put';

export interface Upload {
  key: string;
  file: File;
  /** From 0 to 1. */
  share: number;
  /** Why it was not stored. */
  trouble: string | null;
}

/** Files on their way to a client; what failed stays until one tries again or lets it be. */
export function useUploads(client: string) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [create] = useChange(FILE_CREATE, (data) => data.attachmentCreate);
  const set = (key: string, next: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one)));
  const drop = (key: string) => setUploads((all) => all.filter((one) => one.key !== key));

  async function send({ key, file }: Upload) {
    set(key, { share: 0, trouble: null });
    const outcome = await create({
      input: { client, fileName: file.name, sizeBytes: file.size },
    });
    if (outcome.kind === 'problems') {
      set(key, { trouble: outcome.problems.map(messageOf).join(' ') });
      return;
    }
    if (outcome.kind !== 'done') {
      const text = outcome.kind === 'failed' ? describeFailure(outcome.error).message : '';
      set(key, { trouble: text });
      return;
    }
    try {
      const url = outcome.payload.attachment?.uploadUrl ?? '';
      await put(url, file, (share) => set(key, { share }));
      drop(key);
      announce();
    } catch (cause) {
      set(key, { trouble: cause instanceof UploadError ? cause.message : String(cause) });
    }
  }
  /** One after the other, so that the first is there soon. */
  async function add(files: readonly File[]) {
    const added = files.map((file) => ({
      key: crypto.randomUUID(),
      file,
      share: 0,
      trouble: null,
    }));
    setUploads((all) => [...all, ...added]);
    for (const upload of added) await send(upload);
  }
  return { uploads, add, again: send, drop };
}
