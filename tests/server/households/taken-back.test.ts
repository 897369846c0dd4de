import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { householdActs } from '@/db/schema/acts'
import { householdPaper } from '@/server/households/household-file'
import { undoAct } from '@/server/households/undo-act'
import { recordDeath } from '@/server/residents/record-death'
import { rosterFile } from '@/server/rosters/roster-file'
import { rosterLedger } from '@/server/rosters/roster-ledger'
import { settleNotice } from '@/server/rosters/settle-notice'
import { today } from '@/server/visits/today'
import { carriedOut, countsOf, foreseen } from '@/tests/support/acts'
import { contextOf, eastCommittee, eastGrid, givenActor, givenAreas, givenHousehold } from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = contextOf(db, await givenActor(owner, 'secretary', eastCommittee, { name: '王敏' }))
const worker = contextOf(db, await givenActor(owner, 'grid_worker', eastGrid, { name: '陈静' }))
const noticesOf = async (who: typeof worker) => (await today(who, {})).notices

test('the effect of a death is shown first; taken back, every roster stands as before and who took a wrong one is told [C25] [F32]', async () => {
  const home = await givenHousehold(owner, {
    areaCode: eastGrid,
    people: [
      { name: '祁占林', bornOn: '1930-01-01' },
      { name: '祁梅', relation: '30' },
    ],
  })
  const [dead = ''] = home.people
  const died = { residentId: dead, diedOn: '2026-11-19' }
  const preview = await foreseen(recordDeath, worker, died)
  expect(countsOf(preview)).toEqual(expect.arrayContaining(['在册户 0', '实有人口 -1', '名册 90 周岁以上 -1']))
  expect(preview.who.join()).toMatch(/祁占林 2026-11-19 去世.*没有户主了/)

  await rosterLedger(secretary, { code: 'toddlers' })
  await rosterLedger(secretary, { code: 'ninety' })
  const before = (await rosterFile(secretary, { code: 'ninety' }))?.count
  expect((await carriedOut(recordDeath, worker, died)).ok).toBe(true)
  expect((await rosterFile(secretary, { code: 'ninety' }))?.count).toBe((before ?? 0) - 1)
  const at = (clock: string) => ({ now: new Date(`2026-11-20T${clock}:00+08:00`) })
  await rosterLedger({ ...secretary, ...at('15:00') }, { code: 'ninety' })
  await rosterLedger({ ...secretary, ...at('15:10') }, { code: 'toddlers' })
  await householdPaper({ ...worker, ...at('15:20') }, { id: home.id })

  const [act] = await owner.select().from(householdActs).where(eq(householdActs.householdId, home.id))
  const undoing = { ...worker, ...at('16:00') }
  const undo = await foreseen(undoAct, undoing, { actId: act?.id })
  expect(undo.who.join()).toContain('王敏 11月20日打印过名册“90 周岁以上”')
  expect(undo.who.join()).not.toContain('0—3')
  expect(await noticesOf(secretary), 'nobody is told by a preview').toEqual([])
  expect((await carriedOut(undoAct, undoing, { actId: act?.id })).ok).toBe(true)
  expect((await rosterFile(secretary, { code: 'ninety' }))?.count).toBe(before)

  const [told, ...others] = await noticesOf(secretary)
  expect(others).toEqual([])
  expect(told).toMatchObject({
    label: '90 周岁以上',
    undone: '去世',
    people: ['祁占林'],
    address: '/rosters/ninety?about=resident',
  })
  expect(await noticesOf(worker)).toMatchObject([{ label: '家庭档案', address: `/households/${home.id}` }])
  expect(await settleNotice(worker, { id: told?.id })).toMatchObject({ refusal: { kind: 'not_found' } })
  expect((await settleNotice(secretary, { id: told?.id })).ok).toBe(true)
  expect(await noticesOf(secretary)).toEqual([])
})
