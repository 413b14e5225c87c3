import type { Receiver } from './order';

/*
 * Who gets the goods, out of what a customer writes in a chat. It cuts and never rewrites: an
 * address stays as it was typed, and what cannot be told apart is left for the person to fill in.
 */

/** A mobile or a landline; a privacy number keeps its extension: 13812345678[7839], 转 7839. */
const PHONE = /(^|\D)(?:(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})|(0\d{2,3}-?\d{7,8}))(?!\d)(?:\s*(?:\[|转|-)\s*(\d{3,5})\]?(?!\d))?/;
const NAME_LABEL = /(?:收货人|收件人|联系人|姓名|名字)\s*[:：]\s*([^\s,，;；。|、\d]{1,20})/;
const LABELS = /(?:收货人|收件人|联系人|姓名|名字|手机号码|手机号|手机|联系电话|电话号码|电话|收货地址|收件地址|详细地址|所在地区|地址)\s*[:：]/g;
const SEPARATORS = /[\s,，;；。|、]+/;

const PROVINCES = /^(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)/;
/** What parts of an address end with. */
const PLACE_END = /(?:省|市|区|县|旗|州|盟|镇|乡|街道|路|街|巷|弄|村|组|号|幢|栋|楼|层|室|园|苑|小区|大厦|广场|校区|驿站|店)$/;
const ADDRESS = /[省市区县旗镇乡路街巷弄村号幢栋楼室]|\d/;
/** Two to four characters, with what people put behind a name; or a name in latin letters. */
const NAME = /^(?:[一-鿿·]{2,4}(?:先生|女士|小姐|老师|收)?|[一-鿿](?:先生|女士|小姐|老师|姐|哥)|[A-Za-z][A-Za-z .]{1,18})$/;

/** The parts that separators make of it; a name in latin letters keeps its spaces. */
const chunksOf = (text: string): string[] =>
  text.replace(/([A-Za-z.]) +(?=[A-Za-z])/g, '$1_').split(SEPARATORS).filter((chunk) => chunk !== '').map((chunk) => chunk.replace(/([A-Za-z.])_(?=[A-Za-z])/g, '$1 '));
const canBeName = (chunk: string): boolean => NAME.test(chunk) && !PROVINCES.test(chunk) && !PLACE_END.test(chunk);
const trimName = (name: string): string => name.replace(/^(.{2,})收$/, '$1');

/**
 * The receiver in a pasted text.
 *
 * @returns each part as it was written, '' for one that is not there or cannot be told for sure
 * @example parseReceiver('李婷婷 13800006618 杭州市西湖区文三路1号') // name, phone, address
 */
export function parseReceiver(text: string): Receiver {
  const plain = text.normalize('NFKC').trim();
  const labelled = NAME_LABEL.exec(plain)?.[1] ?? '';
  const unlabelled = plain.replace(LABELS, ' ');
  const found = PHONE.exec(unlabelled);
  const [before, after] = found === null
    ? [chunksOf(unlabelled), []]
    : [chunksOf(unlabelled.slice(0, found.index) + (found[1] ?? '').replace('+', '')), chunksOf(unlabelled.slice(found.index + found[0].length))];
  const name = labelled === '' ? nameAmong(before, after, found !== null) : labelled;
  const rest = [...without(before, name), ...without(after, before.includes(name) ? '' : name)];
  const address = rest.some((chunk) => ADDRESS.test(chunk)) ? rest.join(' ') : '';
  const number = found?.[2]?.replace(/[- ]/g, '') ?? found?.[3] ?? '';
  return { name: trimName(name), phone: found?.[4] === undefined ? number : `${number}-${found[4]}`, address };
}

/** The one just before the phone; else the only one there is. Of several it names none. */
function nameAmong(before: readonly string[], after: readonly string[], hasPhone: boolean): string {
  const last = before[before.length - 1];
  if (hasPhone && last !== undefined && canBeName(last)) return last;
  const candidates = [...before, ...after].filter(canBeName);
  return candidates.length === 1 ? candidates[0] ?? '' : '';
}

/** The chunks but for the name, once. */
function without(chunks: readonly string[], name: string): string[] {
  const at = name === '' ? -1 : chunks.lastIndexOf(name);
  return chunks.filter((_, index) => index !== at);
}
