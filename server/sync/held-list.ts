import 'server-only'
import { z } from 'zod'
import { attachmentCounts } from '@/db/queries/attachments'
import { openClashes } from '@/db/queries/fact-clashes'
import { householdNamed } from '@/db/queries/household-briefs'
import { openHeld } from '@/db/queries/sync'
import { holds } from '@/domain/access/actor'
import { conflictsOf } from '@/domain/edits/conflict'
import { householdWords } from '@/domain/households/wording'
import { type VisitMode, type VisitOutcome, visitModes, visitOutcomes } from '@/domain/visits/codes'
import { type FormEntries, heldReasons } from '@/domain/visits/sync'
import { decrypt } from '@/server/protection/field-cipher'
import { view } from '@/server/view'

const shown = 50

/** 待接手 and 两个说法: what phones handed over that nobody could write, and facts two people told differently. */
export const heldList = view({
  name: 'visit.held',
  permission: 'visit.record',
  query: z.object({}),
  read: async ({ db, actor, jurisdiction, now }) => {
    const may = { settle: holds(actor, 'visitor.edit') }
    const rows = may.settle ? await openHeld(db, jurisdiction, shown) : []
    const opened = rows.map(({ item, by }) => ({ item, by, told: toldIn(bodyOf(item)) }))
    const files = await attachmentCounts(
      db,
      jurisdiction,
      opened.map(({ told }) => told.id).filter((id) => id !== ''),
    )
    const held = []
    for (const { item, by, told } of opened) {
      const household = told.householdId ? await householdNamed(db, jurisdiction, told.householdId) : undefined
      const { id, deviceAt, heldAt, areaCode } = item
      const where = { householdId: household?.id ?? null, address: household?.address ?? '本居民区里找不到这一户' }
      held.push({
        id,
        areaCode,
        heldAt,
        at: deviceAt ?? heldAt,
        by: by ?? '',
        why: heldReasons[item.reason],
        ...where,
        ...told.words,
        files: files.get(told.id) ?? 0,
      })
    }
    const clashes = (await openClashes(db, jurisdiction, shown)).map(({ clash, address, by }) => ({
      ...{ id: clash.id, householdId: clash.householdId, address, by: by ?? '', madeAt: clash.madeAt },
      ...(conflictsOf([clash], householdWords)[0] ?? { label: clash.field, before: '', mine: '', theirs: '' }),
    }))
    return { held, clashes, may, now }
  },
  audit: ({ held }) =>
    held.map(({ id, areaCode, householdId }) => ({
      ...{ act: 'visit.settle' as const, subject: 'held_item', subjectId: id, areaCode, householdId },
      detail: { as: 'read' },
    })),
})
export type HeldList = Awaited<ReturnType<typeof heldList>>

const bodyOf = ({ id, bodyCipher }: { id: string; bodyCipher: string }) =>
  JSON.parse(decrypt(bodyCipher, id, 'held_body')) as FormEntries

/** What a form that was handed over says, in words. */
function toldIn(body: FormEntries) {
  const field = (name: string) => body.find(([key]) => key === name)?.[1] ?? ''
  const mode = visitModes[field('mode') as VisitMode] ?? ''
  const outcome = visitOutcomes[field('outcome') as VisitOutcome] ?? ''
  const said = [
    field('note'),
    field('text'),
    field('request1_text'),
    field('promiseText') && `答应：${field('promiseText')}`,
  ]
  return {
    id: field('id'),
    householdId: field('householdId'),
    words: {
      what: mode ? `${mode} ${outcome}` : `地点上的事 ${field('place')}`,
      said: said.filter(Boolean).join('；'),
    },
  }
}
