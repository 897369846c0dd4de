import { addConfirmations, addHeardAndPromised } from '@/db/seed/after-visits'
import { addCampaign } from '@/db/seed/campaign'
import { arrangeContact } from '@/db/seed/contact'
import { civil } from '@/db/seed/days'
import { addDelivery } from '@/db/seed/deliveries'
import { liven } from '@/db/seed/dongxing-today'
import { layOut } from '@/db/seed/doors'
import { addForms } from '@/db/seed/forms'
import { idMaker } from '@/db/seed/ids'
import { makeIssues } from '@/db/seed/issues'
import { addMediations } from '@/db/seed/mediations'
import { markThoseInNeed } from '@/db/seed/need'
import { addNeeds } from '@/db/seed/needs'
import { addPapers } from '@/db/seed/papers'
import { addResidentKeys } from '@/db/seed/person'
import type { CommitteeToBuild, StreetToBuild } from '@/db/seed/plan'
import { Random, seedOf } from '@/db/seed/random'
import { settleFamilies } from '@/db/seed/settle'
import { hireCommittee } from '@/db/seed/staff'
import { noRows, type Rows } from '@/db/seed/tables'
import { addUsualTags } from '@/db/seed/tags'
import { addTalents } from '@/db/seed/talents'
import { addTeamwork } from '@/db/seed/team'
import { makeVisits } from '@/db/seed/visits'
import type { Making, Staff, World } from '@/db/seed/world'
import type { UnitCode } from '@/domain/issues/codes'

/** All rows of one committee: its doors, its people, three years of contacts and matters. */
export function makeCommittee(
  world: World,
  street: StreetToBuild,
  plan: CommitteeToBuild,
  units: Record<UnitCode, string>,
): Rows {
  const making: Making = {
    world,
    plan,
    street,
    random: new Random(seedOf(world.seed, world.on, plan.code)),
    id: idMaker(plan.place),
    rows: noRows(),
    staff: { secretary: '', gridHeads: [], property: '', units, visitors: [] } satisfies Staff,
    grids: [],
    doors: [],
    families: [],
    people: [],
    takenNumbers: new Set(),
  }
  layOut(making)
  making.staff = hireCommittee(making, units)
  addAreas(making)
  settleFamilies(making)
  addUsualTags(making)
  markThoseInNeed(making)
  arrangeContact(making)
  const visits = makeVisits(making)
  addHeardAndPromised(making, visits)
  makeIssues(making)
  if (plan.demo) liven(making)
  addConfirmations(making)
  addNeeds(making)
  if (plan.demo) addDelivery(making)
  addForms(making)
  addPapers(making)
  if (plan.demo) addTeamwork(making)
  if (plan.demo) addCampaign(making)
  if (plan.demo) addTalents(making)
  if (plan.demo) addMediations(making)
  appointGuardians(making)
  keyResidents(making)
  return making.rows
}

function addAreas({ world, plan, rows, grids }: Making): void {
  const validFrom = civil(world.goLive - 900)
  const officialCode = String(Math.floor(plan.code / 1e3)).padEnd(12, '0')
  const sort = (plan.code / 1e3) % 1e3
  const head = rows.accounts.held.find(({ role, areaCode }) => role === 'secretary' && areaCode === plan.code)
  rows.areas.push({
    code: plan.code,
    level: 'committee',
    name: plan.name,
    officialCode,
    headName: head?.name ?? null,
    validFrom,
    sort,
  })
  for (const [place, { code, name, scope, headName }] of grids.entries()) {
    rows.areas.push({ code, level: 'grid', name, scope, headName, validFrom, sort: place + 1 })
  }
}

/** Children under fourteen have somebody of the household who answers for them. */
function appointGuardians({ families }: Making): void {
  for (const { members } of families) {
    for (const child of members) {
      if (child.age >= 14) continue
      const grown = members.filter(({ age }) => age - child.age >= 18).sort((one, other) => one.age - other.age)[0]
      if (!grown) continue
      child.row.guardianId = grown.row.id
      child.row.guardianName = grown.row.name
    }
  }
}

function keyResidents(making: Making): void {
  for (const person of making.people) addResidentKeys(making, person)
}
