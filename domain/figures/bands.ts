import type { AgeBand } from '@/domain/residents/ages'

/** The bands of the age structure, both ends included; the report adds some of them up. */
export const structureBands = [
  { part: '0-3', from: 0, to: 3 },
  { part: '4-6', from: 4, to: 6 },
  { part: '7-12', from: 7, to: 12 },
  { part: '13-17', from: 13, to: 17 },
  { part: '18-34', from: 18, to: 34 },
  { part: '35-59', from: 35, to: 59 },
  { part: '60-69', from: 60, to: 69 },
  { part: '70-79', from: 70, to: 79 },
  { part: '80-89', from: 80, to: 89 },
  { part: '90-', from: 90 },
] as const satisfies readonly (AgeBand & { part: string })[]
