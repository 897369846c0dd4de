import { pinyin } from 'pinyin-pro'

/** Pinyin of a person's name for sorting and search: surname readings first (曾 zeng, 单 shan), no tones, joined. */
export function pinyinOf(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'consecutive',
    v: true,
  }).map((syllable) => syllable.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
  return { pinyin: syllables.join(''), initials: syllables.map((syllable) => syllable.charAt(0)).join('') }
}
