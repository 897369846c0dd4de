import postgres from 'postgres'
import { afterAll, inject } from 'vitest'

/** Rows of the invented street that a grid worker of its second grid may open, and what a journey has just made. */
export type Rows = Record<
  | 'household'
  | 'resident'
  | 'contact'
  | 'tag'
  | 'building'
  | 'visit'
  | 'visitor'
  | 'delivery'
  | 'print'
  | 'sitting'
  | 'regrid'
  | 'cleanup'
  | 'issue'
  | 'unitIssue'
  | 'openIssue'
  | 'account'
  | 'form'
  | 'draft'
  | 'frozen'
  | 'code'
  | 'batch'
  | 'version'
  | 'campaign'
  | 'closed'
  | 'mediation',
  string
>

const committee = '290101001001000'
const grid = '290101001001002'

/** Where a page is opened that needs to be told what to show; every other page is opened at its own address. */
export const samples: Record<string, (at: Rows) => string[]> = {
  '/admin/accounts/[id]': (at) => [`/admin/accounts/${at.account}`],
  '/admin/areas/[code]': () => [`/admin/areas/${grid}`],
  '/buildings/uses': () => ['/buildings/uses', '/buildings/uses?fire=never'],
  '/burden/[id]': (at) => [`/burden/${at.form}`],
  '/areas/[code]': () => [`/areas/${committee}`, '/areas/290101001000000', '/areas/290101000000000'],
  '/buildings/[id]': (at) => [`/buildings/${at.building}`],
  '/contacts/[id]/reveal': (at) => [`/contacts/${at.contact}/reveal`],
  '/figures/[code]': () => [`/figures/issue_new?area=${committee}&from=2026-10-01&to=2026-10-31`],
  '/households/print': () => ['/households/print?q=3-1-4'],
  '/households/[id]': (at) => [`/households/${at.household}`],
  '/households/[id]/tags/[tag]': (at) => [`/households/${at.household}/tags/${at.tag}`],
  '/households/[id]/why/[sign]': (at) =>
    ['class', 'colour', 'advanced_age', 'minimum_living'].map((sign) => `/households/${at.household}/why/${sign}`),
  '/imports/[id]': (at) => [`/imports/${at.batch}`, `/imports/${at.batch}?bucket=refused`],
  '/issues/[id]': (at) => [
    `/issues/${at.issue}`,
    `/issues/${at.unitIssue}`,
    ...['accept', 'decline', 'merge'].map((step) => `/issues/${at.openIssue}?do=${step}`),
    ...['finish', 'pause', 'reassign'].map((step) => `/issues/${at.issue}?do=${step}`),
  ],
  '/issues/[id]/slip': (at) => [`/issues/${at.issue}/slip`, `/issues/${at.unitIssue}/slip`],
  '/regrids/new': (at) => ['/regrids/new', `/regrids/new?open=${at.building}`],
  '/retention/[id]': (at) => [`/retention/${at.cleanup}`],
  '/regrids/[id]': (at) => [`/regrids/${at.regrid}`],
  '/reports/[id]': (at) => [`/reports/${at.draft}`, `/reports/${at.draft}?edit=s2a`, `/reports/${at.frozen}`],
  '/reports/[id]/differences': (at) => [`/reports/${at.frozen}/differences`],
  '/reports/[id]/print': (at) => [`/reports/${at.frozen}/print`],
  '/residents/[id]': (at) => [`/residents/${at.resident}`],
  '/residents/[id]/edit': (at) => [`/residents/${at.resident}/edit`],
  '/residents/[id]/merge': (at) => [`/residents/${at.resident}/merge`],
  '/residents/[id]/reveal': (at) => [`/residents/${at.resident}/reveal`],
  '/rosters/[code]': () => ['/rosters/ninety', '/rosters/minimum_living_review', '/rosters/build?min=60&sex=2&class=C'],
  '/rosters/[code]/changes': () => ['/rosters/ninety/changes', '/rosters/class_c/changes'],
  '/rosters/[code]/export-reason': () => ['/rosters/ninety/export-reason'],
  '/rosters/[code]/freeze': () => ['/rosters/ninety/freeze', '/rosters/build/freeze?min=60'],
  '/rosters/versions': () => ['/rosters/versions', '/rosters/versions?code=ninety'],
  '/rosters/versions/[id]': (at) => [`/rosters/versions/${at.version}`],
  '/rosters/versions/[id]/changes': (at) => [`/rosters/versions/${at.version}/changes`],
  '/rosters/versions/[id]/export-reason': (at) => [`/rosters/versions/${at.version}/export-reason`],
  '/rosters/versions/[id]/print': (at) => [`/rosters/versions/${at.version}/print`],
  '/rosters/[code]/print': () => ['/rosters/ninety/print'],
  '/same-people': (at) => ['/same-people', `/same-people?about=${at.resident}`],
  '/deliveries': () => ['/deliveries', '/deliveries?code=eighty'],
  '/deliveries/[id]': (at) => [`/deliveries/${at.delivery}`],
  '/deliveries/[id]/print': (at) => [`/deliveries/${at.delivery}/print`],
  '/search': () => ['/search?q=wl'],
  '/verify/[code]': (at) => [`/verify/${at.code}`, '/verify/0000000000'],
  '/visits/[id]': (at) => [`/visits/${at.visit}`, `/visits/${at.visit}?photo=too_many_photos`],
  '/campaigns/[id]': (at) => [`/campaigns/${at.campaign}`, `/campaigns/${at.closed}`],
  '/campaigns/[id]/homes': (at) => [`/campaigns/${at.campaign}/homes`],
  '/campaigns/[id]/matters': (at) => [`/campaigns/${at.campaign}/matters`],
  '/campaigns/[id]/print': (at) => [`/campaigns/${at.closed}/print`],
  '/visits/team': () => ['/visits/team', '/visits/team?language=%E8%97%8F%E8%AF%AD'],
  '/visits/team/[id]/reveal': (at) => [`/visits/team/${at.visitor}/reveal`],
  '/issues/mediations/[id]': (at) => [`/issues/mediations/${at.mediation}`],
  '/visits/team/terms': () => ['/visits/team/terms', '/visits/team/terms?list=competency'],
  '/visits/talents': () => ['/visits/talents', '/visits/talents?q=%E4%BF%AE%E7%94%B5%E5%99%A8'],
  '/visits/[id]/print': (at) => [`/visits/${at.visit}/print`],
  '/visits/cards': () => ['/visits/cards', '/visits/cards?stale=1'],
  '/visits/cards/[id]/print': (at) => [`/visits/cards/${at.print}/print`],
  '/visits/team/known': (at) => [`/visits/team/known?id=${at.account}`],
  '/issues/paired': () => ['/issues/paired', '/issues/paired?settled=1'],
  '/visits/sittings/[id]': (at) => [`/visits/sittings/${at.sitting}`],
  '/visits/silent': () => ['/visits/silent', `/visits/silent?months=6&area=${grid}&tried=yes`],
  '/visits/posts': () => ['/visits/posts', `/visits/posts?place=${grid}&kind=head`],
  '/visits/new': (at) => ['/visits/new', `/visits/new?household=${at.household}`],
}

/** The addresses a page of that route is opened at; a route with a part to fill in and no sample yields none. */
export function addressesOf(route: string, at: Rows): string[] {
  const given = samples[route]?.(at)
  if (given) return given
  const plain = route.replace('/households/[id]/', `/households/${at.household}/`)
  return plain.includes('[') ? [] : [plain]
}

/** A household of the second grid with everything a file can hold, and one row of every other kind. */
export async function storedRows(): Promise<Omit<Rows, 'draft' | 'frozen' | 'code' | 'batch' | 'version'>> {
  const sql = postgres(inject('app').ownerUrl, { max: 1, onnotice: () => {} })
  afterAll(() => sql.end())
  const [household] = await sql`
    select h.id, h.head_id as resident, c.id as contact, t.id as tag, d.building_id as building
    from households h
    join dwellings d on d.id = h.dwelling_id
    join outside_contacts c on c.household_id = h.id and c.ended_on is null
    join tags t on t.household_id = h.id and t.to_on is null
    where h.area_code = ${grid} and h.to_on is null and h.head_id is not null
    order by h.id, c.id, t.id limit 1`
  const [visit] = await sql`select id from visits where area_code = ${grid} order by at desc limit 1`
  const [issue] = await sql`
    select id from issues where area_code = ${grid} and unit_code = 'property_co' and state = 'handling' limit 1`
  const [unitIssue] = await sql`select id from issues where unit_code = 'civil_affairs' order by registered_at limit 1`
  const [openIssue] = await sql`
    select id from issues where area_code between ${committee} and ${committee}::bigint + 999 and state = 'reported' limit 1`
  const [visitor] =
    await sql`select id from visitors where area_code = ${committee} and until is null order by sort limit 1`
  await sql`insert into regrids (id, area_code, effective_on, reason, plan, done_at, done_by)
    select '01900000-0000-7000-8000-0000000e9a1d', ${committee}, current_date, '试划', '{"born":[],"ended":[],"moves":[],"workers":[]}', now(), id from accounts where username = 'secretary' on conflict do nothing`
  await sql`insert into clean_ups (id, area_code, kind, months, basis, before_day, lines, asked_by, asked_by_name, asked_at)
    select '01900000-0000-7000-8000-0000000c1ea2', ${committee}, 'left', 60, '街道档案办法第九条', '2021-01-01', 1, id, name, now() from accounts where username = 'leader' on conflict do nothing`
  await sql`insert into clean_up_lines (clean_up_id, subject_id, area_code, since)
    select '01900000-0000-7000-8000-0000000c1ea2', id, ${committee}, '2020-05-01' from residents where area_code = ${grid} order by id limit 1 on conflict do nothing`
  await givenCampaigns(sql)
  const [delivery] = await sql`select id from deliveries limit 1`
  const [print] = await sql`select id from card_prints where kind = 'contact' limit 1`
  const [sitting] = await sql`select id from sittings where area_code = ${grid} limit 1`
  const [mediation] = await sql`select id from mediations order by opened_on desc limit 1`
  const [account] = await sql`select id from accounts where username = 'worker'`
  const [form] = await sql`select id from forms where area_code = ${committee} order by id limit 1`
  const { id, resident, contact, tag, building } = household ?? {}
  return {
    ...{ household: id, resident, contact, tag, building, visit: visit?.id, account: account?.id, form: form?.id },
    ...{
      household: id,
      resident,
      contact,
      tag,
      building,
      visit: visit?.id,
      visitor: visitor?.id,
      delivery: delivery?.id,
      print: print?.id,
      sitting: sitting?.id,
      account: account?.id,
      mediation: mediation?.id,
      regrid: '01900000-0000-7000-8000-0000000e9a1d',
      cleanup: '01900000-0000-7000-8000-0000000c1ea2',
      campaign: running,
      closed: over,
    },
    ...{ issue: issue?.id, unitIssue: unitIssue?.id, openIssue: openIssue?.id },
  }
}

const running = '01900000-0000-7000-8000-0000000ca001'
const over = '01900000-0000-7000-8000-0000000ca002'

/** A campaign that runs over the whole second grid, and one that is closed with its report. */
async function givenCampaigns(sql: postgres.Sql): Promise<void> {
  const parts = { door: 2, distant: 1, missed: 1, none: 1 }
  const content = {
    ...{ kind: 'campaign', title: '东兴社区“平安走访”专项走访收官报告', subtitle: '（2026年10月1日至10月31日）' },
    ...{
      areaName: '东兴社区',
      office: '望河街道东兴社区居民委员会',
      purpose: null,
      scope: '全部有人住的户',
      visitors: 2,
    },
    ...{ from: '2026-10-01', to: '2026-10-31', parts, question: '楼道亮不亮', answers: ['亮', '不亮'] },
    areas: [{ name: '第二网格', parts, asked: 2, answered: 1, answers: [1, 0] }],
    curve: [{ on: '2026-10-01', fresh: 3, reached: 3 }],
    matters: { found: [], solved: [] },
    cases: [{ kind: '电梯', area: '第二网格', words: '加了扶手，老人能下楼了', days: 3 }],
    tally: { asked: 2, answered: 1, answers: [1, 0] },
    ...{ rowDigests: {}, frozenAt: '2026-11-01T00:00:00Z', previousHash: null },
  }
  const by = sql`(select id from accounts where username = 'secretary')`
  await sql`insert into campaigns (id, area_code, name, stated, scope, from_on, to_on, question, answers, target, made_by, made_at)
    values (${running}, ${committee}, '平安走访', '', '全部有人住的户', current_date - 20, current_date + 10, '楼道亮不亮', '{亮,不亮}', 1, ${by}, now()) on conflict do nothing`
  await sql`insert into campaign_homes (id, area_code, campaign_id, household_id)
    select gen_random_uuid(), area_code, ${running}, id from households where area_code = ${grid} and to_on is null on conflict do nothing`
  await sql`insert into campaigns (id, area_code, name, stated, scope, from_on, to_on, target, state, content, hash, verify_code, closed_at, made_by, made_at)
    values (${over}, ${committee}, '平安走访', '', '全部有人住的户', '2026-10-01', '2026-10-31', 5, 'closed', ${JSON.stringify(content)}, 'h', 'CAMPA1GN00', now(), ${by}, now()) on conflict do nothing`
}
