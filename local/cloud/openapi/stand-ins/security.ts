import { randomUUID } from 'node:crypto';
import { INVALID_OPENID, Refusal } from '../errors';
import { textOf, type StandIn } from '../stand-in';

/** @see developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html */
const CONTENT_CHARS_MAX = 2500;
const INVALID_SCENE = 40129;
const LABEL_NORMAL = 100;
const LABEL_UNLAWFUL = 20006;
/** The platform's published sample of a text that fails. */
const RISKY_SAMPLE = '特3456书yuuo莞6543李zxcz蒜7782法fgnv级';

/** Lets every text pass but the platform's sample: so both answers can be tried. */
export const msgSecCheck: StandIn = (input) => {
  textOf(input, 'openid', INVALID_OPENID);
  const content = textOf(input, 'content');
  if (content.length > CONTENT_CHARS_MAX) throw new Refusal(45002, `content size out of limit: ${CONTENT_CHARS_MAX} characters`);
  if (![1, 2, 3, 4].includes(Number(input['scene']))) throw new Refusal(INVALID_SCENE, 'invalid scene');
  const isRisky = content.includes(RISKY_SAMPLE);
  const result = { suggest: isRisky ? 'risky' : 'pass', label: isRisky ? LABEL_UNLAWFUL : LABEL_NORMAL };
  return { result, detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }], trace_id: randomUUID() };
};
