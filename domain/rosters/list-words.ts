import { dwellingStates, dwellingUses } from '@/domain/dwellings/codes'
import {
  type Attention,
  attentions,
  type Checking,
  checkings,
  type FactGroup,
  factGroups,
} from '@/domain/households/codes'
import { type TagCode, tags } from '@/domain/tags/codes'

/** What a list of households may be narrowed by, in the words of who picks it. */
export const classChoices = { A: 'A 不上门', B: 'B 正常', C: 'C 重点', none: '待分类' } as const
export const colourChoices = { red: '红', yellow: '黄', green: '绿' } as const
export const silenceChoices = {
  '30': '超 30 天',
  '90': '超 90 天',
  '180': '超 180 天',
  '365': '超 1 年',
  never: '从未走访',
} as const
export const lifeChoices = { lived: '有人居住', empty: '无人居住' } as const
export const openChoices = { promise: '未了答应事项', issue: '在办诉求' } as const

type Asked = {
  q?: string | undefined
  estate?: string | undefined
  class?: keyof typeof classChoices | undefined
  colour?: Attention | undefined
  tag?: TagCode | undefined
  silent?: keyof typeof silenceChoices | undefined
  checked?: Checking | undefined
  stale?: FactGroup | undefined
  lived?: keyof typeof lifeChoices | undefined
  use?: keyof typeof dwellingUses | undefined
  state?: keyof typeof dwellingStates | undefined
  open?: keyof typeof openChoices | undefined
}

/** The conditions of a list in words, named as its address names them; `places` are the names of what it knows by a code. */
export function filterWords(
  asked: Asked,
  places: { area?: string | undefined; building?: string | undefined },
): { name: string; label: string }[] {
  const { q, estate, silent, checked, stale, lived, use, state, open } = asked
  const all: Record<string, string | undefined> = {
    q: q && `“${q}”`,
    area: places.area,
    building: places.building,
    estate,
    class: asked.class && classChoices[asked.class],
    colour: asked.colour && `关注${attentions[asked.colour]}`,
    tag: asked.tag && tags[asked.tag].label,
    silent: silent && (silent === 'never' ? silenceChoices.never : `${silenceChoices[silent]}未联系`),
    checked: checked && checkings[checked],
    stale: stale && `${factGroups[stale]}过了保鲜期`,
    lived: lived && lifeChoices[lived],
    use: use && dwellingUses[use],
    state: state && dwellingStates[state],
    open: open && `有${openChoices[open]}`,
  }
  return Object.entries(all).flatMap(([name, label]) => (label ? [{ name, label }] : []))
}
