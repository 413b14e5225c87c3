import { addressOf } from '../shell/addresses';
import { openActionSheet } from '../shell/action-sheet';
import { pages } from '../shell/pages';
import { showShareCard } from '../shell/share-card';
import { api, cancelled, chapter, Failure } from './api';
import { download } from './download';
import { fileAt } from './temporary-files';

/** What onShareAppMessage gives. */
interface Message { title?: string; path?: string; imageUrl?: string; promise?: Promise<Message> }

/** WeChat waits no longer for a `promise`, ms. */
const PROMISE_MS = 3000;

interface ShareTarget { id: string; dataset: Record<string, unknown> }

/** Sends the page on top to a friend, as the page wants it: from a button, or from the menu. */
export async function sharePage(from: 'button' | 'menu', target?: ShareTarget): Promise<void> {
  const page = pages.top;
  if (page === undefined) return;
  const message = (page.call('onShareAppMessage', { from, target }) ?? {}) as Message;
  const late = new Promise<Message>((resolve) => { setTimeout(() => { resolve({}); }, PROMISE_MS); });
  const { title, path, imageUrl } = { ...message, ...await Promise.race([message.promise ?? {}, late]) };
  showShareCard({
    title: title ?? globalThis.previewManifest?.app.window?.navigationBarTitleText ?? '', path: absolute(path ?? page.url),
    picture: imageUrl === undefined || imageUrl === '' ? null : addressOf(imageUrl, page.route),
  });
}

const absolute = (path: string): string => `/${path.replace(/^\//, '')}`;

async function offerFile(path: string, name: string, action: string): Promise<void> {
  if (fileAt(path) === null) throw new Failure(`file not found: ${path}`);
  if (await openActionSheet({ items: [action], alertText: name }) === null) throw cancelled();
  download(path, name);
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** 转发. Nobody is there to be sent a file: it is downloaded. */
export const share = chapter({
  showShareMenu: api<WechatMiniprogram.ShowShareMenuOption>('showShareMenu', () => { pages.top?.dom.removeAttribute('data-unshared'); }),
  hideShareMenu: api<WechatMiniprogram.HideShareMenuOption>('hideShareMenu', () => { pages.top?.dom.setAttribute('data-unshared', ''); }),
  updateShareMenu: api<WechatMiniprogram.UpdateShareMenuOption>('updateShareMenu', () => undefined),
  shareFileMessage: api<WechatMiniprogram.ShareFileMessageOption>('shareFileMessage', ({ filePath, fileName = nameOf(filePath) }) => offerFile(filePath, fileName, '下载要发送的文件')),
  showShareImageMenu: api<WechatMiniprogram.ShowShareImageMenuOption>('showShareImageMenu', ({ path }) => offerFile(path, nameOf(path), '下载要发送的图片')),
});

/** Whether the menu offers sending the page on top. */
export const isShareable = (): boolean => pages.top?.has('onShareAppMessage') === true && !pages.top.dom.hasAttribute('data-unshared');
