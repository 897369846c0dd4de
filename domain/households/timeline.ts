import type { Kinship, Sex } from '@/domain/residents/codes'
import { kinshipLabel } from '@/domain/residents/kinship'

/** 往来: what can happen to a household, as its file tells it. */
export const timelineKinds = {
  visit: '走访',
  observation: '民情',
  issue: '诉求',
  benefit: '政策',
  move: '变动',
  edit: '资料改动',
} as const
export type TimelineKind = keyof typeof timelineKinds

/** The relation of a member as a file says it; nothing for a code nobody knows. */
export function relationText(relation: string, sex: string): string {
  return kinshipLabel(relation as Kinship, sex as Sex)
}
