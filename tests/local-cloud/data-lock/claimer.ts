import { lockData } from '../../../local/cloud/data-lock';

/** A process that claims each folder it is told of at the instant it is told, and says whether it got it. */
process.on('message', ({ folder, at }: { folder: string; at: number }) => {
  while (Date.now() < at);
  let isOurs = true;
  try {
    lockData(folder);
  } catch {
    isOurs = false;
  }
  process.send?.(isOurs);
});
process.send?.('ready');
