import type { Context } from '../server/serve';
import { holdPicture as hold } from '../server/uploads';

/** A picture has been uploaded; until goods take it, it is one that nobody needs. */
export async function holdPicture({ fileId }: { fileId: string }, { store, now }: Context): Promise<Record<string, never>> {
  await hold(store, fileId, now);
  return {};
}
