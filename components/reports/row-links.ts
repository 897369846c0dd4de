import { addDays } from '@/domain/calendar/civil-day'
import { figureAddress } from '@/domain/figures/address'
import { parseReference, referenceLabel } from '@/domain/figures/reference'
import type { ReportContent, ReportFigure } from '@/domain/reports/content'

/** The way from a figure of a report to exactly its rows; earlier periods have no page of their own here. */
export function rowLinks({ rows, among, at }: ReportFigure, content: Pick<ReportContent, 'area' | 'from' | 'until'>) {
  if (at === 'previous' || at === 'last_year') return []
  const sight = { area: content.area, from: content.from, to: content.until }
  const before = addDays(content.from, -1)
  const moment = at === 'opening' ? { ...sight, from: before, to: before } : sight
  return [...rows, ...among]
    .flatMap((text) => parseReference(text) ?? [])
    .map((reference) => ({ label: `看名单　${referenceLabel(reference)}`, href: figureAddress(reference, moment) }))
}
