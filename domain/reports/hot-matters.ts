import { type IssueCategory, issueCategories } from '@/domain/issues/codes'
import { maskText } from '@/domain/residents/masks'

/** What the data says about one class of matters: where, which kinds, one case. */
export type Hot = {
  category: IssueCategory
  count: number
  places: string[]
  kinds: string[]
  example: { title: string; place: string; reply: string | null } | null
}

const order = Object.keys(issueCategories) as IssueCategory[]
const counts = (category: IssueCategory) => String(401 + order.indexOf(category))
const shares = (category: IssueCategory) => String(421 + order.indexOf(category))
const numerals = ['一', '二', '三', '四', '五']

/** How many classes have a paragraph of their own. */
export const hotClasses = 3

/** 什么、在哪里、哪几类、一个实例、建议: figures first, then what the rows say. */
export function hotParagraph(hot: Hot, index: number) {
  const { category, places, kinds, example } = hot
  if (index >= hotClasses) return undefined
  const where = places.length > 0 ? `，集中在${places.map(tight).join('、')}` : ''
  const which = kinds.length > 0 ? `，以${kinds.join('、')}为多` : ''
  const one = example
    ? `如${situated(example.place, example.title)}${example.reply ? `，${plain(example.reply)}` : ''}。`
    : ''
  return {
    key: `s4-${category}`,
    run: `（${numerals[index]}）${issueCategories[category]}。`,
    text: `【${counts(category)}】，占【${shares(category)}】${where}${which}。${one}建议（数据待补充）`,
  }
}

/** The classes without a paragraph of their own, with count and share. */
export function restParagraph(matters: Hot[], enumerate: (pairs: (readonly [string, string])[]) => string) {
  const rest = matters.slice(hotClasses)
  if (rest.length === 0) return undefined
  const list = enumerate(rest.map(({ category }) => [issueCategories[category], counts(category)] as const))
  const withShares = list.replace(/【(4\d\d)】/g, (mark, trace: string) => `${mark}，占【${Number(trace) + 20}】`)
  return { key: 's4-rest', run: `（${numerals[Math.min(hotClasses, matters.length)]}）其他。`, text: `${withShares}。` }
}

/** Words as they stand inside a sentence: no full stop at their end. */
export const plain = (text: string) => tight(text).replace(/[。；，\s]+$/, '')

/** Official text has no spaces between the parts of an address. */
const tight = (text: string) => maskText(text).replaceAll(' ', '')

/** Place and title as one phrase; what the title says again of the place is said once. */
export function situated(place: string, title: string): string {
  const repeated = place.split(' ').find((part) => part !== '' && title.startsWith(part)) ?? ''
  return `${tight(place)}${plain(title.slice(repeated.length))}`
}
