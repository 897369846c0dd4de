import 'server-only'
import { z } from 'zod'
import { householdNamed } from '@/db/queries/household-briefs'
import { issueForUpdate } from '@/db/queries/issues'
import { contains, isAreaCode, levelOf } from '@/domain/areas/area-code'
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
import { titleFrom } from '@/domain/issues/title'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
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
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const { household: named, title, detail, place, areaCode, ...rest } = input
    const repeated = await issueForUpdate(tx, sightOf(actor, jurisdiction), input.id)
    if (repeated) return accept({ value: { id: repeated.id, number: repeated.number }, audit: [] })

    const words = title ?? titleFrom(detail)
    if (!words) return refuse({ kind: 'invalid_input', fields: { title: ['写事项，或粘贴原话'] } } as const)
    const household = named ? await householdNamed(tx, jurisdiction, named) : undefined
    if (named && !household) return refuse({ kind: 'household_not_found' } as const)
    const area = household?.areaCode ?? areaCode ?? (levelOf(actor.areaCode) === 'grid' ? actor.areaCode : null)
    if (!area) return refuse({ kind: 'invalid_input', fields: { areaCode: ['请选网格，或填户编号'] } } as const)
    if (!contains(actor.areaCode, area)) return refuse({ kind: 'outside_own_area' } as const)
    const where = place ?? household?.address
    if (!where)
      return refuse({ kind: 'invalid_input', fields: { place: ['写在哪里，例如 一纺小区 3号楼 2单元'] } } as const)

    const clerk = clerkOf(actor, now)
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
        act: 'issue.report',
        subject: 'issue',
        subjectId: input.id,
        areaCode: area,
        householdId: household?.id ?? null,
        detail: { number, source: input.source, grade: input.grade, subcategory: input.subcategory },
      },
    })
  },
})
