import type { Browser } from 'playwright-core';

/* Pictures of goods, drawn for the screenshots. */

const scene = (background: string, drawing: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="${background}"/>${drawing}</svg>`;

export const drawings = {
  bear: scene('#f3dfcd', '<circle cx="32" cy="30" r="10" fill="#b5793f"/><circle cx="68" cy="30" r="10" fill="#b5793f"/><circle cx="50" cy="42" r="22" fill="#c98a4b"/><ellipse cx="50" cy="74" rx="20" ry="18" fill="#c98a4b"/><ellipse cx="50" cy="50" rx="9" ry="7" fill="#f1d3ad"/><circle cx="50" cy="47" r="2.6" fill="#4a2f1b"/><circle cx="42" cy="40" r="2.2" fill="#4a2f1b"/><circle cx="58" cy="40" r="2.2" fill="#4a2f1b"/><path d="M40 63l10 4 10-4v8l-10-4-10 4z" fill="#c1443c"/>'),
  mug: scene('#e9e4dc', '<path d="M30 36h34v32a8 8 0 0 1-8 8H38a8 8 0 0 1-8-8z" fill="#fbf8f2"/><path d="M64 44h6a8 8 0 0 1 0 18h-6" fill="none" stroke="#fbf8f2" stroke-width="5"/><rect x="28" y="31" width="38" height="7" rx="3.5" fill="#d8b98c"/><path d="M47 60l-6-6a4 4 0 0 1 6-5 4 4 0 0 1 6 5z" fill="#c97b6d"/>'),
  candle: scene('#dfe6e0', '<rect x="34" y="42" width="32" height="38" rx="5" fill="#b8742e"/><rect x="39" y="54" width="22" height="14" rx="2" fill="#f6ead6"/><path d="M50 22c6 7 6 12 0 15-6-3-6-8 0-15z" fill="#f0a63a"/><path d="M50 36v7" stroke="#4a3a2a" stroke-width="2"/>'),
  umbrella: scene('#dcebf1', '<path d="M18 52a32 30 0 0 1 64 0c-5-5-11-5-16 0-5-5-11-5-16 0-5-5-11-5-16 0-5-5-11-5-16 0z" fill="#3f86a8"/><path d="M50 50v26a6 6 0 0 1-12 0" fill="none" stroke="#5b4a3b" stroke-width="3.4"/><path d="M50 16v6" stroke="#5b4a3b" stroke-width="3"/>'),
  ribbon: scene('#f6dde0', '<path d="M50 46c-10-18-30-18-30-4s20 16 30 4zM50 46c10-18 30-18 30-4s-20 16-30 4z" fill="#d25f72"/><path d="M47 48l-13 32 9-4 3 8 8-30zM53 48l13 32-9-4-3 8-8-30z" fill="#c14d61"/><circle cx="50" cy="46" r="6" fill="#b23e52"/>'),
  tea: scene('#e4ecd9', '<rect x="30" y="28" width="40" height="52" rx="5" fill="#4f7a4a"/><rect x="30" y="28" width="40" height="11" rx="4" fill="#3d613a"/><rect x="37" y="47" width="26" height="22" rx="2" fill="#f3efdf"/><path d="M50 52c7 3 7 9 0 13-7-4-7-10 0-13z" fill="#6f9a58"/>'),
} as const;

export type Drawing = keyof typeof drawings;

/** PNG files of all drawings. */
export async function drawPictures(browser: Browser): Promise<Record<Drawing, Buffer>> {
  const page = await browser.newPage({ viewport: { width: 400, height: 400 } });
  const pictures: Partial<Record<Drawing, Buffer>> = {};
  for (const [name, svg] of Object.entries(drawings)) {
    await page.setContent(`<style>body{margin:0}svg{display:block;width:400px}</style>${svg}`);
    pictures[name as Drawing] = await page.screenshot();
  }
  await page.close();
  return pictures as Record<Drawing, Buffer>;
}
