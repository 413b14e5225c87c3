/** Height of the bar in px when the capsule's place is unknown. */
const BAR = 44;
/** What the capsule takes at the right of a 375 px phone, its margins included. */
const CAPSULE = 102;
const MARGIN = 8;

/** The custom navigation bar: avatar and title on a tab page, back arrow and title elsewhere. The capsule's corner stays empty. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    title: { type: String, value: '' },
    subtitle: { type: String, value: '' },
    /** First character of the shop's name: shows the avatar of a tab page, which opens the shop. */
    avatar: { type: String, value: '' },
    back: { type: Boolean, value: false },
    /** The page asks before it is left: `back` is only told. */
    guarded: { type: Boolean, value: false },
    /** Continues the page's `glow`. */
    glow: { type: Boolean, value: false },
  },
  data: { top: 0, bar: BAR, right: CAPSULE },
  lifetimes: {
    attached() {
      const { statusBarHeight, windowWidth } = wx.getWindowInfo();
      const capsule = wx.getMenuButtonBoundingClientRect();
      const hasCapsule = capsule.height > 0 && capsule.top >= statusBarHeight;
      this.setData({
        top: statusBarHeight,
        bar: hasCapsule ? Math.max(BAR, (capsule.top - statusBarHeight) * 2 + capsule.height) : BAR,
        right: hasCapsule ? windowWidth - capsule.left + MARGIN : CAPSULE,
      });
    },
  },
  methods: {
    onShopTap() {
      void wx.navigateTo({ url: '/packages/shop/shop-home/shop-home' });
    },
    onBackTap() {
      this.triggerEvent('back');
      if (this.data.guarded) return;
      if (getCurrentPages().length > 1) void wx.navigateBack();
      else void wx.switchTab({ url: '/pages/goods/goods' });
    },
  },
});
