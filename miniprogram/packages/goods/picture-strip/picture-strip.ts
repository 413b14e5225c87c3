import { lastSession } from '../../../services/api';
import { fileUrl } from '../../../services/cloud';
import { randomId } from '../../../services/command-id';
import { choosePictures, uploadPicture } from '../../../services/files';
import { MAX_PICTURES } from '../../../shared/kernel/limits';

/** A picture on its way into the cloud, or there. */
interface Item {
  key: string;
  /** '' until it is there. */
  fileId: string;
  /** Where it is on this phone; '' for one that came from the cloud. */
  path: string;
  state: 'there' | 'going' | 'failed';
}

/** The pictures of a goods, the first its cover. Tells `change {pictures}`, and how many are not there yet: `going {count, failed}`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    pictures: { type: Array, value: [] as string[] },
    name: { type: String, value: '' },
    /** Opens the camera at once: 拍照建商品. */
    camera: { type: Boolean, value: false },
  },
  data: { items: [] as Item[], max: MAX_PICTURES, opened: -1 },
  observers: {
    pictures(pictures: string[]) {
      const { items } = this.data;
      const there = items.filter(({ state }) => state === 'there').map(({ fileId }) => fileId);
      if (there.join() === pictures.join()) return;
      const others = items.filter(({ state }) => state !== 'there');
      this.setData({ items: [...pictures.map((fileId): Item => ({ key: fileId, fileId, path: '', state: 'there' })), ...others] });
    },
  },
  lifetimes: {
    ready() {
      if (this.data.camera) void this.add(['camera']);
    },
  },
  methods: {
    put(items: Item[]) {
      this.setData({ items });
      this.triggerEvent('change', { pictures: items.filter(({ state }) => state === 'there').map(({ fileId }) => fileId) });
      const count = (wanted: Item['state']): number => items.filter(({ state }) => state === wanted).length;
      this.triggerEvent('going', { count: count('going'), failed: count('failed') });
    },
    onAddTap() {
      void this.add(['camera', 'album']);
    },
    async add(sources: ('camera' | 'album')[]) {
      const paths = await choosePictures(MAX_PICTURES - this.data.items.length, sources);
      const added = paths.map((path): Item => ({ key: randomId(), fileId: '', path, state: 'going' }));
      this.put([...this.data.items, ...added]);
      for (const { key, path } of added) await this.send(key, path);
    },
    async send(key: string, path: string) {
      const put = (change: Partial<Item>): void => { this.put(this.data.items.map((item) => (item.key === key ? { ...item, ...change } : item))); };
      try {
        put({ fileId: await uploadPicture(lastSession()?.shopId ?? '', path), state: 'there' });
      } catch {
        put({ state: 'failed' });
      }
    },
    onItemTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const index = Number(currentTarget.dataset['index']);
      if (this.data.items[index]?.state !== 'going') this.setData({ opened: index });
    },
    onSendAgain() {
      const { items, opened } = this.data;
      const item = items[opened];
      this.setData({ opened: -1 });
      if (item === undefined) return;
      this.put(items.map((each) => (each.key === item.key ? { ...each, state: 'going' } : each)));
      void this.send(item.key, item.path);
    },
    onSheetClose() {
      this.setData({ opened: -1 });
    },
    onLook() {
      const urls = this.data.items.map(({ fileId, path }) => path || fileUrl(fileId));
      void wx.previewImage({ urls, current: urls[this.data.opened] ?? '' });
    },
    onMove({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { items, opened } = this.data;
      const to = currentTarget.dataset['to'] === 'first' ? 0 : opened + Number(currentTarget.dataset['to']);
      const moved = items[opened];
      if (moved === undefined || to < 0 || to >= items.length) return;
      const rest = items.filter((_, index) => index !== opened);
      this.put([...rest.slice(0, to), moved, ...rest.slice(to)]);
      this.setData({ opened: to });
    },
    onRemove() {
      const { items, opened } = this.data;
      this.setData({ opened: -1 });
      this.put(items.filter((_, index) => index !== opened));
    },
  },
});
