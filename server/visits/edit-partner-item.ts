import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { issueNumbered } from '@/db/queries/issues'
import { insertPartnerItem, partnerForUpdate, partnerItemForUpdate, savePartnerItem } from '@/db/queries/partners'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { type ItemList, type ItemState, itemLists, itemStates } from '@/domain/visits/team-codes'
import { command } from '@/server/command'
import { line } from '@/server/households/edit-input'
import { sightOf } from '@/server/issues/sight'

/** 建议清单、赋能项目清单: a line with what caused it, who does it and where it stands (seed row 8). */
export const editPartnerItem = command({
  name: 'partner.item',
  permission: 'visitor.edit',
  input: z.object({
    itemId: z.uuid().nullish(),
    list: z.enum(Object.keys(itemLists) as [ItemList, ...ItemList[]], '请选哪张清单'),
    title: z.string('请填做什么').trim().min(1, '请填做什么').max(80, '最多 80 字'),
    partnerId: z.uuid().nullish(),
    number: line(20),
    demand: line(120),
    state: z.enum(Object.keys(itemStates) as [ItemState, ...ItemState[]]).default('open'),
    outcome: line(120),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const { itemId, list, title, number, state } = input
    const areaCode = ancestorAt(actor.areaCode, 'committee')
    const known = itemId ? await partnerItemForUpdate(tx, areaCode, itemId) : undefined
    if (itemId && !known) return refuse({ kind: 'not_found' } as const)
    const partner = input.partnerId ? await partnerForUpdate(tx, areaCode, input.partnerId) : undefined
    if (input.partnerId && !partner && input.partnerId !== known?.partnerId)
      return refuse({ kind: 'not_found' } as const)
    const issue = number ? await issueNumbered(tx, sightOf(actor, jurisdiction), number) : undefined
    if (number && !issue) return refuse({ kind: 'issue_unknown' } as const)
    if (!issue && !input.demand) return refuse({ kind: 'cause_needed' } as const)
    if ((state === 'done' || state === 'dropped') && !input.outcome) return refuse({ kind: 'outcome_needed' } as const)
    const id = known?.id ?? newId(now.getTime())
    const facts = {
      ...{ list, title, state, partnerId: input.partnerId ?? null, issueId: issue?.id ?? null },
      ...{ demand: input.demand || null, outcome: input.outcome || null, recordedBy: actor.accountId, recordedAt: now },
    }
    if (known) await savePartnerItem(tx, id, facts)
    else await insertPartnerItem(tx, { id, areaCode, ...facts, onDay: dayOf(now) })
    return accept({
      value: { id },
      audit: {
        ...{ act: 'partner.item' as const, subject: 'partner_item', subjectId: id, areaCode },
        detail: { changed: `${itemLists[list]} ${title}`, state: itemStates[state], issue: issue?.number ?? null },
      },
    })
  },
})
