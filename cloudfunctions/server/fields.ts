import * as v from 'valibot';
import { MAX_ADDRESS, MAX_CODE, MAX_FEN, MAX_NAME, MAX_NOTE, MAX_QUANTITY, MAX_SEARCH } from '../../miniprogram/shared/kernel/limits';
import { isLocalDate } from '../../miniprogram/shared/kernel/time';

/* The fields that contracts are made of: each with its limit and the sentence for breaking it. */

const text = (what: string, max: number) => v.pipe(
  v.string(`${what}应是文字`),
  v.maxLength(max, `${what}最多 ${max} 个字`),
  v.check((value) => !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(value), `${what}里有看不见的字符`),
  v.trim(),
);

/** Anything but what has no width or no shape: controls, halves of characters, spaces, accents without a letter, fillers. */
const VISIBLE = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** A name that people can see. */
export const name = (what: string) => v.pipe(text(what, MAX_NAME), v.regex(VISIBLE, `${what}没有填`));
export const optionalText = (what: string, max = MAX_NOTE) => v.optional(text(what, max), '');
export const note = optionalText('备注');
export const address = optionalText('地址', MAX_ADDRESS);
export const search = v.optional(text('搜索', MAX_SEARCH), '');
export const phone = v.optional(v.pipe(v.string('电话应是文字'), v.regex(/^(|[0-9+ -]{3,20})$/, '电话只能有数字')), '');
export const code = v.pipe(v.string('编码应是文字'), v.trim(), v.regex(/^[\x21-\x7e]{1,40}$/, `编码是最多 ${MAX_CODE} 位的字母、数字和符号`));

/** An id that the server made: no path, no operator, no prototype key. */
export const documentId = v.pipe(v.string('编号应是文字'), v.regex(/^[A-Za-z0-9_.:-]{1,200}$/, '编号不对'));
/** Made by the client when a form opens. */
export const commandId = v.pipe(v.string('缺少操作编号'), v.regex(/^[A-Za-z0-9_-]{8,64}$/, '操作编号不对'));
export const fileId = v.pipe(v.string('文件编号应是文字'), v.regex(/^cloud:\/\/(?=.{1,300}$)[A-Za-z0-9][A-Za-z0-9_.-]*(\/(?!.*\.\.)[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/, '文件编号不对'));

export const quantity = v.pipe(v.number('数量应是数字'), v.integer('数量要是整数'), v.minValue(1, '数量至少是 1'), v.maxValue(MAX_QUANTITY, `数量最多 ${MAX_QUANTITY}`));
export const fen = (what: string) => v.pipe(v.number(`${what}应是数字`), v.integer(`${what}要以分为单位`), v.minValue(0, `${what}不能是负数`), v.maxValue(MAX_FEN, `${what}太大`));
export const version = v.pipe(v.number('版本应是数字'), v.integer('版本不对'), v.minValue(1, '版本不对'), v.maxValue(1_000_000, '版本不对'));
export const localDate = v.pipe(v.string('日期应是文字'), v.check(isLocalDate, '日期不对'));
/** Where a list goes on: the sort key and id of the last row seen. */
export const cursor = v.optional(v.strictObject({ at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER)), id: documentId }));
