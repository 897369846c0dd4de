import 'server-only'
import type { HouseholdWhole, TagRow } from '@/db/queries/household-file'
import type { Signs } from '@/db/queries/signs'
import type { FieldPolicy } from '@/domain/access/fields'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { shownName } from '@/domain/residents/shown'
import { type SignedTag, standingTags } from '@/domain/tags/answers'
import { attentionOn } from '@/domain/tags/attention'
import { type TagCode, type TagSource, tags } from '@/domain/tags/codes'
import { proposedClass } from '@/domain/tags/contact-class'
import { deriveTags, type Member } from '@/domain/tags/derive'
import { missedBenefits } from '@/domain/tags/missed-benefits'
import { showsTag } from '@/domain/tags/shown'
import { holdsOn } from '@/server/households/household-members'

export type ReasonTag = {
  id: string
  code: TagCode
  label: string
  source: TagSource
  person: string | null
  because: string
  proof: string
  /** Follows from the files and nobody has confirmed it yet. */
  open: boolean
  reviewOn: CivilDay | null
}

/** What class, colour and tags of a household follow from. */
export type ReasonFacts = {
  household: HouseholdWhole['household']
  stored: TagRow[]
  members: Member[]
  changedOn: CivilDay | null
  signs: Signs
}

/** Class, colour and tags of a household on `day`, each with why; sensitive ones only for who may see them. */
export function reasonsOf(facts: ReasonFacts, fields: FieldPolicy, day: CivilDay) {
  const { household, stored, members, changedOn, signs } = facts
  const derived = standingTags(deriveTags(members, day, changedOn), members, signs.answered, day)
  const held = stored.filter(({ tag }) => holdsOn(tag, day) && tag.code in tags)
  const codes = [...new Set([...derived.map(({ code }) => code), ...held.map(({ tag }) => tag.code as TagCode)])]
  const { attention, attentionReason, attentionUntil } = household
  const coloured = attentionOn(day, { attention, reason: attentionReason, until: attentionUntil }, codes, signs.rule)
  const proposal = proposedClass(codes)
  const open = fields.sensitive === 'shown'
  return {
    tags: [...derived.map((tag) => derivedReason(tag, fields)), ...held.map((row) => storedReason(row, fields))].filter(
      ({ code }) => showsTag(fields, code),
    ),
    colour: open || coloured.byHand ? coloured : { ...coloured, because: '按规则' },
    proposal: open ? proposal : { ...proposal, because: '按规则' },
    missed: open
      ? missedBenefits([
          ...derived.map(({ code }) => ({ code, detail: null, name: null })),
          ...held.map(({ tag, person }) => ({ code: tag.code as TagCode, detail: tag.detail, name: person })),
        ])
      : [],
    codes,
  }
}

function derivedReason({ code, residentId, because, answered, open }: SignedTag, fields: FieldPolicy): ReasonTag {
  return {
    id: `${code}-${residentId ?? 'household'}`,
    code,
    label: tags[code].label,
    source: 'rule',
    person: null,
    because: fields.name === 'full' && fields.birth === 'day' ? because : '按成员的出生日期和居住情况推算',
    proof: answered ? `${answered.by ?? ''} ${answered.answeredOn} 核实` : '规则',
    open: open === true,
    reviewOn: null,
  }
}

function storedReason({ tag, by, person, covered }: TagRow, fields: FieldPolicy): ReasonTag {
  const code = tag.code as TagCode
  const who = person && shownName(fields, person)
  return {
    id: tag.id,
    code,
    label: tags[code].label,
    source: tags[code].source,
    person: who,
    because: [who, tag.detail, covered && coveredWords(covered, fields)].filter(Boolean).join('，') || '全户',
    proof: tag.evidence ?? (by ? `${by}添加` : '未附依据'),
    open: false,
    reviewOn: tag.reviewOn,
  }
}

/** 纳入 2 人：罗永昌、罗小雨. */
function coveredWords(names: string[], fields: FieldPolicy): string {
  return `纳入 ${names.length} 人：${names.map((name) => shownName(fields, name)).join('、')}`
}
