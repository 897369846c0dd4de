import 'server-only'
import { z } from 'zod'
import { supervisionLevels } from '@/domain/issues/codes'
import { supervise } from '@/domain/issues/supervision'
import { accept } from '@/domain/result'
import { sideStep } from '@/server/issues/side-step'
import { noteField } from '@/server/issues/step-command'

const levels = [...Object.keys(supervisionLevels), 'lift'] as [keyof typeof supervisionLevels | 'lift']

/** 督办: raised by the street with a reason, taken off by an act of its own. */
export const superviseIssue = sideStep({
  name: 'issue.supervise',
  permission: 'issue.supervise',
  act: 'supervise',
  audit: 'issue.supervise',
  input: z.object({ issueId: z.uuid(), level: z.enum(levels, '请选一级'), note: noteField }),
  rule: ({ issue, input: { level, note } }) => {
    const outcome = supervise(issue, { level, note })
    return outcome.ok ? accept({ change: outcome.value, note, detail: { level } }) : outcome
  },
})
