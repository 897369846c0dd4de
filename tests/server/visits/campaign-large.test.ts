import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { campaignFile } from '@/server/visits/campaign-file'
import { closeCampaign } from '@/server/visits/close-campaign'
import { createCampaign } from '@/server/visits/create-campaign'
import { contextOf, eastCommittee, givenActor, givenAreas, givenHousehold, noon } from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
await givenHousehold(owner, { people: [{ name: '第一家' }] })
const homes = 6000

test('a campaign of thousands is counted and closed in a moment, though the planner knows nothing of it yet [C35]', async () => {
  await owner.execute(sql`insert into dwellings (id, area_code, building_id, unit, floor, room, address, sort_key, use, state)
    select gen_random_uuid(), area_code, building_id, '9', 1, 'r' || n, 'a' || n, 'k' || n, use, state from dwellings, generate_series(1, ${homes}::int) n`)
  await owner.execute(sql`insert into households (id, area_code, dwelling_id, number, sort_key, address, from_on)
    select gen_random_uuid(), area_code, id, sort_key, sort_key, address, '2020-01-01' from dwellings where unit = '9'`)
  await owner.execute(sql`insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by)
    select gen_random_uuid(), area_code, id, '2026-11-20T10:00:00+08:00', 'door', 'met', gen_random_uuid(), gen_random_uuid() from households where number like '%3'`)
  await owner.execute(sql`insert into household_stats (household_id, area_code, members) select id, area_code, 2 from households
    on conflict (household_id) do update set members = 2`)
  const desk = contextOf(db, secretary, new Date(noon.getTime() + 86_400_000))
  const asked = { name: '大走访', fromOn: '2026-11-20', toOn: '2026-12-20' }
  const shown = await createCampaign(desk, asked)
  const seal = shown.ok ? '' : (shown.refusal as unknown as { preview: { seal: string } }).preview.seal
  const made = await createCampaign(desk, { ...asked, confirmed: seal })
  const id = made.ok ? made.value.id : ''
  const began = performance.now()
  const file = await campaignFile(desk, { id })
  expect(file?.live?.parts).toMatchObject({ door: homes / 10, none: homes - homes / 10 + 1 })
  expect(performance.now() - began).toBeLessThan(2_000)
  const ends = await closeCampaign(desk, { id, version: file?.version })
  const confirmed = ends.ok ? '' : (ends.refusal as unknown as { preview: { seal: string } }).preview.seal
  expect(await closeCampaign(desk, { id, version: file?.version, confirmed })).toMatchObject({ ok: true })
  expect(performance.now() - began).toBeLessThan(8_000)
}, 60_000)
