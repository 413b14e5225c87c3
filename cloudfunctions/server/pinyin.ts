import { pinyin } from 'pinyin-pro';

/** Letters that people type for a name: 羊羔绒小熊 → ygrxx. */
export const initialsOf = (name: string): string => pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join('');
