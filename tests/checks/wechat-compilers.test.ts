import { resolve } from 'node:path';
import { wxmlToJs, wxssToJs } from 'miniprogram-compiler';

const root = resolve(__dirname, '../../miniprogram');

/** wcc and wcsc, the compilers inside DevTools; the package has them for Linux on x86-64 only. */
const runsHere = process.platform === 'linux' && process.arch === 'x64';

(runsHere ? test : test.skip)('WeChat’s own compilers accept every WXML and WXSS', () => {
  expect(wxmlToJs(root).includes('pages/goods/goods.wxml')).toBe(true);
  expect(wxssToJs(root).length).toBeGreaterThan(0);
});
