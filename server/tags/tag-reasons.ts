import 'server-only'
import { z } from 'zod'
import {
  classificationsOf,
  type HouseholdWhole,
  householdWhole,
  type MemberRow,
  membersOf,
  type TagRow,
  tagsOfHousehold,
} from '@/db/queries/household-file'
import { type Signs, signsOf } from '@/db/queries/signs'
import { holds } from '@/domain/access/actor'
import type { FieldPolicy } from '@/domain/access/fields'
import { dayOf } from '@/domain/calendar/civil-day'
import { attentions, contactClasses } from '@/domain/households/codes'
import type { BirthPrecision } from '@/domain/residents/ages'
import { shownBirth, shownName } from '@/domain/residents/shown'
import { answerTo, careFacts, homeFacts } from '@/domain/tags/answers'
import { type Tag, type TagCode, tagAbouts, tagSources, tags } from '@/domain/tags/codes'
import { colourBy } from '@/domain/tags/colour-rule'
import { careTags } from '@/domain/tags/contact-class'
import { groundsOf, seersOf } from '@/domain/tags/rule-words'
import { showsTag } from '@/domain/tags/shown'
import { recordId } from '@/server/address'
import { derivable, holdsOn, livesHere } from '@/server/households/household-members'
import { reasonsOf } from '@/server/households/household-reasons'
import { type Desk, view } from '@/server/view'

const query = z.object({
  id: recordId,
  sign: z.enum(['class', 'colour', ...(Object.keys(tags) as TagCode[])]).catch('class'),
})
type Query = z.output<typeof query>

/** 为什么有这个标签 (ranked 28): the rule with its facts and days, or the evidence, who, when and the day to look again. */
export const tagReasons = view({
  name: 'household.why',
  permission: 'household.read',
  query,
  read,
  audit: (found) =>
    found
      ? [
          {
            ...{ act: 'household.read' as const, subject: 'household', subjectId: found.id },
            ...{ areaCode: found.areaCode, householdId: found.id },
            detail: { why: found.sign },
          },
        ]
      : [],
})
export type TagReasons = NonNullable<Awaited<ReturnType<typeof tagReasons>>>

async function read({ db, actor, jurisdiction, fields, now, query: { id, sign } }: Desk<Query>) {
  const today = dayOf(now)
  if (sign !== 'class' && sign !== 'colour' && !showsTag(fields, sign)) return undefined
  const [whole, rows, stored, classed, signs] = await Promise.all([
    householdWhole(db, jurisdiction, id),
    membersOf(db, jurisdiction, id),
    tagsOfHousehold(db, jurisdiction, id),
    classificationsOf(db, jurisdiction, id),
    signsOf(db, jurisdiction, id, today),
  ])
  if (!whole) return undefined
  const facts = { whole, rows, stored, signs }
  const edit = holds(actor, 'household.edit') && whole.household.toOn === null
  return {
    ...{ id, sign, today, areaCode: whole.household.areaCode, address: whole.household.address },
    classes: classed.map(({ row, by }) => ({
      ...{ id: row.id, contactClass: row.contactClass, reason: row.reason, fromOn: row.fromOn, toOn: row.toOn, by },
    })),
    members: fields.name === 'full' && fields.birth === 'day' ? livingOf(facts, fields, today) : [],
    ...reasonOf(facts, sign, fields, today),
    may: { edit, rules: holds(actor, 'tag.read') },
  }
}

type Facts = { whole: HouseholdWhole; rows: MemberRow[]; stored: TagRow[]; signs: Signs }

function livingOf({ rows }: Facts, fields: FieldPolicy, today: string) {
  return rows
    .filter((row) => livesHere(row, today))
    .map((row) => ({
      ...{ id: row.id, name: shownName(fields, row.name) ?? '', fromOn: row.fromOn },
      ...shownBirth(fields, row.bornOn, row.birthPrecision as BirthPrecision, today),
      counts: !['0H', 'KG'].includes(row.registration),
    }))
}

/** What the sign is, why it stands, what of it is on paper, and what follows from it. */
function reasonOf({ whole, rows, stored, signs }: Facts, sign: Query['sign'], fields: FieldPolicy, today: string) {
  const { household } = whole
  const living = derivable(rows, today)
  const reasons = reasonsOf({ household, stored, ...living, signs }, fields, today)
  const answered = (of: 'living_alone' | 'elders_only' | 'class', facts: string) =>
    answerTo(signs.answered, of, facts, today)
  if (sign === 'colour') {
    const rule = (['red', 'yellow'] as const).map((colour) => ({
      colour,
      labels: signs.rule[colour].filter((code) => showsTag(fields, code)).map((code) => tags[code].label),
    }))
    const label = `关注：${attentions[reasons.colour.colour]}`
    return { label, colour: reasons.colour, rule, held: [], earlier: [], because: [reasons.colour.because] }
  }
  if (sign === 'class') {
    const known = household.contactClass
    const label = known ? `${known} 类（${contactClasses[known]}）` : '待分类'
    const because = [`规则提出 ${reasons.proposal.contactClass} 类：${reasons.proposal.because}`]
    const answer = fields.sensitive === 'shown' ? answered('class', careFacts(reasons.codes)) : undefined
    return { label, proposal: reasons.proposal, answer, held: [], earlier: [], because }
  }
  const own = reasons.tags.filter(({ code }) => code === sign)
  const about = stored.filter(({ tag }) => tag.code === sign).map((row) => shownRow(row, fields, today))
  const confirmable = sign === 'living_alone' || sign === 'elders_only'
  return {
    label: tags[sign].label,
    code: sign,
    dictionary: dictionaryOf(sign),
    because: [...new Set(own.filter(({ source }) => source === 'rule').map(({ because }) => because))],
    stands: own.length > 0,
    answer: confirmable && living.members.length > 0 ? answered(sign, homeFacts(living.members)) : undefined,
    facts: confirmable && own.some(({ open }) => open) ? homeFacts(living.members) : undefined,
    held: about.filter(({ holds: now }) => now),
    earlier: about.filter(({ holds: now }) => !now),
    effects: [
      ...(careTags.includes(sign) ? ['建议 C 类重点走访'] : []),
      ...(colourBy(signs.rule, sign) === 'green' ? [] : [`按本街道规则为${attentions[colourBy(signs.rule, sign)]}色`]),
    ],
  }
}

function shownRow({ tag, by, person }: TagRow, fields: FieldPolicy, today: string) {
  const { id, detail, evidence, fromOn, toOn, reviewOn, recordedAt } = tag
  return {
    ...{ id, detail, evidence, fromOn, toOn, reviewOn, by, recordedOn: dayOf(recordedAt) },
    who: person ? shownName(fields, person) : null,
    holds: holdsOn(tag, today),
  }
}

/** A tag as the dictionary tells it. */
export function dictionaryOf(code: TagCode) {
  const tag: Tag = tags[code]
  return {
    code,
    label: tag.label,
    about: tagAbouts[tag.about],
    source: tagSources[tag.source],
    sourceCode: tag.source,
    grounds: groundsOf(code),
    review: tag.source === 'rule' ? null : (tag.reviewMonths ?? null),
    sensitive: tag.sensitive,
    seers: seersOf(code),
  }
}
