import { account } from './account';
import { bars } from './bars';
import { interaction } from './interaction';
import { network } from './network';
import { PageIntersectionObserver, replaceComponentObservers } from './observer';
import { replaceComponentQueries, SelectorQuery } from './query';
import { route } from './route';
import { storage } from './storage';
import { launchOptions, system } from './system';
import { USER_DATA_PATH } from './temporary-files';
import { chapter } from './api';

/** WeChat's API, by the chapters of its documentation. */
const apis = {
  ...account, ...bars, ...interaction, ...network, ...route, ...storage, ...system,
  ...chapter({
    env: { USER_DATA_PATH },
    createSelectorQuery: () => new SelectorQuery(),
    createIntersectionObserver: (owner: unknown, options?: ConstructorParameters<typeof PageIntersectionObserver>[1]) => new PageIntersectionObserver(owner, options),
  }),
};

export type Wx = typeof apis;

/** With what the preview's own elements need. */
export type OwnWx = Wx & { shareFromButton(element: unknown): void; chooseMedia: (o: object) => Promise<{ tempFiles: { tempFilePath: string }[] }> | undefined };

export function createWx(): OwnWx {
  launchOptions();
  replaceComponentQueries();
  replaceComponentObservers();
  return apis as OwnWx;
}
