import type { AreaCode } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { Moment } from '@/domain/figures/catalogue'
import type { Unit } from '@/domain/figures/units'
import type { ReportPreset } from '@/domain/reports/codes'

/** A figure as the report prints it. Its rows are those of the references it stands on, at its moment. */
export type ReportFigure = {
  trace: string
  label: string
  unit: Unit
  text: string
  value: number
  /** The denominator, for rates, shares and changes. */
  of: number | null
  definition: string
  at: Moment
  rows: string[]
  among: string[]
}

/** A table by area or by kind; the last row is the sum. A column with a trace number must show that figure's value. */
export type ReportTable = {
  key: string
  caption: string
  heads: string[]
  rows: { name: string; cells: Cell[] }[]
  total: Cell[]
  traces: (string | null)[]
}

/** A count, a rate with its numbers, or words. */
export type Cell = number | { n: number; of: number } | string

export type Block =
  | { kind: 'text'; key: string; run: string | null; text: string; edited: boolean }
  | { kind: 'table'; key: string }

export type Section = { number: number; title: string; blocks: Block[] }

/** A ledger after the text, in landscape: its rows are those of the figures of `traces`, the first `most` of them. */
export type AnnexList = {
  title: string
  traces: string[]
  columns: { label: string; width: number; align?: 'c' | 'tight' }[]
  rows: string[][]
}

/** Everything a report says, frozen or not; nothing outside it is printed. */
export type ReportContent = {
  form: 1
  title: string
  subtitle: string
  to: string | null
  opening: string
  office: string
  area: AreaCode
  areaName: string
  year: number
  issueNumber: number
  correction: number | null
  preset: ReportPreset
  from: CivilDay
  until: CivilDay
  figures: ReportFigure[]
  tables: ReportTable[]
  sections: Section[]
  notes: string[]
  annexes: string[]
  /** Reports frozen before ledgers were annexed have none. */
  lists?: AnnexList[]
  signers: { role: string; name: string }[]
}

/** 附件1 … as it stands at the head of an annex; a single one has no number. */
export function annexName({ annexes }: Pick<ReportContent, 'annexes'>, index: number): string {
  return annexes.length > 1 ? `附件${index + 1}` : '附件'
}

/** What a ledger's figures say, for the line under its title: 上期结转2件，本期新增15件. */
export function figureWords({ figures }: Pick<ReportContent, 'figures'>, traces: readonly string[]): string {
  return traces
    .flatMap((trace) => figures.find((figure) => figure.trace === trace) ?? [])
    .map(({ label, text }) => `${label}${text}`)
    .join('，')
}

/** The headings of features §4.2. */
export const sectionTitles = [
  '基本情况',
  '走访情况',
  '民情总体情况',
  '分类与热点分析',
  '办理情况',
  '回访与评价',
  '重点人群与家庭动态',
  '苗头与一类问题研判',
  '上次会议议定事项落实',
  '五个一',
  '存在问题与下一步建议',
  '减负账',
] as const

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

/** 一 … 十二. */
export function ordinal(number: number): string {
  return ordinals[number - 1] ?? String(number)
}

/** What stands where nothing is known yet. */
export const missing = '（数据待补充）'
