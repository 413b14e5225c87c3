import { Refusal } from '../errors';
import { textOf, type StandIn } from '../stand-in';

/** @see developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html */
const INVALID_SCENE = 40169;
const SCENE = /^[A-Za-z0-9!#$&'()*+,/:;=?@\-._~%]{1,32}$/;

/** A grey dot: a picture that every page can show, and nobody takes for a code. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNs+M/wHwAFBQIBh5eZ2gAAAABJRU5ErkJggg==', 'base64');

/** A picture in place of the mini program code, after the platform's check of the scene. */
export const getUnlimited: StandIn = (input) => {
  if (!SCENE.test(textOf(input, 'scene', INVALID_SCENE))) throw new Refusal(INVALID_SCENE, 'invalid length or character for scene');
  return { contentType: 'image/png', bytes: PICTURE };
};
