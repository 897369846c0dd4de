import 'server-only'
import { z } from 'zod'
import { classProposals, homeProposals, type ProposalRow } from '@/db/queries/signs'
import { dayOf } from '@/domain/calendar/civil-day'
import { contactClasses } from '@/domain/households/codes'
import { ageOn } from '@/domain/residents/ages'
import { shownName } from '@/domain/residents/shown'
import { careTagsIn } from '@/domain/tags/answers'
import { type AnswerableSign, tags } from '@/domain/tags/codes'
import { proposedClass } from '@/domain/tags/contact-class'
import { view } from '@/server/view'

/** So many are asked at once; the next ones move up as these are answered. */
const asked = 20

/** 待确认: what follows from the files and waits for a yes or no, and households that wait for a class (seed rows 20, 22, 25). */
export const proposalList = view({
  name: 'sign.proposals',
  permission: 'household.edit',
  query: z.object({ of: z.enum(['living_alone', 'elders_only', 'class']).catch('living_alone') }),
  read: async ({ db, jurisdiction, fields, now, query: { of } }) => {
    const day = dayOf(now)
    const most = (sign: AnswerableSign) => (of === sign ? asked : 1)
    const [alone, elders, classes] = await Promise.all([
      homeProposals(db, jurisdiction, 'living_alone', day, most('living_alone')),
      homeProposals(db, jurisdiction, 'elders_only', day, most('elders_only')),
      classProposals(db, jurisdiction, day, most('class')),
    ])
    const found = { living_alone: alone, elders_only: elders, class: classes }
    return {
      of,
      day,
      counts: {
        living_alone: alone[0]?.total ?? 0,
        elders_only: elders[0]?.total ?? 0,
        class: classes[0]?.total ?? 0,
      },
      proposals: found[of].map((row) => ({
        ...{ id: row.id, number: row.number, address: row.address, sign: row.sign, facts: row.facts },
        head: shownName(fields, row.head),
        changedOn: row.changed_on,
        contactClass: row.contact_class,
        ...(of === 'class' ? classWords(row) : homeWords(row, day)),
      })),
    }
  },
})
export type ProposalList = Awaited<ReturnType<typeof proposalList>>

function homeWords({ sign, members, eldest_born_on, youngest_born_on }: ProposalRow, day: string) {
  const ages = [eldest_born_on, youngest_born_on].map((born) => (born ? ageOn(born, day) : undefined))
  const [eldest, youngest] = ages
  const because =
    members === 1 ? `现住 1 人，${youngest} 周岁` : `现住 ${members} 人，最小 ${youngest} 周岁，最大 ${eldest} 周岁`
  const asks = sign === 'living_alone' ? '是独居吗？' : '是纯老家庭吗？'
  return { label: tags[sign === 'living_alone' ? 'living_alone' : 'elders_only'].label, because, asks }
}

function classWords({ facts, contact_class }: ProposalRow) {
  const { contactClass, because } = proposedClass(careTagsIn(facts))
  const now = contact_class ? `现为 ${contact_class} 类` : '首轮走访过，还没有定类'
  const label = `${contactClass} 类`
  return {
    label,
    because: `${now}；${because}`,
    asks: `定为 ${contactClass} 类（${contactClasses[contactClass]}）吗？`,
  }
}
