/* The limits of cloud functions, kept here so that what works here works there. */

/** Text of one call from a client, bytes. @see docs.cloudbase.net/error-code/EXCEED_MAX_PAYLOAD_SIZE */
export const REQUEST_BYTES_MAX = 100 * 1024;
/** What a client gets back, bytes. @see WeChat errCode -604001: cloudfunction result size exceed limit (1MB) */
export const REPLY_BYTES_MAX = 1024 ** 2;
/** Event and reply of one function calling another, bytes. @see cloud.tencent.com/document/product/583/11637 */
export const EVENT_BYTES_MAX = 6 * 1024 ** 2;
/** A function's time where its config.json says nothing, s. @see WeChat config.json: timeout */
export const TIMEOUT_S_DEFAULT = 3;
/** The longest it may ask for, s. @see WeChat 云函数 quota */
export const TIMEOUT_S_MAX = 60;
/** A function's memory where its config.json says nothing, MB. */
export const MEMORY_MB_DEFAULT = 256;
/** Loading an instance, ms: not the call's time. @see cloud.tencent.com/document/product/583/9210: initialization time-out */
export const LOADING_MS_MAX = 65_000;
/** Instances of one function. Ours: this is one machine; calls beyond wait their turn. */
export const INSTANCES_MAX = 8;
