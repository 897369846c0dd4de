import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { hits, withCut } from '@/db/queries/figures/counts'
import { word } from '@/db/queries/figures/fragments'
import type { Scope } from '@/db/queries/figures/scope'
import type { Subject } from '@/domain/figures/population'
import { populationOf } from '@/domain/figures/populations'
import type { Reference } from '@/domain/figures/reference'

/** One row behind a figure, as it stands in the database; the server masks it before it leaves. */
export type FigureRow = {
  id: string
  sort: string
  /** The file the row leads to. */
  file: 'household' | 'issue' | 'resident' | null
  fileId: string | null
  number: string | null
  address: string | null
  name: string | null
  bornOn: string | null
  text: string | null
  code: string | null
  other: string | null
  at: Date | null
  until: Date | null
}

/** Rows after `after` in the order of their list, one more than `most` when there are more. */
export async function figureRows(
  tx: Transaction,
  scope: Scope,
  reference: Reference,
  page: { after: { sort: string; id: string } | undefined; most: number },
): Promise<FigureRow[]> {
  const { shows, joined } = shown[populationOf(reference.population).subject]
  const after = page.after ? sql`where (p.sort, p.id) > (${page.after.sort}, ${page.after.id}::uuid)` : sql``
  const rows = await tx.execute<RawRow>(
    sql`select p.* from (select ${columns(shows)} from ${hits(await withCut(tx, scope), reference)} s ${joined}) p ${after} order by p.sort, p.id limit ${page.most + 1}`,
  )
  return rows.map(({ at, until, file_id, born_on, ...row }) => ({
    ...row,
    fileId: file_id,
    bornOn: born_on,
    at: instant(at),
    until: instant(until),
  }))
}

type RawRow = Omit<FigureRow, 'at' | 'until' | 'fileId' | 'bornOn'> & {
  file_id: string | null
  born_on: string | null
  at: string | Date | null
  until: string | Date | null
}

const instant = (value: string | Date | null) => (value === null ? null : new Date(value))

const texts = ['sort', 'file', 'file_id', 'number', 'address', 'name', 'born_on', 'text', 'code', 'other'] as const
const times = ['at', 'until'] as const

/** The same columns for every subject; what a subject does not have is null. */
function columns(given: Partial<Record<(typeof texts | typeof times)[number], SQL>>): SQL {
  return sql.join(
    [
      sql`s.id`,
      ...texts.map((name) => sql`${given[name] ?? sql`null`}::text as ${word(name)}`),
      ...times.map((name) => sql`${given[name] ?? sql`null`}::timestamptz as ${word(name)}`),
    ],
    sql`, `,
  )
}

/** A row that leads to a household, and one that leads to a matter. */
const home = {
  sort: sql`h.sort_key`,
  file: sql`'household'`,
  file_id: sql`h.id`,
  number: sql`h.number`,
  address: sql`h.address`,
}
const matter = {
  sort: sql`i.number`,
  file: sql`'issue'`,
  file_id: sql`i.id`,
  number: sql`i.number`,
  address: sql`i.place`,
  text: sql`i.title`,
}
const person = { name: sql`r.name`, born_on: sql`r.born_on` }

type Shown = { shows: Parameters<typeof columns>[0]; joined: SQL }

/** What the list of a subject shows, and the tables it stands on; `s` are the rows found. */
const shown: Record<Subject, Shown> = {
  household: {
    shows: { ...home, name: sql`r.name`, code: sql`h.contact_class`, at: sql`t.last_contact_at` },
    joined: sql`join households h on h.id = s.id left join residents r on r.id = h.head_id left join household_stats t on t.household_id = h.id`,
  },
  resident: {
    shows: {
      ...person,
      sort: sql`r.pinyin`,
      file: sql`'resident'`,
      file_id: sql`r.id`,
      code: sql`r.registration`,
      address: sql`(select h.address from residencies y join households h on h.id = y.household_id where y.resident_id = r.id order by y.to_on desc nulls first, y.from_on desc limit 1)`,
    },
    joined: sql`join residents r on r.id = s.id`,
  },
  residency: {
    shows: {
      ...home,
      ...person,
      code: sql`y.arrival`,
      other: sql`y.departure`,
      at: sql`y.from_on`,
      until: sql`least(y.to_on, r.died_on)`,
    },
    joined: sql`join residencies y on y.id = s.id join residents r on r.id = y.resident_id join households h on h.id = y.household_id`,
  },
  issue: {
    shows: { ...matter, code: sql`i.state`, other: sql`i.grade`, at: sql`i.registered_at`, until: sql`i.settled_at` },
    joined: sql`join issues i on i.id = s.id`,
  },
  visit: {
    shows: {
      ...home,
      sort: sql`to_char(v.at, 'YYYYMMDDHH24MISS')`,
      text: sql`v.card_number`,
      code: sql`v.mode`,
      other: sql`v.outcome`,
      at: sql`v.at`,
    },
    joined: sql`join visits v on v.id = s.id join households h on h.id = v.household_id`,
  },
  visitor: {
    shows: {
      sort: sql`lpad(m.sort::text, 6, '0')`,
      name: sql`m.name`,
      code: sql`m.kind`,
      at: sql`m.since`,
      until: sql`m.until`,
    },
    joined: sql`join visitors m on m.id = s.id`,
  },
  whistle: {
    shows: { ...matter, code: sql`w.unit_code`, other: sql`w.rating`, at: sql`w.called_at`, until: sql`w.arrived_at` },
    joined: sql`join whistles w on w.id = s.id join issues i on i.id = w.issue_id`,
  },
  follow_up: {
    shows: {
      ...matter,
      address: sql`coalesce(h.address, i.place)`,
      code: sql`f.rating`,
      other: sql`f.cause`,
      at: sql`f.at`,
    },
    joined: sql`join follow_ups f on f.id = s.id join issues i on i.id = f.issue_id left join households h on h.id = f.household_id`,
  },
  tag: {
    shows: { ...home, ...person, code: sql`t.code`, at: sql`t.from_on`, until: sql`t.to_on` },
    joined: sql`join tags t on t.id = s.id join households h on h.id = t.household_id left join residents r on r.id = t.resident_id`,
  },
  promise: {
    shows: {
      ...home,
      sort: sql`to_char(p.due_on, 'YYYYMMDD')`,
      text: sql`p.text`,
      other: sql`p.due_on`,
      at: sql`p.made_at`,
      until: sql`p.answered_at`,
    },
    joined: sql`join promises p on p.id = s.id join households h on h.id = p.household_id`,
  },
  form: {
    shows: {
      sort: sql`f.name`,
      name: sql`f.name`,
      text: sql`f.department`,
      code: sql`f.frequency`,
      at: sql`f.from_on`,
      until: sql`f.to_on`,
    },
    joined: sql`join forms f on f.id = s.id`,
  },
  form_field: {
    shows: {
      sort: sql`f.name || lpad(x.place::text, 4, '0')`,
      name: sql`x.heading`,
      text: sql`f.name`,
      code: sql`x.field`,
    },
    joined: sql`join form_fields x on x.id = s.id join forms f on f.id = x.form_id`,
  },
  observation: {
    shows: {
      ...home,
      sort: sql`to_char(o.at, 'YYYYMMDDHH24MISS')`,
      address: sql`coalesce(h.address, o.place)`,
      text: sql`o.text`,
      code: sql`o.kind`,
      at: sql`o.at`,
    },
    joined: sql`join observations o on o.id = s.id left join households h on h.id = o.household_id`,
  },
}
