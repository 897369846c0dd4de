import { z } from 'zod'
import type { Reader } from '@/db/client'
import { areasAt } from '@/db/queries/areas'
import type { Actor, Jurisdiction } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import type { IssueState, Transition } from '@/domain/issues/lifecycle'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { view } from '@/server/view'

// Promises kept by the compiler: each line below must not compile. Never run.

const name = 'x'
const input = z.object({})
const permission = 'area.manage'
const audit = { act: 'area.edit', subject: 'area', subjectId: '1', areaCode: 1, detail: {} } as const
const unheardOf = { ...audit, act: 'area.burn' } as const
const placeless = { act: 'audit.read', subject: 'a', subjectId: 'b', detail: {} } as const
const done = async () => accept({ value: 1, audit })
declare const db: Reader
declare const actor: Actor

command({ name, permission, input, run: done })
// @ts-expect-error a run without its audit entry
command({ name, permission, input, run: async () => accept({ value: 1 }) })
// @ts-expect-error an act that is not in the auditor's list
command({ name, permission, input, run: async () => accept({ value: 1, audit: unheardOf }) })
// @ts-expect-error no such permission
command({ name, permission: 'area.burn', input, run: done })
// @ts-expect-error a refusal without a kind cannot be worded
command({ name, permission, input, run: async () => refuse({ why: 'no' }) })
// @ts-expect-error no such permission to read with
view({ name, permission: 'household.see', query: input, read: async () => 1 })
// @ts-expect-error an audit of a read without the area of the record
view({ name, permission, query: input, read: async () => 1, audit: () => [placeless] })
// @ts-expect-error a bare area code is no jurisdiction
areasAt(db, 290_101_002_000_000, 'grid', '2026-11-21')
// @ts-expect-error neither is a range anybody wrote down
export const homemade: Jurisdiction = { lo: 0, hi: 999_999_999_999_999 }
// @ts-expect-error no such role
export const root: Role = 'root'
// @ts-expect-error an actor without an area answers for nothing
export const rootless: Actor = { ...actor, areaCode: undefined }
// @ts-expect-error no such state
export const open: IssueState = 'open'
const step = { label: '归档', from: ['rated'], permission: 'issue.close' } as const
// @ts-expect-error a step to a state that does not exist
export const toNowhere: Transition = { ...step, to: 'lost', note: 'none' }
// @ts-expect-error a step that says nothing about its note
export const silent: Transition = { ...step, to: 'closed' }
