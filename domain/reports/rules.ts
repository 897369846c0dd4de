import type { CivilDay } from '@/domain/calendar/civil-day'
import { monthDay } from '@/domain/calendar/day-text'
import { figureOf } from '@/domain/figures/catalogue'
import { comparisonOf, comparisons, periodBehind } from '@/domain/figures/comparison'
import { percentText } from '@/domain/figures/rates'
import type { Cell, ReportContent, ReportFigure } from '@/domain/reports/content'
import { flows, issueFlow, wholes } from '@/domain/reports/identities'
import { marksIn } from '@/domain/reports/marks'
import { freezableFrom } from '@/domain/reports/periods'
import { openingOf, periodOfReport, subtitleOf, titleOf } from '@/domain/reports/title'

/** 勾稽规则 (features §4.3); each has a name people say. */
export const rules = {
  R1: '分项之和等于总数，期初＋新增－减少＝期末',
  R2: '结转＋新增＝办结＋期末在办',
  R3: '百分比都有分子、分母，四舍五入到一位',
  R4: '同比、环比与期间相符',
  R5: '标题、期间、文件名一致',
  R6: '户、人、人次、件不相加',
  R7: '各行之和等于合计',
  R8: '文中数字与表中数字相同',
  R9: '没有晚于期末、晚于今天的记录',
  R10: '期内删并的记录已写入口径说明',
} as const
export type RuleCode = keyof typeof rules

/** One row that breaks a rule, with the page it stands on. */
export type Culprit = { label: string; href: string | null; why: string }

/** What a rule found: nothing, or the sums that differ, the figures and the rows. */
export type Check = { rule: RuleCode; sums: string[]; traces: string[]; culprits: Culprit[] }

/** What the data says besides figures. */
export type Evidence = {
  today: CivilDay
  /** Issues that break the order of time: settled before they were registered, or registered after the period. */
  disordered: Culprit[]
  /** Rows dated later than the moment of writing. */
  future: Culprit[]
  /** People with two stays at once, who would be counted twice among those who came and went. */
  doubled: Culprit[]
  /** Rows deleted or merged in the period, as 口径说明 must name them. */
  removed: { label: string; why: string }[]
  /** Figures each paragraph had before anybody edited it. */
  generated: Map<string, string[]>
}

/** All ten rules; a report is frozen only when none found anything. */
export function checksOf(content: ReportContent, evidence: Evidence): Check[] {
  const figures = new Map(content.figures.map((figure) => [figure.trace, figure]))
  const found: Record<RuleCode, Omit<Check, 'rule'>> = {
    R1: partsAndFlows(figures, evidence),
    R2: issuesFlow(figures, evidence),
    R3: percentages(content),
    R4: comparisonsFit(content),
    R5: titlesAgree(content),
    R6: unitsApart(figures),
    R7: rowsAddUp(content),
    R8: textMatchesTables(content, figures, evidence),
    R9: nothingLater(content, evidence),
    R10: removedRowsNamed(content, evidence),
  }
  return (Object.keys(rules) as RuleCode[]).map((rule) => ({ rule, ...found[rule] }))
}

export function passes({ sums, culprits }: Check): boolean {
  return sums.length === 0 && culprits.length === 0
}

type Figures = Map<string, ReportFigure>
type Found = Omit<Check, 'rule'>

const found = (sums: string[], traces: string[] = [], culprits: Culprit[] = []): Found => ({ sums, traces, culprits })
const valueIn = (figures: Figures, trace: string) => figures.get(trace)?.value ?? 0

function partsAndFlows(figures: Figures, { doubled }: Evidence): Found {
  const broken = wholes.filter(
    ({ whole, parts }) =>
      figures.has(whole) && valueIn(figures, whole) !== sumOf(parts.map((one) => valueIn(figures, one))),
  )
  const leaks = flows.filter(
    ({ opening, added, removed, closing }) =>
      figures.has(opening) &&
      valueIn(figures, opening) + valueIn(figures, added) - valueIn(figures, removed) !== valueIn(figures, closing),
  )
  const name = (trace: string) => figures.get(trace)?.label ?? trace
  return found(
    [
      ...broken.map(
        ({ whole, parts }) =>
          `${name(whole)} ${valueIn(figures, whole)}，分项之和 ${sumOf(parts.map((one) => valueIn(figures, one)))}`,
      ),
      ...leaks.map(
        ({ opening, added, removed, closing }) =>
          `${name(closing)}：${valueIn(figures, opening)}＋${valueIn(figures, added)}－${valueIn(figures, removed)}≠${valueIn(figures, closing)}`,
      ),
    ],
    [...broken.map(({ whole }) => whole), ...leaks.map(({ closing }) => closing)],
    leaks.some(({ closing }) => closing === '715') ? doubled : [],
  )
}

function issuesFlow(figures: Figures, { disordered }: Evidence): Found {
  const [carried, fresh, settled, open] = [issueFlow.carried, issueFlow.fresh, issueFlow.settled, issueFlow.open].map(
    (one) => valueIn(figures, one),
  )
  if (carried === undefined || fresh === undefined || settled === undefined || open === undefined) return found([])
  if (carried + fresh === settled + open && disordered.length === 0) return found([])
  const sum = `${carried}＋${fresh}＝${carried + fresh}，${settled}＋${open}＝${settled + open}`
  return found([sum], [issueFlow.settled, issueFlow.open], disordered)
}

function percentages({ figures, sections }: ReportContent): Found {
  const wrong = figures.filter(({ text, value, of }) => {
    const printed = /(\d+\.\d)%（(\d+)\/(\d+)）/.exec(text)
    if (!printed) return text.includes('%')
    return (
      of === null ||
      Number(printed[2]) !== value ||
      Number(printed[3]) !== of ||
      percentText(value, of) !== `${printed[1]}%`
    )
  })
  const typed = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'text' ? [...block.text.matchAll(/[\d.]+\s*%(?!（\d+\/\d+）)/g)].map(([one]) => one) : [],
    ),
  )
  return found(
    [...wrong.map(({ label, text }) => `${label} ${text}`), ...typed.map((one) => `文中 ${one} 没有分子、分母`)],
    wrong.map(({ trace }) => trace),
  )
}

function comparisonsFit({ sections, ...content }: ReportContent): Found {
  const period = periodOfReport(content)
  const misread = (['previous', 'last_year'] as const).filter((one) => {
    const other = periodBehind(period, one)
    return comparisonOf(period, other) !== one
  })
  const misplaced = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind !== 'text') return []
      return [...block.text.matchAll(/(环比|同比)([^【。；]*)(?:【(\d{3})】)?/g)]
        .filter(([, word, , trace]) => {
          const figure = trace ? figureOf(trace) : undefined
          return figure?.kind !== 'change' || comparisons[figure.against] !== word
        })
        .map(([, word]) => `“${word}”后面没有对应的数字`)
    }),
  )
  return found([...misread.map((one) => `${comparisons[one]}的期间推不出来`), ...misplaced])
}

function titlesAgree(content: ReportContent): Found {
  const wrong = [
    content.title !== titleOf(content) && `标题“${content.title}”`,
    content.subtitle !== subtitleOf(content) && `期间“${content.subtitle}”`,
    content.opening !== openingOf(content) && '首段期间',
  ].filter((one) => one !== false)
  return found(wrong)
}

function unitsApart(figures: Figures): Found {
  const mixed = [
    ...wholes.map(({ whole, parts }) => [whole, ...parts]),
    ...flows.map((flow) => Object.values(flow)),
    Object.values(issueFlow),
  ].filter((group) => new Set(group.flatMap((trace) => figures.get(trace)?.unit ?? [])).size > 1)
  return found(
    mixed.map((group) => group.map((trace) => figures.get(trace)?.text).join('、')),
    mixed.flat(),
  )
}

function rowsAddUp({ tables }: ReportContent): Found {
  const wrong = tables.flatMap(({ caption, heads, rows, total }) =>
    total.flatMap((sum, index) => {
      const column = rows.map(({ cells }) => cells[index])
      if (typeof sum === 'number') {
        const added = sumOf(column.map((cell) => (typeof cell === 'number' ? cell : 0)))
        return added === sum ? [] : [`${caption} ${heads[index]}：${added}≠${sum}`]
      }
      if (typeof sum === 'string') return []
      const [n, of] = [sumOf(column.map((cell) => part(cell, 'n'))), sumOf(column.map((cell) => part(cell, 'of')))]
      return n === sum.n && of === sum.of ? [] : [`${caption} ${heads[index]}：${n}/${of}≠${sum.n}/${sum.of}`]
    }),
  )
  return found(wrong)
}

const part = (cell: Cell | undefined, name: 'n' | 'of') => (typeof cell === 'object' ? cell[name] : 0)

function textMatchesTables({ tables, sections }: ReportContent, figures: Figures, { generated }: Evidence): Found {
  const differing = tables.flatMap(({ caption, heads, total, traces }) =>
    traces.flatMap((trace, index) => {
      const figure = trace ? figures.get(trace) : undefined
      const cell = total[index]
      if (!figure || cell === undefined || typeof cell === 'string') return []
      const same = typeof cell === 'number' ? cell === figure.value : cell.n === figure.value && cell.of === figure.of
      return same
        ? []
        : [{ trace: figure.trace, sum: `${caption} ${heads[index]} 与文中【${trace}】${figure.text}不同` }]
    }),
  )
  const astray = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind !== 'text') return []
      const marks = marksIn(block.text)
      const unknown = marks.filter((trace) => !figures.has(trace))
      const lost = block.edited ? (generated.get(block.key) ?? []).filter((trace) => !marks.includes(trace)) : []
      return [
        ...unknown.map((trace) => `【${trace}】没有数字`),
        ...lost.map((trace) => `改过的段落缺了【${trace}】${figures.get(trace)?.label ?? ''}`),
      ]
    }),
  )
  return found(
    [...differing.map(({ sum }) => sum), ...astray],
    differing.map(({ trace }) => trace),
  )
}

function nothingLater({ until }: ReportContent, { today, future }: Evidence): Found {
  const ready = freezableFrom(until, today)
  return found(ready ? [`期末${monthDay(until)}还没有过完，${monthDay(ready)}起可冻结`] : [], [], future)
}

function removedRowsNamed({ notes }: ReportContent, { removed }: Evidence): Found {
  const text = notes.join('\n')
  return found(
    removed.filter(({ label }) => !text.includes(label)).map(({ label, why }) => `${label}（${why}）没有写入口径说明`),
  )
}

const sumOf = (values: number[]) => values.reduce((sum, one) => sum + one, 0)
