import { startCloud } from './services/cloud';

/** 微商进销存 */
App({
  onLaunch() {
    startCloud();
  },
});
