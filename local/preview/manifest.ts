/** What the build hands to the browser: types only, shared by both sides. */

/** A mistake in the mini program's sources, and where it is. */
export interface Problem {
  message: string;
  /** Path below the mini program, or below node_modules. */
  file: string;
  /** From 1; 0 if unknown. */
  line: number;
  column: number;
}

/** Which build an open page shows, and what is wrong with the sources now. */
export interface BuildState {
  /** Another after every build that can be shown, and after a restart. */
  build: string;
  problems: Problem[];
}

/** Page settings, of app.json's `window` or of a page's own JSON. Values may be `@name` of theme.json. */
export interface WindowConfig {
  navigationStyle?: 'default' | 'custom';
  navigationBarTitleText?: string;
  navigationBarTextStyle?: string;
  navigationBarBackgroundColor?: string;
  backgroundColor?: string;
  backgroundColorContent?: string;
  backgroundTextStyle?: string;
  enablePullDownRefresh?: boolean;
  onReachBottomDistance?: number;
  disableScroll?: boolean;
}

export interface TabItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface TabBarConfig {
  color?: string;
  selectedColor?: string;
  backgroundColor?: string;
  borderStyle?: string;
  list: TabItem[];
}

export interface AppConfig {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
  entryPagePath?: string;
  window?: WindowConfig;
  tabBar?: TabBarConfig;
  usingComponents?: Record<string, string>;
  componentPlaceholder?: Record<string, string>;
  darkmode?: boolean;
  themeLocation?: string;
  networkTimeout?: { request?: number; uploadFile?: number; downloadFile?: number };
}

export type Theme = 'light' | 'dark';
export type ThemeVariables = Record<Theme, Record<string, string>>;

/** A page's or a component's JSON, with every reference resolved to `/path`. */
export interface ComponentConfig extends WindowConfig {
  component?: boolean;
  usingComponents: Record<string, string>;
  componentPlaceholder?: Record<string, string>;
  componentGenerics?: Record<string, true | { default?: string }>;
  styleIsolation?: string;
  addGlobalClass?: boolean;
  pureDataPattern?: string;
}

export interface ComponentEntry {
  /** Path inside the mini program, without extension: `pages/goods/goods`, `miniprogram_npm/…`. */
  path: string;
  isPage: boolean;
  /** Prefix of its class names. */
  scope: string;
  config: ComponentConfig;
}

export interface Manifest {
  app: AppConfig;
  theme: ThemeVariables;
  /** All pages, sub-packages' included, in the order of app.json. */
  pages: string[];
  /** Dependencies before those who use them. */
  components: ComponentEntry[];
  /** WXSS as CSS, by component path; `app` for the app's own. */
  styles: Record<string, string>;
  /** The address that the app's code names for the local cloud; requests for it are redirected. */
  declaredCloud: string;
  /** Where the local cloud really is, as its own links name it. */
  cloud: string;
}

/** Stands before every class name until the run time knows the component's style isolation. */
export const SCOPE_MARK = '__scope__';
