import type { ElementHandle } from '../elements/define';
import { account } from './account';
import { chapter } from './api';
import { bars } from './bars';
import { canvas } from './canvas';
import { cloud } from './cloud';
import { device } from './device';
import { encodingOf } from './encoding';
import { files } from './files';
import { interaction } from './interaction';
import { loud } from './loud';
import { media } from './media';
import { network } from './network';
import { PageIntersectionObserver, replaceComponentObservers } from './observer';
import { replaceComponentQueries, SelectorQuery } from './query';
import { route } from './route';
import { share, sharePage } from './share';
import { storage } from './storage';
import { launchOptions, system } from './system';
import { USER_DATA_PATH } from './temporary-files';

/** WeChat's API, by the chapters of its documentation. */
const apis = {
  ...account, ...bars, ...canvas, ...device, ...files, ...interaction, ...media, ...network, ...route, ...share, ...storage, ...system,
  ...chapter({
    cloud,
    env: { USER_DATA_PATH },
    createSelectorQuery: () => new SelectorQuery(),
    createIntersectionObserver: (owner: unknown, options?: ConstructorParameters<typeof PageIntersectionObserver>[1]) => new PageIntersectionObserver(owner, options),
    base64ToArrayBuffer: (text: string) => encodingOf('base64').write(text).buffer,
    arrayBufferToBase64: (buffer: ArrayBuffer) => encodingOf('base64').read(new Uint8Array(buffer)),
    /** Of `name.return.field` only the name is looked at: what is here is here whole. */
    canIUse: (schema: string): boolean => Object.hasOwn(apis, schema.split('.')[0] ?? ''),
  }),
};

export type Wx = typeof apis;

/** With what only the preview's own elements call. */
export interface OwnWx extends Wx { shareFromButton(button: ElementHandle): void }

export function createWx(): OwnWx {
  launchOptions();
  replaceComponentQueries();
  replaceComponentObservers();
  const shareFromButton = ({ component: { id, dataset } }: ElementHandle): void => { void sharePage('button', { id, dataset }); };
  return loud('wx', { ...apis, shareFromButton });
}
