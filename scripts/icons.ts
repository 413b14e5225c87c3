/**
 * Cuts the icon font: `npx tsx scripts/icons.ts FOLDER` writes miniprogram/components/icon-font.wxss.
 *
 * FOLDER holds the two packages that only this script needs (88 MB, so not ours):
 *
 *     cd FOLDER && npm i tdesign-icons-web-components@0.3.9 subset-font@2.9.0
 *
 * The glyphs come from the first, by name; each is put at the code point that TDesign's own
 * icon.wxss gives that name, because `t-icon` inside TDesign's components uses the same family.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** What pages, our components and the TDesign components in use draw. */
const names = `
  add barcode bill browse browse-off calendar call camera caret-down-small
  cart chart-line chat check check-circle check-circle-filled chevron-down chevron-left chevron-right chevron-up
  close close-circle close-circle-filled control-platform copy delete discount download edit ellipsis error-circle
  error-circle-filled error-triangle file-excel file-export file-import filter flashlight gift help-circle
  image image-add info-circle info-circle-filled loading location lock-on logout
  notification print qrcode refresh remove rollback scan search secured setting share shop-1 sound swap task
  task-checked time user user-add usergroup vehicle view-list wallet wifi-off
`.trim().split(/\s+/);

type SubsetFont = (font: Buffer, text: string, options: { targetFormat: string; dropTables?: string[]; noHinting?: boolean }) => Promise<Buffer>;
type FontVerter = { convert(font: Buffer, format: string): Promise<Buffer> };

const root = path.resolve(__dirname, '..');
const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: npx tsx scripts/icons.ts FOLDER (it holds tdesign-icons-web-components and subset-font)');
const fromFolder = createRequire(path.resolve(folder, 'package.json'));
const fromSubsetFont = createRequire(fromFolder.resolve('subset-font'));

/** name → code point, from lines such as `.t-icon-add:before{content:'\E00D';}`. */
const wanted = codePoints(
  path.join(root, 'node_modules/tdesign-miniprogram/miniprogram_dist/icon/icon.wxss'),
  /\.t-icon-([a-z0-9-]+):before\{content:'\\([0-9a-f]+)'/gi,
);
/** name → code point in the package that carries the font. */
const given = codePoints(
  path.resolve(folder, 'node_modules/tdesign-icons-web-components/lib/iconfont/t.svg'),
  /glyph-name="([^"]+)"\s+unicode="&#x?([0-9a-f]+);?"/gi,
);

void main();

async function main(): Promise<void> {
  const subsetFont = fromFolder('subset-font') as SubsetFont;
  const fontverter = fromSubsetFont('fontverter') as FontVerter;

  const woff = readFileSync(path.resolve(folder ?? '', 'node_modules/tdesign-icons-web-components/lib/iconfont/t.woff'));
  const text = String.fromCodePoint(...names.map((name) => codeOf(given, name)));
  const cut = await subsetFont(woff, text, { targetFormat: 'sfnt', noHinting: true, dropTables: ['GSUB', 'GPOS', 'GDEF', 'DSIG'] });
  const moved = withCmap(cut, (cmap) => {
    const glyphs = glyphsOf(cmap);
    return names.map((name) => ({ code: codeOf(wanted, name), glyph: codeOf(glyphs, String(codeOf(given, name))) }));
  });
  const font = (await fontverter.convert(moved, 'woff2')).toString('base64');

  const wxss = [
    '/* Written by scripts/icons.ts. Icons: TDesign, Tencent, MIT (icon-font.LICENSE.md). */',
    `@font-face { font-family: t; font-weight: 400; font-style: normal; src: url("data:font/woff2;base64,${font}") format("woff2"); }`,
    ...names.map((name) => `.t-icon-${name}:before { content: "\\${codeOf(wanted, name).toString(16)}"; }`),
    '',
  ].join('\n');
  writeFileSync(path.join(root, 'miniprogram/components/icon-font.wxss'), wxss);
  console.log(`${names.length} icons, ${font.length} characters of base64`);
}

function codePoints(file: string, pattern: RegExp): Map<string, number> {
  return new Map([...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name = '', hex = '']) => [name, parseInt(hex, 16)]));
}

function codeOf(codes: ReadonlyMap<string, number>, name: string): number {
  const code = codes.get(name);
  if (code === undefined) throw new Error(`no glyph ${name}`);
  return code;
}

/** Rewrites the character map of an sfnt font; every other table stays as it is. */
function withCmap(font: Buffer, mapping: (cmap: Buffer) => { code: number; glyph: number }[]): Buffer {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const at = 12 + 16 * index;
    const start = font.readUInt32BE(at + 8);
    const tag = font.toString('latin1', at, at + 4);
    const body = font.subarray(start, start + font.readUInt32BE(at + 12));
    return { tag, body: tag === 'cmap' ? cmapTable(mapping(body)) : Buffer.from(body) };
  });
  for (const { tag, body } of tables) if (tag === 'head') body.writeUInt32BE(0, 8);

  const header = Buffer.alloc(12 + 16 * tables.length);
  font.copy(header, 0, 0, 12);
  const parts = [header];
  let offset = header.length;
  tables.forEach(({ tag, body }, index) => {
    const at = 12 + 16 * index;
    header.write(tag, at, 'latin1');
    header.writeUInt32BE(checksum(body), at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(body.length, at + 12);
    const padded = Buffer.concat([body, Buffer.alloc(-body.length & 3)]);
    parts.push(padded);
    offset += padded.length;
  });
  const whole = Buffer.concat(parts);
  const head = tables.findIndex(({ tag }) => tag === 'head');
  // OpenType, 'head': checkSumAdjustment makes the sum of the whole file this constant.
  whole.writeUInt32BE((0xb1b0afba - checksum(whole)) >>> 0, header.readUInt32BE(12 + 16 * head + 8) + 8);
  return whole;
}

function checksum(table: Buffer): number {
  const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}

/** Code point (as text) → glyph index, read from a format 4 or 12 subtable. */
function glyphsOf(cmap: Buffer): Map<string, number> {
  const glyphs = new Map<string, number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + 8 * index + 4));
    const format = table.readUInt16BE(0);
    if (format === 12) {
      for (let group = 0; group < table.readUInt32BE(12); group += 1) {
        const at = 16 + 12 * group;
        const [first, last, glyph] = [table.readUInt32BE(at), table.readUInt32BE(at + 4), table.readUInt32BE(at + 8)];
        for (let code = first; code <= last; code += 1) glyphs.set(String(code), glyph + code - first);
      }
    } else if (format === 4) {
      const bytes = table.readUInt16BE(6);
      for (let at = 14; at < 14 + bytes; at += 2) {
        const [last, first] = [table.readUInt16BE(at), table.readUInt16BE(at + bytes + 2)];
        const [delta, range] = [table.readUInt16BE(at + 2 * bytes + 2), table.readUInt16BE(at + 3 * bytes + 2)];
        for (let code = first; code <= last && code < 0xffff; code += 1) {
          const direct = range === 0 ? code : table.readUInt16BE(at + 3 * bytes + 2 + range + 2 * (code - first));
          if (direct !== 0) glyphs.set(String(code), (direct + delta) & 0xffff);
        }
      }
    }
  }
  return glyphs;
}

/** One format 4 subtable, one segment per code point, for Windows and Unicode platforms. */
function cmapTable(mapping: { code: number; glyph: number }[]): Buffer {
  const segments = [...mapping].sort((a, b) => a.code - b.code).concat({ code: 0xffff, glyph: 0 });
  const count = segments.length;
  const subtable = Buffer.alloc(16 + 8 * count);
  const log = Math.floor(Math.log2(count));
  [4, subtable.length, 0, 2 * count, 2 * 2 ** log, log, 2 * (count - 2 ** log)]
    .forEach((value, index) => subtable.writeUInt16BE(value, 2 * index));
  segments.forEach(({ code, glyph }, index) => {
    subtable.writeUInt16BE(code, 14 + 2 * index);
    subtable.writeUInt16BE(code, 16 + 2 * count + 2 * index);
    subtable.writeUInt16BE((glyph - code) & 0xffff, 16 + 4 * count + 2 * index);
  });
  const header = Buffer.alloc(20);
  [0, 2, 0, 3].forEach((value, index) => header.writeUInt16BE(value, 2 * index));
  header.writeUInt32BE(20, 8);
  header.writeUInt16BE(3, 12);
  header.writeUInt16BE(1, 14);
  header.writeUInt32BE(20, 16);
  return Buffer.concat([header, subtable]);
}
