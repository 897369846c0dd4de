import { type Figure, figureOf, type Moment } from '@/domain/figures/catalogue'
import { changeOf, comparisons } from '@/domain/figures/comparison'
import { populationOf } from '@/domain/figures/populations'
import { percentText, rateOf, rateText } from '@/domain/figures/rates'
import { type Reference, referenceText, unitOf } from '@/domain/figures/reference'
import type { Tally } from '@/domain/figures/tally'
import type { ReportFigure } from '@/domain/reports/content'

/** Counts of the period, of the day before it, of the period before and of the same one a year ago. */
export type Tallies = Record<Moment, Tally>

/** Whether a trace number names a figure that has data behind it. */
export function isPrintable(trace: string): boolean {
  const figure = figureOf(trace)
  return figure !== undefined && (figure.kind !== 'rate' || rateOf(figure.rate)?.of !== undefined)
}

/** The figure of a trace number with its value and the words it prints as. */
export function reportFigure(trace: string, tallies: Tallies): ReportFigure {
  const figure = figureOf(trace)
  if (!figure) throw new Error(`no figure ${trace}`)
  switch (figure.kind) {
    case 'count':
      return counted(figure, tallies)
    case 'rate':
      return rated(figure, tallies)
    case 'share':
      return ratio(figure, figure.of, [figure.among], tallies, `${figure.label}：该项 ÷ 全部`)
    case 'change':
      return changed(figure, tallies)
  }
}

function counted(figure: Extract<Figure, { kind: 'count' }>, tallies: Tallies): ReportFigure {
  const { n, unit } = tallies[figure.at].count(figure.of)
  return {
    trace: figure.trace,
    label: figure.label,
    unit,
    text: `${n}${unit}`,
    value: n,
    of: null,
    definition: populationOf(figure.of.population).definition,
    at: figure.at,
    rows: [referenceText(figure.of)],
    among: [],
  }
}

function rated(figure: Extract<Figure, { kind: 'rate' }>, tallies: Tallies): ReportFigure {
  const rate = rateOf(figure.rate)
  if (!rate?.of) throw new Error(`${figure.rate} has no counts`)
  return ratio(figure, rate.of.numerator, rate.of.denominator, tallies, rate.definition)
}

function ratio(
  figure: Figure,
  of: Reference,
  among: readonly Reference[],
  { now }: Tallies,
  definition: string,
): ReportFigure {
  const n = now.count(of).n
  const whole = among.reduce((sum, one) => sum + now.count(one).n, 0)
  return {
    trace: figure.trace,
    label: figure.label,
    unit: unitOf(of),
    text: rateText(n, whole),
    value: n,
    of: whole,
    definition,
    at: 'now',
    rows: [referenceText(of)],
    among: among.map(referenceText),
  }
}

function changed(figure: Extract<Figure, { kind: 'change' }>, tallies: Tallies): ReportFigure {
  const { n: now, unit } = tallies.now.count(figure.of)
  const then = tallies[figure.against].count(figure.of).n
  const { word, by } = changeOf(now, then)
  const percent = percentText(by, then)
  const direction = word === '增加' ? '上升' : '下降'
  const share = percent ? `，${direction}${percent}（${by}/${then}）` : `（上期${then}${unit}）`
  return {
    trace: figure.trace,
    label: figure.label,
    unit,
    text: word === '持平' ? `持平（${now}/${then}）` : `${word}${by}${unit}${share}`,
    value: by,
    of: then,
    definition: `${comparisons[figure.against]}：与${figure.against === 'previous' ? '上一期' : '去年同期'}相比`,
    at: figure.against,
    rows: [referenceText(figure.of)],
    among: [],
  }
}
