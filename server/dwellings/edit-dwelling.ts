import 'server-only'
import { z } from 'zod'
import { type Dwelling, dwellingForUpdate, householdForUpdate, saveDwelling } from '@/db/queries/household-writes'
import { dwellingStates, dwellingUses, tenures } from '@/domain/dwellings/codes'
import { dwellingWords } from '@/domain/dwellings/wording'
import { conflictsOf, labelsOf } from '@/domain/edits/conflict'
import { mergeEdits } from '@/domain/edits/merge'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { choice, editInput, line } from '@/server/households/edit-input'

const fields = Object.keys(dwellingWords)

/** 改住房: use, tenure, owner, size; field by field as 改家庭档案 [R1]. */
export const editDwelling = command({
  name: 'dwelling.edit',
  permission: 'household.edit',
  input: editInput({
    householdId: z.uuid(),
    use: choice(dwellingUses),
    state: choice(dwellingStates),
    tenure: choice(tenures),
    ownerName: line(50),
    areaSqm: z
      .string()
      .regex(/^\d{1,5}(\.\d{1,2})?$/, '面积写数字，如 56 或 56.5')
      .nullish(),
    businessName: line(100),
    note: line(200),
  }),
  run: async ({ tx, jurisdiction, input }) => {
    const household = await householdForUpdate(tx, jurisdiction, input.householdId)
    const found = household && (await dwellingForUpdate(tx, jurisdiction, household.dwellingId))
    if (!household || !found) return refuse({ kind: 'not_found' })
    const { dwelling } = found
    const { changes, clashes } = mergeEdits(fields, input.was, input, dwellingTexts(dwelling), input)
    if (clashes.length > 0) return refuse({ kind: 'conflict', conflicts: conflictsOf(clashes, dwellingWords) })
    for (const kept of ['use', 'state']) if (changes[kept] === null) delete changes[kept]
    const changed = Object.keys(changes)
    if (changed.length === 0) return accept({ value: { id: household.id }, audit: [] })

    const { areaSqm, ...texts } = changes
    const size = areaSqm === undefined ? {} : { areaSqm: areaSqm === null ? null : Number(areaSqm) }
    await saveDwelling(tx, dwelling.id, { ...(texts as Partial<Dwelling>), ...size })
    return accept({
      value: { id: household.id },
      audit: {
        act: 'dwelling.edit',
        subject: 'dwelling',
        subjectId: dwelling.id,
        areaCode: dwelling.areaCode,
        householdId: household.id,
        detail: { changed: labelsOf(changed, dwellingWords) },
      },
    })
  },
})

/** The values of a dwelling as its form writes them. */
export function dwellingTexts(dwelling: Dwelling): Record<string, string | null> {
  const { use, state, tenure, ownerName, areaSqm, businessName, note } = dwelling
  return { use, state, tenure, ownerName, businessName, note, areaSqm: areaSqm === null ? null : String(areaSqm) }
}
