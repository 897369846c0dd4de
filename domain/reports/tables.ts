import type { AreaCode } from '@/domain/areas/area-code'
import { percentText } from '@/domain/figures/rates'
import { part, type Reference, whole } from '@/domain/figures/reference'
import type { Tally } from '@/domain/figures/tally'
import { type IssueCategory, issueCategories } from '@/domain/issues/codes'
import type { Cell, ReportTable } from '@/domain/reports/content'

type Column = { head: string; trace: string | null; of: Reference; among?: Reference }
type Areas = { code: AreaCode; name: string }[]

const elders = part('living', 'age', '60-69', '70-79', '80-89', '90-')
const contact = (...modes: ('door' | 'phone' | 'online' | 'none')[]) => part('household_due', 'contact', ...modes)
const rated = part('follow_up', 'rating', 'satisfied', 'fair', 'dissatisfied')

const base: Column[] = [
  { head: '在册户', trace: '101', of: whole('household') },
  { head: '实有人口', trace: '106', of: whole('living') },
  { head: '60周岁以上', trace: '113', of: elders },
  { head: 'C类户', trace: '123', of: part('household', 'class', 'C') },
  { head: '重点人群', trace: '119', of: whole('key_person') },
  { head: '特困家庭', trace: '120', of: whole('hardship') },
]
const visiting: Column[] = [
  { head: '应访', trace: '201', of: contact('door', 'phone', 'online', 'none') },
  { head: '有效联系', trace: '202', of: contact('door', 'phone', 'online') },
  { head: '覆盖率', trace: '203', of: contact('door', 'phone', 'online'), among: whole('household_due') },
  { head: '上门', trace: '204', of: contact('door') },
  { head: '电话', trace: '205', of: contact('phone') },
  { head: '线上', trace: '206', of: contact('online') },
  { head: '未联系', trace: '207', of: contact('none') },
]
const handling: Column[] = [
  { head: '新增', trace: '302', of: whole('issue_new') },
  { head: '办结', trace: '303', of: whole('issue_settled') },
  { head: '在办', trace: '304', of: whole('issue_open') },
  {
    head: '按期办结率',
    trace: '505',
    of: part('issue_settled', 'timely', 'on_time'),
    among: whole('issue_settled'),
  },
  { head: '满意率', trace: '610', of: part('follow_up', 'rating', 'satisfied'), among: rated },
]

/** Everything the tables count. */
export const tableReferences: Reference[] = [...base, ...visiting, ...handling].flatMap(({ of, among }) =>
  among ? [of, among] : [of],
)

/** The tables of a report: by area below (by name for a street), and by class of matter. */
export function tablesOf(tally: Tally, areas: Areas, below: string): ReportTable[] {
  const list = areas.length > 0
  const byArea: [string, string, Column[]][] = list
    ? [
        ['t1', `分${below}基本情况（户、人）`, base],
        ['t2', `分${below}走访情况（户）`, visiting],
        ['t5', `分${below}办理情况（件）`, handling],
      ]
    : []
  const tables = [
    ...byArea.map(([key, caption, columns]) => areaTable(key, caption, columns, tally, areas, below)),
    categoryTable(tally),
  ]
  return tables
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map((table, index) => ({ ...table, caption: `表${index + 1}　${table.caption}` }))
}

function areaTable(
  key: string,
  caption: string,
  columns: Column[],
  tally: Tally,
  areas: Areas,
  below: string,
): ReportTable {
  const sums = columns.map(({ of, among }) => ({
    own: tally.children(of),
    among: among ? tally.children(among) : undefined,
  }))
  const named = new Set(areas.map(({ code }) => code))
  const others = [...new Set(sums.flatMap(({ own, among }) => [...own.keys(), ...(among?.keys() ?? [])]))].filter(
    (code) => !named.has(code),
  )
  const cellAt = (codes: AreaCode[], index: number): Cell => {
    const { own, among } = sums[index] ?? { own: new Map<AreaCode, number>(), among: undefined }
    const n = add(codes.map((code) => own.get(code) ?? 0))
    return among ? { n, of: add(codes.map((code) => among.get(code) ?? 0)) } : n
  }
  const line = (name: string, codes: AreaCode[]) => ({ name, cells: columns.map((_, index) => cellAt(codes, index)) })
  return {
    key,
    caption,
    heads: columns.map(({ head }) => head),
    rows: [
      ...areas.map(({ name, code }) => line(name, [code])),
      ...(others.length > 0 ? [line(`未分${below}`, others)] : []),
    ],
    total: columns.map(({ of, among }) =>
      among ? { n: tally.count(of).n, of: tally.count(among).n } : tally.count(of).n,
    ),
    traces: columns.map(({ trace }) => trace),
  }
}

function categoryTable(tally: Tally): ReportTable {
  const all = tally.count(whole('issue_new')).n
  const rows = (Object.entries(issueCategories) as [IssueCategory, string][]).flatMap(([code, name]) => {
    const n = tally.count(part('issue_new', 'category', code)).n
    return n > 0 ? [{ name, n }] : []
  })
  return {
    key: 't4',
    caption: '本期新增分类情况（件）',
    heads: ['件数', '占比'],
    rows: rows
      .sort((one, other) => other.n - one.n)
      .map(({ name, n }) => ({ name, cells: [n, percentText(n, all) ? `${percentText(n, all)}（${n}/${all}）` : ''] })),
    total: [all, ''],
    traces: ['302', null],
  }
}

/** A table of more rows than this may run over to the next page; a shorter one stays whole. */
export function runsOver({ rows }: Pick<ReportTable, 'rows'>): boolean {
  return rows.length > 8
}

/** A cell in words. */
export function cellText(cell: Cell): string {
  if (typeof cell !== 'object') return String(cell)
  return percentText(cell.n, cell.of) ?? '—'
}

const add = (values: number[]) => values.reduce((sum, one) => sum + one, 0)
