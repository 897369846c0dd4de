import '@/tests/support/environment'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { heldList } from '@/server/sync/held-list'
import { holdVisit } from '@/server/sync/hold-visit'
import { receiveVisit } from '@/server/sync/receive-visit'
import { settleHeldItem } from '@/server/sync/settle-held'
import { confirmSigns } from '@/server/tags/answer-sign'
import { recordVisit } from '@/server/visits/record-visit'
import { routePaper, visitRound } from '@/server/visits/visit-round'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  givenTag,
} from '@/tests/support/households'
import { bringing } from '@/tests/support/imported'
import { ownDatabase } from '@/tests/support/postgres'
import { csvText } from '@/tests/support/sheets'
import { itemOf } from '@/tests/support/sync'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = contextOf(db, await givenActor(owner, 'secretary', eastCommittee))
const worker = contextOf(db, await givenActor(owner, 'grid_worker', eastGrid))
const gone = contextOf(db, await givenActor(owner, 'grid_worker', eastGrid, { name: '张建平' }))
const shy = await givenHousehold(owner, { people: [{ name: '免见', bornOn: '1950-01-01' }] })
await givenTag(owner, shy.people[0] ?? '', 'disability')
await owner.execute(
  sql`update households set contact_class = 'A', contact_channel = 'phone', contact_hours = '晚上' where id = ${shy.id}`,
)
const asked = { ...everyTask, mode: 'phone', nextOn: '2026-11-27', nextMode: 'door' }
const refusal = { refusal: { kind: 'class_a_has_no_door' } }

/** The five ways by which a door of class A could come onto somebody's round; each is refused [F23]. */
const ways: Record<string, () => Promise<void>> = {
  page: async () => expect(await recordVisit(worker, visitOf(shy.id, asked))).toMatchObject(refusal),
  'an imported sheet': async () => {
    const rows = [
      ['楼栋', '单元', '室号', '姓名', '家庭类别'],
      ['3号楼', '2', '909', '新来', 'A'],
    ]
    const desk = bringing(secretary, eastGrid)
    await desk.committed(await desk.prepared('类别.csv', Buffer.from(csvText(rows))))
    const [row] = await owner.execute(
      sql`select h.contact_class from households h join residents r on r.id = h.head_id where r.name = '新来'`,
    )
    // a class is a person's word with its reason: no sheet gives one, and the database takes no A that cannot be reached
    expect(row).toEqual({ contact_class: null })
    await expect(
      owner.execute(sql`update households set contact_class = 'A', contact_channel = 'door' where id <> ${shy.id}`),
    ).rejects.toMatchObject({ cause: { constraint_name: 'households_class_a_has_channel' } })
  },
  'a whole page confirmed at once': async () => {
    const items = [`${shy.id} disability`]
    expect(await confirmSigns(secretary, { sign: 'class', items })).toMatchObject({ ok: true })
    const [row] = await owner.execute(sql`select contact_class from households where id = ${shy.id}`)
    expect(row).toEqual({ contact_class: 'A' })
  },
  'the interface of the phone': async () =>
    expect(await receiveVisit(worker, itemOf(visitOf(shy.id, asked)))).toMatchObject(refusal),
  'a visit replayed for somebody who is gone': async () => {
    const { sentAt: _, ...item } = itemOf(visitOf(shy.id, asked))
    await holdVisit(gone, item)
    const held = (await heldList(secretary, {})).held.find(({ by }) => by === '张建平')
    expect(await settleHeldItem(secretary, { id: held?.id, as: 'record' })).toMatchObject(refusal)
  },
}

test.each(Object.keys(ways))('class A: %s arranges no knock at the door [F23] [R21]', async (way) => {
  await ways[way]?.()
  const visits = await owner.execute(sql`select 1 from visits where household_id = ${shy.id}`)
  expect(visits).toHaveLength(0)
  const { door } = await visitRound(worker, { span: 'week' })
  expect(door.map(({ id }) => id)).not.toContain(shy.id)
  const { arranged, walk } = await routePaper(worker, { span: 'week' })
  expect([...arranged, ...walk].map(({ id }) => id)).not.toContain(shy.id)
})
