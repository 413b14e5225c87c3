import { cloudEnv, localCloud } from '../config';

/*
 * The transport: the only file that knows whether functions run in WeChat's cloud or on this
 * machine. What it sends and gets is the same envelope in both.
 */

const isLocal = cloudEnv === '' && wx.getAccountInfoSync().miniProgram.envVersion === 'develop';

/** Longer than a function may run, so that a slow answer is an answer. */
const TIMEOUT_MS = 25_000;

/** Once, at launch. */
export function startCloud(): void {
  if (!isLocal) wx.cloud.init({ env: cloudEnv, traceUser: true });
}

/** Calls a cloud function; rejects when no answer came, whatever the reason. */
export async function callFunction(name: string, data: object): Promise<unknown> {
  if (!isLocal) return (await wx.cloud.callFunction({ name, data })).result;
  return new Promise((resolve, reject) => {
    wx.request({
      url: `${localCloud.address}/call/${name}`, method: 'POST', data, timeout: TIMEOUT_MS, header: { 'x-wx-openid': localCloud.openId },
      success: ({ data: reply }) => {
        const { result, errMsg } = reply as { result?: unknown; errMsg?: string };
        if (errMsg === undefined) resolve(result);
        else reject(new Error(errMsg));
      },
      fail: reject,
    });
  });
}

/** Puts a file of this phone into the cloud; answers its id. */
export async function uploadFile(cloudPath: string, filePath: string): Promise<string> {
  if (!isLocal) return (await wx.cloud.uploadFile({ cloudPath, filePath })).fileID;
  return new Promise((resolve, reject) => {
    wx.uploadFile({
      url: `${localCloud.address}/upload?path=${encodeURIComponent(cloudPath)}`, filePath, name: 'file', header: { 'x-wx-openid': localCloud.openId },
      success: ({ data }) => {
        const { fileID, errMsg } = JSON.parse(data) as { fileID?: string; errMsg?: string };
        if (fileID === undefined) reject(new Error(errMsg));
        else resolve(fileID);
      },
      fail: reject,
    });
  });
}

const LOCAL_FILE = 'cloud://local.local/';

/** What `<image>` can show: WeChat knows the ids of its cloud, this machine's need an address. */
export const fileUrl = (fileId: string): string => fileId.startsWith(LOCAL_FILE) ? `${localCloud.address}/storage/${fileId.slice(LOCAL_FILE.length)}` : fileId;
