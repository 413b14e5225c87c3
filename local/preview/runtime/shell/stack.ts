import type { OpenPage } from './open-page';

/** The pages that are open, the first at the bottom; the last is the one that is seen. */
export const stack: OpenPage[] = [];
