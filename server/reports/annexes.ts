import 'server-only'
import type { Transaction } from '@/db/client'
import type { Scope } from '@/db/queries/figures/scope'
import { type LedgerIssue, ledgerIssues, type UnmetVisit, unmetVisits } from '@/db/queries/reports/annexes'
import type { AreaLevel } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { labelOf } from '@/domain/codes'
import { part, whole } from '@/domain/figures/reference'
import { issueGrades, issueRoutes, issueSources, issueSubcategories, ratings, units } from '@/domain/issues/codes'
import type { AnnexList } from '@/domain/reports/content'
import { maskText } from '@/domain/residents/masks'

/** Ledgers are for reading on paper; what is longer is a list in the system, and the ledger says so. */
const longestLedger = 300
/** One more than is printed tells that there are more. */
const asked = longestLedger + 1

/** 附件 of a report: a committee's has every matter, every closed door and every repetition; above it only what is still open. */
export async function annexesOf(tx: Transaction, scope: Scope, level: AreaLevel): Promise<AnnexList[]> {
  const own = level === 'committee' || level === 'grid'
  const [issues, unmet, repeats] = await Promise.all([
    ledgerIssues(tx, scope, own ? [whole('issue_carried'), whole('issue_new')] : [whole('issue_open')], asked),
    own ? unmetVisits(tx, scope, part('visit', 'outcome', 'not_home'), asked) : [],
    ledgerIssues(tx, scope, [part('issue_new', 'repeat', 'repeated')], asked),
  ])
  const lists = [
    issueLedger('问题台账', own ? ['301', '302'] : ['304'], issues),
    unmetLedger(unmet),
    issueLedger('重复反映清单', ['801'], repeats),
  ]
  return lists.filter(({ rows }) => rows.length > 0)
}

type Column<Row> = { label: string; width: number; align?: 'c' | 'tight'; cell: (row: Row) => string }

/** 10-31: ledgers have no room for words. */
const on = (day: CivilDay | null) => day?.slice(5) ?? ''

const ofIssue: Column<LedgerIssue>[] = [
  { label: '编号', width: 21, align: 'tight', cell: ({ number }) => number },
  { label: '登记', width: 13, align: 'tight', cell: ({ registered }) => on(registered) },
  { label: '来源', width: 18, align: 'tight', cell: ({ source }) => issueSources[source] },
  { label: '地点', width: 38, cell: ({ place }) => maskText(place).replaceAll(' ', '') },
  { label: '类别', width: 21, cell: ({ subcategory }) => issueSubcategories[subcategory] },
  { label: '诉求', width: 45, cell: ({ title }) => maskText(title) },
  { label: '等级', width: 11, align: 'tight', cell: ({ grade }) => issueGrades[grade] },
  { label: '办理', width: 17, align: 'tight', cell: ({ route }) => issueRoutes[route] },
  { label: '责任单位', width: 23, cell: ({ unit }) => (unit ? units[unit] : '本级') },
  { label: '时限', width: 13, align: 'tight', cell: ({ due }) => on(due) },
  { label: '办结', width: 13, align: 'tight', cell: ({ settled }) => on(settled) || '在办' },
  { label: '评价', width: 17, align: 'tight', cell: ({ rating }) => (rating ? labelOf(ratings, rating) : '') },
]

const ofUnmet: Column<UnmetVisit>[] = [
  { label: '户号', width: 26, align: 'c', cell: ({ number }) => number },
  { label: '地址', width: 84, cell: ({ address }) => address },
  { label: '未遇', width: 28, align: 'c', cell: (row) => on(row.on) },
  { label: '联系卡', width: 38, align: 'c', cell: ({ card }) => card ?? '' },
  { label: '约定', width: 28, align: 'c', cell: ({ next }) => on(next) },
  { label: '联系上', width: 36, align: 'c', cell: ({ reached }) => on(reached) || '尚未' },
]

const issueLedger = (title: string, traces: string[], rows: Iterable<LedgerIssue>) =>
  ledger(title, traces, ofIssue, rows)
const unmetLedger = (rows: Iterable<UnmetVisit>) => ledger('未遇清单', ['208'], ofUnmet, rows)

function ledger<Row>(title: string, traces: string[], columns: Column<Row>[], rows: Iterable<Row>): AnnexList {
  const all = [...rows]
  return {
    title: all.length > longestLedger ? `${title}（前 ${longestLedger} 条，其余见系统）` : title,
    traces,
    columns: [
      { label: '序号', width: 10, align: 'c' },
      ...columns.map(({ label, width, align }) => ({ label, width, ...(align ? { align } : {}) })),
    ],
    rows: all.slice(0, longestLedger).map((row, index) => [String(index + 1), ...columns.map(({ cell }) => cell(row))]),
  }
}
