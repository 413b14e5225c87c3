import { INVALID_ARGUMENTS, INVALID_OPENID, Refusal } from '../errors';
import { objectOf, textOf, type StandIn } from '../stand-in';

/** @see developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html */
const INVALID_TEMPLATE = 40037;
const VALUE_CHARS_MAX = 20;

/** Sends nothing: the log shows the message. Checks what the platform checks of its form. */
export const send: StandIn = (input) => {
  textOf(input, 'touser', INVALID_OPENID);
  textOf(input, 'template_id', INVALID_TEMPLATE);
  for (const [key, field] of Object.entries(objectOf(input, 'data'))) {
    const value = (field as { value?: unknown } | null)?.value;
    if (typeof value !== 'string' && typeof value !== 'number') throw new Refusal(INVALID_ARGUMENTS, `data.${key}.value is missing`);
    if (key.startsWith('thing') && String(value).length > VALUE_CHARS_MAX) throw new Refusal(47003, `argument invalid! data.${key}.value is over ${VALUE_CHARS_MAX} characters`);
  }
  return {};
};
