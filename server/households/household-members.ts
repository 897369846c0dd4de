import 'server-only'
import type { MemberRow } from '@/db/queries/household-file'
import type { FieldPolicy } from '@/domain/access/fields'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { relationText } from '@/domain/households/timeline'
import type { BirthPrecision } from '@/domain/residents/ages'
import { healthStates, registrations } from '@/domain/residents/codes'
import { shownBirth, shownIdentity, shownName, shownPhone, shownSensitive } from '@/domain/residents/shown'
import type { Member } from '@/domain/tags/derive'

/** True when somebody lived here on `day` and counts as living here (standards §6: not 0H, not KG). */
export function livesHere(row: MemberRow, day: CivilDay): boolean {
  return holdsOn(row, day) && (row.diedOn === null || row.diedOn > day)
}

export function holdsOn({ fromOn, toOn }: { fromOn: CivilDay; toOn: CivilDay | null }, day: CivilDay): boolean {
  return fromOn <= day && (toOn === null || toOn > day)
}

/** The facts from which the rule tags of a household follow on `day`. */
export function derivable(rows: MemberRow[], day: CivilDay): { members: Member[]; changedOn: CivilDay | null } {
  const living = rows.filter((row) => livesHere(row, day) && !['0H', 'KG'].includes(row.registration))
  const changes = rows
    .flatMap(({ fromOn, toOn }) => [fromOn, toOn])
    .filter((on): on is CivilDay => on !== null && on <= day)
  return {
    members: living.map((row) => ({
      id: row.id,
      name: row.name,
      bornOn: row.bornOn,
      precision: row.birthPrecision as BirthPrecision,
      political: row.political,
      livesHereSince: row.fromOn,
    })),
    changedOn: changes.sort().at(-1) ?? null,
  }
}

/** A member as the file shows it: masked for its reader, aged on the stated day. */
export function shownMember(row: MemberRow, headId: string | null, fields: FieldPolicy, day: CivilDay) {
  const { bornOn, age } = shownBirth(fields, row.bornOn, row.birthPrecision as BirthPrecision, day)
  return {
    id: row.id,
    residencyId: row.residencyId,
    name: shownName(fields, row.name),
    head: row.id === headId,
    relationCode: row.relation,
    relation: row.id === headId ? '户主' : relationText(row.relation, row.sex),
    sex: { '1': '男', '2': '女' }[row.sex] ?? '未核实',
    age,
    bornOn,
    identity: shownIdentity(fields, row.idMasked),
    phone: shownPhone(fields, row.phoneMasked),
    minor: age !== null && age < 14,
    guardian: row.guardianName && shownName(fields, row.guardianName),
    registration: registrations[row.registration as keyof typeof registrations]?.replace(/\(.*\)/, '') ?? '未核实',
    health: shownSensitive(fields, row.health && (healthStates[row.health as keyof typeof healthStates] ?? row.health)),
    note: shownSensitive(fields, row.note),
    living: livesHere(row, day),
    fromOn: row.fromOn,
    toOn: row.toOn,
    departure: row.departure,
    diedOn: row.diedOn,
  }
}

/** Who lives in a household, to be chosen from in a form. */
export function peopleHere(rows: MemberRow[], headId: string | null, fields: FieldPolicy, day: CivilDay) {
  return rows
    .map((row) => shownMember(row, headId, fields, day))
    .filter(({ living }) => living)
    .map(({ id, name, age }) => ({ id, name, age }))
}
