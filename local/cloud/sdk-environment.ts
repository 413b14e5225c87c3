/** The environment that the local cloud plays: its id is part of what functions check file ids by. */
const ENVIRONMENT_ID = 'local';

/**
 * The variables by which the SDKs find a cloud at an address instead of the real one: they take it
 * for an instance of a cloud function, whose secrets are in its environment.
 */
export const sdkVariables = (address: string): Record<string, string> => ({
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: address }),
  TCB_ENV: ENVIRONMENT_ID,
  SCF_NAMESPACE: ENVIRONMENT_ID,
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
  TENCENTCLOUD_SESSIONTOKEN: 'local',
  // Mutes the SDK's advice about slow functions.
  SILENCE: 'true',
});
