/**
 * The one switch of the transport. With an environment id the app talks to WeChat's cloud;
 * with none, and only in the develop version, to the local cloud on this machine.
 */
export const cloudEnv = '';

/** Where `npm run cloud` listens, and as whom the simulator calls it. */
export const localCloud = { address: 'http://127.0.0.1:4100', openId: 'o-owner' };
