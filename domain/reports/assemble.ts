import type { AreaCode } from '@/domain/areas/area-code'
import { longDay } from '@/domain/calendar/day-text'
import { rates } from '@/domain/figures/rates'
import { compose, type Facts } from '@/domain/reports/compose'
import type { AnnexList, Block, ReportContent, ReportFigure, Section } from '@/domain/reports/content'
import { isPrintable, reportFigure, type Tallies } from '@/domain/reports/figures'
import type { Hot } from '@/domain/reports/hot-matters'
import { flows, issueFlow, wholes } from '@/domain/reports/identities'
import { marksIn } from '@/domain/reports/marks'
import { tablesOf } from '@/domain/reports/tables'
import { type Named, openingOf, subtitleOf, titleOf } from '@/domain/reports/title'

/** Everything a report is made of: who and when, the counts, what the rows say in words, and the secretary's own words. */
export type Material = {
  named: Named
  area: AreaCode
  place: Facts['place']
  office: string
  addressee: string | null
  below: string
  areas: { code: AreaCode; name: string }[]
  tallies: Tallies
  words: Record<string, string>
  hot: Hot[]
  lateCases: Facts['lateCases']
  askedMost: Facts['askedMost']
  repeats: { place: string; kind: string }[]
  closing: Facts['closing']
  lists: AnnexList[]
  signers: { role: string; name: string }[]
}

const tableAfter: Record<number, string> = { 1: 't1', 2: 't2', 4: 't4', 5: 't5' }

/** The report, and beside it the paragraphs as the data alone would have them. */
export function assemble(material: Material): { content: ReportContent; generated: Map<string, string> } {
  const { named, tallies, words, areas, below } = material
  const value = (trace: string) => reportFigure(trace, tallies).value
  const { hot, lateCases, askedMost, repeats, closing, place } = material
  const written = compose({
    value,
    place,
    from: named.from,
    until: named.until,
    hot,
    lateCases,
    askedMost,
    repeats,
    closing,
  })
  const generated = new Map(
    written.flatMap(({ paragraphs }) => paragraphs.map(({ key, text }) => [key, text] as const)),
  )
  const tables = tablesOf(tallies.now, areas, below)
  const sections = written.map(({ number, title, paragraphs }): Section => {
    const table = tables.find(({ key }) => key === tableAfter[number])
    const blocks = paragraphs.map(({ key, run, text }): Block => {
      const own = words[key]
      return { kind: 'text', key, run: run ?? null, text: own ?? text, edited: own !== undefined && own !== text }
    })
    return { number, title, blocks: table ? [...blocks, { kind: 'table', key: table.key }] : blocks }
  })
  const content: ReportContent = {
    form: 1,
    title: titleOf(named),
    subtitle: subtitleOf(named),
    opening: openingOf(named),
    to: material.addressee,
    office: material.office,
    area: material.area,
    areaName: named.areaName,
    year: named.year,
    issueNumber: named.issueNumber,
    correction: named.correction,
    preset: named.preset,
    from: named.from,
    until: named.until,
    figures: figuresFor(
      sections,
      [...tables.flatMap(({ traces }) => traces), ...material.lists.flatMap(({ traces }) => traces)],
      tallies,
    ),
    tables,
    sections,
    notes: notesOf(named),
    annexes: ['口径说明', ...material.lists.map(({ title }) => title)],
    lists: material.lists,
    signers: material.signers,
  }
  return { content, generated }
}

/** The figures the text and the tables name, and those the rules need to add up. */
function figuresFor(sections: Section[], inTables: (string | null)[], tallies: Tallies): ReportFigure[] {
  const inText = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'text' ? marksIn(block.text) : [])),
  )
  const inRules = [
    ...wholes.flatMap(({ whole, parts }) => [whole, ...parts]),
    ...flows.flatMap((flow) => Object.values(flow)),
    ...Object.values(issueFlow),
  ]
  const traces = [...new Set([...inText, ...inTables.filter((trace) => trace !== null), ...inRules])].sort()
  return traces.filter(isPrintable).map((trace) => reportFigure(trace, tallies))
}

function notesOf({ from, until }: Named): string[] {
  return [
    `统计期间为${longDay(from)}零时至${longDay(until)}二十四时，时点数为${longDay(until)}二十四时。`,
    '有效联系指见到或半开门说上话的上门，以及通了话的电话、线上联系；未遇、拒访不算。',
    '实有人口不含户在人不在、空挂户；户籍人口含户在人不在、空挂户。周岁按统计时点计算，以上含本数。',
    '办结指居民得到记录在案的答复，或不予受理、并入、撤回并告知。挂起的时间不计入期限。',
    ...Object.values(rates).flatMap((rate) => ('of' in rate ? [`${rate.label}：${rate.definition}。`] : [])),
  ]
}
