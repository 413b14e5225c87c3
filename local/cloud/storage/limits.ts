/** One request's body, and so one file, bytes. @see docs.cloudbase.net/error-code/EXCEED_MAX_PAYLOAD_SIZE */
export const BODY_BYTES_MAX = 100 * 1024 ** 2;
/** A temporary address lives so long unless its asker says otherwise, s. @see WeChat getTempFileURL: maxAge */
export const ADDRESS_AGE_S_DEFAULT = 2 * 60 * 60;
/** An upload must begin within this, s. Ours: the cloud signs each for a short time. */
export const UPLOAD_AGE_S_MAX = 15 * 60;
/** One path, bytes. @see cloud.tencent.com/document/product/436/13324: object key */
export const PATH_BYTES_MAX = 850;
