import { href, type Query } from '@/components/ui/links'
import type { RosterCondition } from '@/domain/rosters/condition'

/** The address of a roster from its parsed query; a change starts again at the first page. */
export function rosterHref({ code, ...query }: Query & { code: string }, change: Query = {}, end = ''): string {
  const { about, ...all }: Query = { ...query, after: undefined, ...change }
  return href(`/rosters/${code}${end}`, { ...all, about: about === 'household' ? about : undefined })
}

/** The builder, filled with the condition of a roster. */
export function builderHref(condition: RosterCondition, more: Query = {}): string {
  return rosterHref({ code: 'build', ...condition, ...more })
}

/** A new delivery list from a roster as it stands today. */
export function deliveryHref(query: Query & { code: string }): string {
  const { about, ...all }: Query = { ...query, after: undefined, on: undefined, known: undefined }
  return `${href('/deliveries', { ...all, about: about === 'household' ? about : undefined })}#new`
}

/** The form of a campaign whose scope is the households of a roster. */
export function campaignHref(query: Query & { code: string }): string {
  const stated = href('', { ...query, after: undefined, on: undefined, known: undefined, cols: undefined }).slice(1)
  return href('/campaigns/new', { stated })
}
