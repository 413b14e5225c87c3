/** The WXSS of TDesign's icon component, whose font comes from another site. */
export const isIconStyle = (file: string): boolean => /tdesign-miniprogram\/.*icon\/icon\.wxss$/.test(file);

/**
 * The icon component's WXSS with its font and glyphs taken from `iconFont` (the app's own subset),
 * so that no icon needs a request to another machine. Without one there are no glyphs.
 */
export function withOwnIconFont(source: string, iconFont: string | null): string {
  const base = source
    .replace(/@font-face\s*\{[^}]*\}/g, '')
    .replace(/\.t-icon-[\w-]+::?before\s*\{[^}]*\}/g, '');
  return iconFont === null ? base : `${base}\n${iconFont}`;
}
