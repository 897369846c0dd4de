import '@/tests/support/environment'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { newId } from '@/db/ids'
import { type Actor, jurisdictionOf } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import { hashPassword } from '@/server/auth/password'
import { uploadSheet } from '@/server/exchange/upload-sheet'
import { encrypt } from '@/server/protection/field-cipher'
import { freezeRoster } from '@/server/rosters/freeze-roster'
import { agreed, quarrels, trained } from '@/tests/matrix/people'
import { contextOf, givenActor, givenAreas, givenHousehold, noon } from '@/tests/support/households'

/** A record of the own area, of the neighbour committee, and of another street. */
export const places = {
  own: 290_101_001_001_002,
  neighbour: 290_101_001_002_001,
  elsewhere: 290_101_002_001_001,
} as const
export type Place = keyof typeof places

/** A name, an ID number and a telephone that stand in one household only, so that a leak tells where it came from. */
export const canaries: Record<Place, { name: string; idNumber: string; phone: string }> = {
  own: { name: '欧阳欣悦', idNumber: '290101195001010011', phone: '13900000011' },
  neighbour: { name: '慕容雪晴', idNumber: '290101195101010022', phone: '13900000022' },
  elsewhere: { name: '司徒浩然', idNumber: '290101195201010033', phone: '13900000033' },
}

/** Ids of what lies at a place, by what they are of. */
export type Records = Record<string, string> & { area: string }
export type World = { at: Record<Place, Records>; people: Record<Who, Actor> }

const committee = 290_101_001_001_000
const street = 290_101_001_000_000

/** Ten roles and the secretary next door; nobody at all is asked through the real server. */
export const identities = {
  secretary: { role: 'secretary', area: committee },
  grid_worker: { role: 'grid_worker', area: places.own },
  street_cadre: { role: 'street_cadre', area: street },
  neighbour_secretary: { role: 'secretary', area: 290_101_001_002_000 },
  volunteer: { role: 'volunteer', area: committee },
  property_manager: { role: 'property_manager', area: committee },
  department: { role: 'department', area: street },
  district_viewer: { role: 'district_viewer', area: 290_101_000_000_000 },
  auditor: { role: 'auditor', area: street },
  security_admin: { role: 'security_admin', area: street },
  system_admin: { role: 'system_admin', area: street },
} as const satisfies Record<string, { role: Role; area: number }>
export type Who = keyof typeof identities

export function reaches(actor: Actor, place: Place): boolean {
  const { lo, hi } = jurisdictionOf(actor)
  return places[place] >= lo && places[place] <= hi
}

/** Three places with one of everything, and everybody. */
export async function givenWorld(owner: Database): Promise<World> {
  await givenAreas(owner)
  await owner.execute(sql`insert into areas (code, level, name, valid_from) values
    (290101002000000, 'street', '临江街道', '2020-01-01'), (290101002001000, 'committee', '南苑社区', '2020-01-01'), (290101002001001, 'grid', '第一网格', '2020-01-01') on conflict do nothing`)
  const at = {
    own: await givenPlace(owner, 'own'),
    neighbour: await givenPlace(owner, 'neighbour'),
    elsewhere: await givenPlace(owner, 'elsewhere'),
  }
  const passwordHash = await hashPassword('quiet-door-7301')
  const people = {} as Record<Who, Actor>
  for (const [who, { role, area }] of Object.entries(identities) as [Who, (typeof identities)[Who]][]) {
    const unitCode = role === 'department' ? 'police' : role === 'property_manager' ? 'property_co' : null
    const buildingId = role === 'volunteer' ? (at.own.building ?? null) : null
    people[who] = await givenActor(owner, role, area, { unitCode, buildingId })
    await owner.execute(
      sql`update accounts set unit_code = ${unitCode}, password_hash = ${passwordHash} where id = ${people[who].accountId}`,
    )
  }
  return { at, people }
}

const recordNames = [
  ...[
    'issue',
    'whistle',
    'visit',
    'observation',
    'promise',
    'tag',
    'contact',
    'plan',
    'report',
    'frozen',
    'batch',
    'step',
  ],
  ...[
    'visitor',
    'offer',
    'print',
    'pairing',
    'partner',
    'item',
    'sitting',
    'act',
    'need',
    'delivery',
    'line',
    'saved',
    'form',
    'transfer',
    'export',
    'match',
    'consent',
    'agreement',
    'talent',
    'mediation',
    'agreed',
    'training',
    'notice',
    'regrid',
    'cleanup',
    'held',
    'clash',
    'hazard',
    'phone',
    'photo',
    'sound',
    'cadence',
    'campaign',
    'closed',
  ],
]

async function givenPlace(owner: Database, place: Place): Promise<Records> {
  const area = places[place]
  const person = canaries[place]
  const home = await givenHousehold(owner, {
    areaCode: area,
    people: [{ name: person.name, idNumber: person.idNumber, phone: person.phone, bornOn: '1950-01-01' }],
  })
  const worker = await givenActor(owner, 'grid_worker', area, { name: `${place}网格长` })
  const ids: Records = {
    area: String(area),
    household: home.id,
    dwelling: home.dwellingId,
    building: home.buildingId,
    resident: home.people[0] ?? '',
    account: worker.accountId,
    named: person.name,
    ...Object.fromEntries(recordNames.map((name) => [name, newId()])),
  }
  const [by, instant] = [worker.accountId, noon.toISOString()]
  const rows = [
    sql`insert into issues (id, area_code, number, household_id, place, source, kind, category, subcategory, title, grade, state, registered_at, first_taker_id, handler_id, due_at)
      values (${ids.issue}, ${area}, '2026-0001', ${home.id}, '3号楼', 'visit', 'help', 'facilities', 'facilities_lift', ${`${person.name}家的扶手`}, 'normal', 'accepted', ${instant}, ${by}, ${by}, ${instant})`,
    sql`insert into whistles (id, area_code, issue_id, unit_code, called_at, due_at) values (${ids.whistle}, ${area}, ${ids.issue}, 'housing', ${instant}, ${instant})`,
    sql`insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by, note) values (${ids.visit}, ${area}, ${home.id}, ${instant}, 'door', 'met', ${by}, ${by}, ${`见到${person.name}`})`,
    sql`insert into observations (id, area_code, household_id, kind, text, at, recorded_by) values (${ids.observation}, ${area}, ${home.id}, 'mood', ${`${person.name}说楼道暗`}, ${instant}, ${by})`,
    sql`insert into promises (id, area_code, household_id, text, due_on, made_by, made_at) values (${ids.promise}, ${area}, ${home.id}, ${`给${person.name}回话`}, '2026-11-30', ${by}, ${instant})`,
    sql`insert into tags (id, area_code, household_id, resident_id, code, from_on) values (${ids.tag}, ${area}, ${home.id}, ${ids.resident}, 'minimum_living', '2026-01-01')`,
    sql`insert into outside_contacts (id, area_code, household_id, name, relation) values (${ids.contact}, ${area}, ${home.id}, ${`${person.name}之子`}, '子')`,
    sql`insert into care_plans (id, area_code, household_id, measure, every_days, owner, next_on) values (${ids.plan}, ${area}, ${home.id}, '每周看望', 7, '邻居', '2026-11-30')`,
    sql`insert into reports (id, area_code, title, year, issue_number, preset, from_on, to_on, compiled_by, compiler_name) values (${ids.report}, ${Math.floor(area / 1000) * 1000}, '民情分析报告', 2026, 1, 'month', '2026-10-01', '2026-10-31', ${by}, '王敏')`,
    sql`insert into saved_rosters (id, committee_code, owner_id, name, condition, shared) values (${ids.saved}, ${Math.floor(area / 1000) * 1000}, ${by}, ${`${person.name}等`}, '{"min":90}', false)`,
    frozenReport(ids.frozen ?? '', area, by),
    sql`insert into transfers (id, area_code, from_code, resident_id, name, reason, offered_at, offered_by) values (${ids.transfer}, ${Math.floor(area / 1000) * 1000}, 290101009009000, ${newId()}, '来人', '搬来', ${instant}, ${by})`,
    sql`insert into identity_matches (id, area_code, resident_id, ground, state, asker_code) values (${ids.match}, ${area}, ${ids.resident}, 'id_number', 'to_answer', 290101009009000)`,
    sql`insert into list_notices (id, area_code, account_id, paper, taking, label, address, taken_at, people, undone, noted_at, noted_by)
      values (${ids.notice}, ${area}, ${by}, 'roster', 'print', '90 周岁以上', '/rosters/ninety', ${instant}, ${`["${ids.resident}"]`}, 'death', ${instant}, ${by})`,
    sql`insert into consents (id, area_code, household_id, kind, way, given_by, from_on, recorded_by) values (${ids.consent}, ${area}, ${home.id}, 'notice', 'written', ${person.name}, '2026-01-01', ${by})`,
    sql`insert into regrids (id, area_code, effective_on, reason, plan, done_at, done_by) values (${ids.regrid}, ${Math.floor(area / 1000) * 1000}, '2026-11-01', '人多', '{"born":[],"ended":[],"moves":[],"workers":[]}', ${instant}, ${by})`,
    sql`insert into clean_ups (id, area_code, kind, months, basis, before_day, lines, asked_by, asked_by_name, asked_at) values (${ids.cleanup}, ${Math.floor(area / 1000) * 1000}, 'died', 60, '街道档案办法第九条', '2021-11-20', 1, ${by}, '王敏', ${instant})`,
    sql`insert into clean_up_lines (clean_up_id, subject_id, area_code, since) values (${ids.cleanup}, ${ids.resident}, ${Math.floor(area / 1000) * 1000}, '2020-01-01')`,
    sql`insert into household_acts (id, area_code, kind, household_id, on_day, people, changes, done_at, done_by) values (${ids.act}, ${area}, 'head', ${home.id}, '2026-11-20', '[]', '[]', ${instant}, ${by})`,
    sql`insert into needs (id, area_code, household_id, resident_id, kind, words, from_on, recorded_by) values (${ids.need}, ${area}, ${home.id}, ${ids.resident}, 'meals', ${`${person.name}中午没饭吃`}, '2026-11-01', ${by})`,
    sql`insert into exports (id, area_code, kind, label, words, query, reason, rows, state, asked_by, asked_by_name, asked_at)
      values (${ids.export}, ${area}, 'roster', '90 周岁以上', '', '{"code":"ninety"}', '给牛奶公司配送', 300, 'asked', ${by}, '王敏', ${instant})`,
    sql`insert into forms (id, area_code, department, name, frequency, source, from_on, recorded_by) values (${ids.form}, ${Math.floor(area / 1000) * 1000}, '民政科', '高龄花名册', 'monthly', 'document', '2026-01-01', ${by})`,
    sql`insert into deliveries (id, committee_code, festival, item, roster, on_day, made_by) values (${ids.delivery}, ${Math.floor(area / 1000) * 1000}, '重阳', '重阳糕', ${`${person.name}等`}, '2026-11-01', ${by})`,
    sql`insert into delivery_lines (id, area_code, delivery_id, household_id, resident_id, place) values (${ids.line}, ${area}, ${ids.delivery}, ${home.id}, ${ids.resident}, 1)`,
    ...besides(ids, area, by, person.name),
    sql`insert into visitors (id, area_code, name, kind, since, account_id) values (${ids.visitor}, ${area}, '刘洋', 'grid_worker', '2026-01-01', ${by})`,
  ]
  for (const row of rows) {
    await owner.execute(row).catch((error: unknown) => {
      throw new Error(`world: ${String((error as Error).cause ?? error)}`)
    })
  }
  ids.batch = await givenBatch(owner, area)
  ids.version = await givenVersion(owner, area)
  return ids
}

/** What else lies at a place. */
const besides = (ids: Records, area: number, by: string, name: string) => [
  ...onPaper(ids, area, by),
  ...fromTheDoor(ids, area, by),
  ...planned(ids, area, by),
  ...agreed(ids, area, by),
  ...quarrels(ids, area, by, name),
  ...trained(ids, area, by),
]

/** A photo and a voice note of the visit, whole. */
function besideTheVisit({ photo, sound, household, visit }: Records, area: number, by: string) {
  const whole = (id = '', kind: string, type: string) => {
    const part = newId()
    return [
      sql`insert into attachments (id, area_code, household_id, visit_id, kind, bytes, hash, parts, whole_at, media_type, kept_hash, made_at, recorded_by)
        values (${id}, ${area}, ${household}, ${visit}, ${kind}, 4, '', 1, ${noon.toISOString()}, ${type}, '', ${noon.toISOString()}, ${by})`,
      sql`insert into attachment_parts (id, area_code, attachment_id, part, cipher) values (${part}, ${area}, ${id}, 0, ${encrypt('file', part, 'attachment_part')})`,
    ]
  }
  return [...whole(photo, 'photo', 'image/jpeg'), ...whole(sound, 'sound', 'audio/webm')]
}

/** A number to call, a service, and a card that states both. */
function onPaper({ offer, print, pairing, partner, item, sitting }: Records, area: number, by: string) {
  const committee = Math.floor(area / 1000) * 1000
  return [
    sql`insert into posts (id, area_code, place_code, kind, name, phone, from_on) values (${newId()}, ${committee}, ${committee}, 'office', '居委会', '0290-6123000', '2026-01-01')`,
    sql`update posts set phone = '0290-6123001' where place_code = ${area} and kind = 'head'`,
    sql`insert into offers (id, area_code, name, place, recorded_by) values (${offer}, ${committee}, '助餐', '东门食堂', ${by})`,
    sql`insert into pairings (id, area_code, account_id, from_on, recorded_by) values (${pairing}, ${committee}, ${by}, '2026-01-01', ${by})`,
    sql`insert into partners (id, area_code, kind, name, from_on, recorded_by) values (${partner}, ${committee}, 'agency', '区民政局', '2026-01-01', ${by})`,
    sql`insert into partner_items (id, area_code, list, title, demand, state, on_day, recorded_by) values (${item}, ${committee}, 'project', '加装充电桩', '充电难', 'open', '2026-01-01', ${by})`,
    sql`insert into sittings (id, area_code, kind, on_day, from_time, to_time, place, recorded_by) values (${sitting}, ${area}, 'stool', '2026-11-20', '08:30', '11:30', '花园', ${by})`,
    sql`insert into card_prints (id, area_code, grid_code, kind, stated, copies, first_number, last_number, handed_to, printed_at, printed_by)
      values (${print}, ${committee}, ${area}, 'contact', '[]', 10, 1, 10, '走访包', ${noon.toISOString()}, ${by})`,
  ]
}

/** A phone, a visit it handed over that nobody could write, a fact it told otherwise than somebody else, and a fire check. */
function fromTheDoor(ids: Records, area: number, by: string) {
  const { held = '', household = '', dwelling, clash, hazard, phone, visit } = ids
  const at = noon.toISOString()
  const body = encrypt(JSON.stringify([['householdId', household]]), held, 'held_body')
  return [
    ...besideTheVisit(ids, area, by),
    sql`insert into phones (id, area_code, account_id, name, secret_cipher, token_digest, added_at, seen_at) values (${phone}, ${area}, ${by}, '手机', '', ${phone}, ${at}, ${at})`,
    sql`insert into held_items (id, area_code, account_id, sync_key, hash, reason, body_cipher, held_at)
      values (${held}, ${area}, ${by}, ${newId()}, '', 'account_disabled', ${body}, ${at})`,
    sql`insert into observations (id, area_code, household_id, place, kind, text, open_hazard, at, recorded_by)
      values (${hazard}, ${area}, ${household}, '3号楼', 'hazard', '井盖：翘起', 'manhole', ${at}, ${by})`,
    sql`insert into fact_clashes (id, area_code, household_id, visit_id, field, mine, theirs, made_by, made_at)
      values (${clash}, ${area}, ${household}, ${visit}, 'contactHours', '晚上', '周末', ${by}, ${at})`,
    sql`insert into fire_checks (id, area_code, visit_id, household_id, dwelling_id, on_day, extinguisher, exit, wiring, lodging, gas, mend_by, recorded_by)
      values (${newId()}, ${area}, ${visit}, ${household}, ${dwelling}, '2026-11-20', 'ok', 'fault', 'ok', 'ok', 'none', '2026-11-27', ${by})`,
  ]
}

const closedContent = JSON.stringify({
  kind: 'campaign',
  title: '秋季走访',
  areas: [],
  matters: { found: [], solved: [] },
})

/** A rule of cadence of the committee, a campaign that runs with one household and one question, and one that is closed. */
function planned({ cadence, campaign, closed = '', household, visit }: Records, area: number, by: string) {
  const [at, committee] = [noon.toISOString(), Math.floor(area / 1000) * 1000]
  return [
    sql`insert into cadence_rules (id, area_code, about, value, days, basis, from_on, made_by, made_at)
      values (${cadence}, ${committee}, 'tag', 'unemployed', 60, '街道走访办法第二条', '2026-01-01', ${by}, ${at})`,
    sql`insert into campaigns (id, area_code, name, stated, scope, from_on, to_on, question, answers, target, made_by, made_at)
      values (${campaign}, ${committee}, '平安走访', '', '全部有人住的户', '2026-11-01', '2026-11-30', '夜里亮不亮', '{亮,不亮}', 1, ${by}, ${at})`,
    sql`insert into campaigns (id, area_code, name, stated, scope, from_on, to_on, target, state, content, hash, verify_code, closed_at, made_by, made_at)
      values (${closed}, ${committee}, '秋季走访', '', '全部有人住的户', '2026-10-01', '2026-10-31', 1, 'closed', ${closedContent}, ${closed}, ${closed.slice(-10)}, ${at}, ${by}, ${at})`,
    sql`insert into campaign_homes (id, area_code, campaign_id, household_id) values (${newId()}, ${area}, ${campaign}, ${household})`,
    sql`insert into campaign_answers (id, area_code, campaign_id, household_id, visit_id, answer, at, recorded_by)
      values (${newId()}, ${area}, ${campaign}, ${household}, ${visit}, 1, ${at}, ${by})`,
  ]
}

/** A report frozen before anything of the place was recorded: all of it is a difference. */
function frozenReport(id: string, area: number, by: string) {
  const content = JSON.stringify({ title: '民情分析报告', subtitle: '（9月）', figures: [] })
  return sql`with r as (insert into reports (id, area_code, title, year, issue_number, preset, from_on, to_on, compiled_by, compiler_name, state, content, hash, verify_code, frozen_at)
      values (${id}, ${Math.floor(area / 1000) * 1000}, '民情分析报告', 2026, 2, 'month', '2026-09-01', '2026-09-30', ${by}, '王敏', 'frozen', ${content}, ${id}, ${id.slice(-10)}, '2026-10-01T00:00:00Z') returning id, area_code)
    insert into report_rows (id, area_code, report_id, figure, row_ids, digest) select ${newId()}, area_code, id, 'now:household', '{}', '' from r`
}

/** A roster of the place as it was handed out. */
async function givenVersion(owner: Database, area: number): Promise<string> {
  const worker = await givenActor(owner, 'grid_worker', area)
  const frozen = await freezeRoster(contextOf(owner, worker), { stated: 'code=build&min=60', reason: '报老龄办' })
  if (!frozen.ok) throw new Error(`world: ${frozen.refusal.kind}`)
  return frozen.value.id
}

/** A sheet the secretary of the committee has sent in. */
async function givenBatch(owner: Database, area: number): Promise<string> {
  const secretary = await givenActor(owner, 'secretary', Math.floor(area / 1000) * 1000)
  const bytes = new TextEncoder().encode('姓名,身份证号码,地址\n王小明,290101199001010011,3号楼501\n')
  const sent = await uploadSheet(contextOf(owner, secretary), { fileName: '花名册.csv', bytes })
  if (!sent.ok) throw new Error(`world: ${sent.refusal.kind}`)
  return sent.value.id
}
