import 'server-only'
import { z } from 'zod'
import { householdForUpdate, openResidencies } from '@/db/queries/household-writes'
import { namedSexes, setRelation } from '@/db/queries/residents'
import { sexOfKinship } from '@/domain/residents/kinship'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { relation } from '@/server/residents/person-input'

const prefix = 'relation.'
const input = z
  .object({ id: z.uuid() })
  .catchall(relation.nullish())
  .superRefine((fields, found) => {
    for (const [name, value] of Object.entries(fields))
      if (name.startsWith(prefix) && (value === '01' || value === '02'))
        found.addIssue({ code: 'custom', path: [name], message: '户主只有一个，要换户主请用“换户主”' })
  })

/**
 * 改与户主关系: how each member is related to the head (GB/T 4761), one field `relation.<resident>` for each, with
 * `was.<resident>` as the form showed it: what somebody else has changed meanwhile is not overwritten. The head stays the head.
 */
export const changeRelations = command({
  name: 'household.relations',
  permission: 'household.edit',
  input,
  run: async ({ tx, jurisdiction, input: { id, ...fields } }) => {
    const household = await householdForUpdate(tx, jurisdiction, id)
    if (!household) return refuse({ kind: 'not_found' })
    if (household.toOn !== null) return refuse({ kind: 'closed' })
    const open = await openResidencies(tx, household.id)
    const people = await namedSexes(
      tx,
      jurisdiction,
      open.map(({ residentId }) => residentId),
    )
    const changed: string[] = []
    for (const stay of open) {
      const wanted = fields[prefix + stay.residentId]
      const was = fields[`was.${stay.residentId}`]
      if (!wanted || wanted === was || wanted === stay.relation || stay.residentId === household.headId) continue
      const person = people.get(stay.residentId)
      if (was && was !== stay.relation) return refuse({ kind: 'relation_changed', name: person?.name ?? '' })
      const implied = sexOfKinship(wanted)
      if (person && implied && (person.sex === '1' || person.sex === '2') && person.sex !== implied)
        return refuse({ kind: 'relation_against_sex', name: person.name })
      await setRelation(tx, stay.id, wanted)
      changed.push(stay.residentId)
    }
    return accept({
      value: { id: household.id },
      audit: {
        act: 'household.relations',
        subject: 'household',
        subjectId: household.id,
        areaCode: household.areaCode,
        householdId: household.id,
        detail: { changed: `与户主关系 ${changed.length} 人` },
      },
    })
  },
})
