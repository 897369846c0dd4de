import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import type { HouseholdBrief } from '@/db/queries/household-briefs'
import { holdForm, type IssueSight, issueForUpdate, issueNumbered, similarIssues } from '@/db/queries/issues'
import { contains, isAreaCode, levelOf } from '@/domain/areas/area-code'
import { addDays, dayOf, startOfDay } from '@/domain/calendar/civil-day'
import {
  type IssueGrade,
  type IssueKind,
  type IssueSource,
  type IssueSubcategory,
  issueGrades,
  issueKinds,
  issueSources,
  issueSubcategories,
} from '@/domain/issues/codes'
import type { Clerk } from '@/domain/issues/issue'
import { samePlace, similarWithinDays } from '@/domain/issues/similar'
import { titleFrom } from '@/domain/issues/title'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { homeCalled } from '@/server/households/home-called'
import { addHousehold } from '@/server/issues/join-issue'
import { registerIssue } from '@/server/issues/register'
import { clerkOf, sightOf } from '@/server/issues/sight'

const ticked = z
  .string()
  .nullish()
  .transform((value) => value === 'on')

/** 登记诉求 from anywhere; the id is made with the form, so sending it twice registers once. */
export const reportIssue = command({
  name: 'issue.report',
  permission: 'issue.report',
  input: z.object({
    id: z.uuid(),
    household: z.string().trim().max(60).nullish().default(null),
    areaCode: z.coerce.number().refine(isAreaCode, '请选网格').nullish().default(null),
    place: z.string().trim().max(120, '最多 120 字').nullish().default(null),
    source: z.enum(Object.keys(issueSources) as [IssueSource], '请选来源'),
    kind: z.enum(Object.keys(issueKinds) as [IssueKind], '请选性质'),
    subcategory: z.enum(Object.keys(issueSubcategories) as [IssueSubcategory], '请选类别'),
    grade: z.enum(Object.keys(issueGrades) as [IssueGrade], '请选等级'),
    title: z.string().trim().max(80, '最多 80 字').nullish().default(null),
    detail: z.string().trim().max(4000, '最多 4000 字').nullish().default(null),
    accepted: ticked,
    another: ticked,
    joinNumber: z.string().trim().max(20).nullish().default(null),
  }),
  run: async (desk) => {
    const { tx, actor, jurisdiction, now, input } = desk
    const { household: named, title, detail, place, areaCode, another, joinNumber, ...rest } = input
    const sight = sightOf(actor, jurisdiction)
    await holdForm(tx, input.id)
    const repeated = await issueForUpdate(tx, sight, input.id)
    if (repeated) return accept({ value: { id: repeated.id, number: repeated.number }, audit: [] })

    const called = await homeCalled(desk, 'household', named)
    if (!called.ok) return called
    const household = called.value
    if (named && !household) return refuse({ kind: 'household_not_found' } as const)
    const clerk = clerkOf(actor, now)
    if (joinNumber) return joinInstead(tx, sight, clerk, joinNumber, household)

    const words = title ?? titleFrom(detail)
    if (!words) return invalid({ title: ['写事项，或粘贴原话'] })
    const area = household?.areaCode ?? areaCode ?? (levelOf(actor.areaCode) === 'grid' ? actor.areaCode : null)
    if (!area) return invalid({ areaCode: ['请选网格，或填哪一户'] })
    if (!contains(actor.areaCode, area)) return refuse({ kind: 'outside_own_area' } as const)
    const where = place ?? household?.address
    if (!where) return invalid({ place: ['写在哪里，例如 一纺小区 3号楼 2单元'] })
    const similar = another ? [] : await openSimilar(tx, sight, { where, subcategory: input.subcategory, now })
    if (similar.length > 0) return refuse({ kind: 'similar_found', matters: similar } as const)

    const { number } = await registerIssue(tx, clerk, {
      ...rest,
      areaCode: area,
      householdId: household?.id ?? null,
      place: where,
      title: words,
      detail,
      disposition: null,
    })
    return accept({
      value: { id: input.id, number },
      audit: {
        act: 'issue.report' as const,
        subject: 'issue',
        subjectId: input.id,
        areaCode: area,
        householdId: household?.id ?? null,
        detail: { number, source: input.source, grade: input.grade, subcategory: input.subcategory },
      },
    })
  },
})

function invalid(fields: Record<string, string[]>) {
  return refuse({ kind: 'invalid_input' as const, fields })
}

async function openSimilar(
  tx: Transaction,
  sight: IssueSight,
  { where, subcategory, now }: { where: string; subcategory: string; now: Date },
) {
  const since = startOfDay(addDays(dayOf(now), -similarWithinDays))
  const found = await similarIssues(tx, sight, { place: samePlace(where), subcategory, since })
  return found.filter(({ settledAt }) => settledAt === null).map(({ number, title }) => ({ number, title }))
}

async function joinInstead(
  tx: Transaction,
  sight: IssueSight,
  clerk: Clerk,
  number: string,
  household: HouseholdBrief | undefined,
) {
  const issue = await issueNumbered(tx, sight, number)
  if (!issue) return refuse({ kind: 'target_not_found' } as const)
  if (!household) return refuse({ kind: 'household_not_found' } as const)
  return addHousehold(tx, issue, household, clerk, null)
}
