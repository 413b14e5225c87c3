import type { Locator, Page } from 'playwright-core';
import type { LocalCloud } from '../../local/cloud';
import { startPreview } from '../../local/preview';
import { startShopCloud } from '../local-cloud/shop';
import { openBrowser } from './browser';

/* People with phones: the real pages in Chromium, on the real functions. */

const WAIT_MS = 15_000;
/** Where icon fonts keep their characters. */
const GLYPHS = '\\ue000-\\uf8ff';

export type Tab = '商品' | '订单' | '采购' | '销售' | '库存';

export interface PhoneOptions {
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
}

/** A person's phone with the app. What nobody can see is not there. */
export class Phone {
  constructor(readonly page: Page, private readonly address: string, private readonly openId: string) {}

  /** Opens a page of the app by its path, as a card would; without one, the app. */
  async open(path = ''): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(`${this.address}/?user=${this.openId}${path === '' ? '' : `&path=${encodeURIComponent(path)}`}`);
    await this.page.waitForFunction('globalThis.previewReady === true');
  }

  /** What can be tapped, by its label or its words; an icon's glyph counts as part of the words for a browser. */
  button(name: string | RegExp): Locator {
    const words = typeof name === 'string' ? new RegExp(`^[${GLYPHS}\\s]*${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[${GLYPHS}\\s]*$`) : name;
    return this.page.getByRole('button', { name: words }).filter({ visible: true });
  }

  text(text: string | RegExp): Locator {
    return this.page.getByText(text).filter({ visible: true });
  }

  /** Taps the button; a sheet's comes after those it covers, so the last of several. */
  async tap(name: string | RegExp): Promise<void> {
    await this.button(name).last().tap();
  }

  /** Chooses one of several. */
  async choose(name: string): Promise<void> {
    await this.page.getByRole('radio', { name, exact: true }).filter({ visible: true }).tap();
  }

  /** Types into the field with that label or placeholder. */
  async type(field: string | RegExp, value: string): Promise<void> {
    await this.page.getByLabel(field).or(this.page.getByPlaceholder(field)).and(this.page.locator('input, textarea')).filter({ visible: true }).first().fill(value);
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.text(text).first().waitFor();
  }

  /** The whole visible text. */
  async reads(): Promise<string> {
    return this.page.locator('body').innerText();
  }

  async tab(name: Tab): Promise<void> {
    await this.page.getByRole('tab', { name }).tap();
  }
}

export interface Phones {
  cloud: LocalCloud;
  /** What went wrong on any phone: empty unless a test breaks something on purpose. */
  problems: string[];
  phone(openId: string, options?: PhoneOptions): Promise<Phone>;
  close(): Promise<void>;
}

/** Starts the cloud, the preview and a browser; every person has a storage of their own. */
export async function startPhones(options: { latencyMs?: number } = {}): Promise<Phones> {
  const [cloud, browser] = await Promise.all([startShopCloud(options), openBrowser()]);
  const preview = await startPreview({ root: 'miniprogram', cloudAddress: cloud.address });
  const problems: string[] = [];
  return {
    cloud, problems,
    async phone(openId, { theme = 'light', width = 375, height = 812 } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, hasTouch: true, isMobile: true, deviceScaleFactor: 2, colorScheme: theme, locale: 'zh-CN' });
      context.setDefaultTimeout(WAIT_MS);
      const page = await context.newPage();
      page.on('pageerror', (error) => { problems.push(`${openId}: ${error.stack ?? error.message}`); });
      page.on('console', (message) => { if (message.type() === 'error') problems.push(`${openId}: ${message.text()}`); });
      return new Phone(page, preview.address, openId);
    },
    async close() {
      await browser.close();
      await preview.close();
      await cloud.close();
    },
  };
}
