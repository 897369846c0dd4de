import type { NamedAct, Preview } from '@/domain/households/acts'
import { namedActs } from '@/domain/households/acts'
import { type HouseholdRefusal, householdRefusalText } from '@/domain/households/wording'
import { type ResidentRefusal, residentRefusalText } from '@/domain/residents/wording'

export type ActRefusal =
  | { kind: 'preview'; preview: Preview }
  | { kind: 'not_mother'; name: string }
  | { kind: 'nobody_left' }
  | { kind: 'head_not_chosen' }
  | { kind: 'relation_missing'; names: readonly string[] }
  | { kind: 'room_missing' }
  | { kind: 'same_household' }
  | { kind: 'credit_code' }
  | { kind: 'business_missing' }
  | { kind: 'same_use' }
  | { kind: 'no_such_committee' }
  | { kind: 'already_offered' }
  | { kind: 'already_answered' }
  | { kind: 'before_offer' }
  | { kind: 'no_longer_there' }
  | { kind: 'same_record' }
  | { kind: 'match_settled' }
  | { kind: 'too_many_looks'; most: number }
  | { kind: 'other_committee' }
  | { kind: 'keep_who_lives_here'; name: string }
  | { kind: 'too_late'; act: NamedAct; until: string }
  | { kind: 'changed_since'; act: NamedAct }
  | { kind: 'mended_otherwise' }

type Any = ActRefusal | HouseholdRefusal | ResidentRefusal

/** Why a named operation was not carried out, what is safe, and what to do. */
export function actRefusalText(refusal: Any): string {
  switch (refusal.kind) {
    case 'preview':
      return '还没有保存，请核对影响再确认。'
    case 'not_mother':
      return `${refusal.name}登记的性别是男，没有保存，填过的都在。请另选母亲；母亲不住这一户，请用“加一人”。`
    case 'nobody_left':
      return '全家都选上了，原户就没有人了，没有保存，填过的都在。留下至少一人；全家搬走请用“整户迁出”。'
    case 'head_not_chosen':
      return '新户主不在分出的人里，没有保存，填过的都在。请从勾上的人里选新户主。'
    case 'relation_missing':
      return `${refusal.names.join('、')}还没有选与户主的关系，没有保存，填过的都在。请选好再看影响。`
    case 'room_missing':
      return '分到别处要写楼栋和房号，没有保存，填过的都在。补上再看影响；还住原处就选“同一处，另立一户”。'
    case 'same_household':
      return '选的就是这一户，没有保存，填过的都在。请另选要并进来的户。'
    case 'credit_code':
      return '统一社会信用代码最后一位对不上，没有保存，填过的都在。请照执照再输一遍；手边没有执照就先留空。'
    case 'business_missing':
      return '商用要写商户名称，没有保存，填过的都在。请补上；还没开业就写“待招商”。'
    case 'same_use':
      return '用途没有变，没有保存。请选要改成的用途，或返回。'
    case 'match_settled':
      return '这一件已经答复了，没有再改，双方的档案没有改动。请返回看最新的情况。'
    case 'too_many_looks':
      return `今天查同一人已到 ${refusal.most} 次，先不能再查。档案没有改动。请明天再查。`
    case 'same_record':
      return '选的就是这一份档案，没有保存。请另选要并进来的那一份。'
    case 'other_committee':
      return '两份档案不在一个居民区，没有合并，档案没有改动。别的居民区的请走“转到别的居民区”。'
    case 'keep_who_lives_here':
      return `${refusal.name}现在住着的是另一份档案，没有合并，填过的都在。请打开那一份，把这一份并进去。`
    case 'too_late':
      return `“${namedActs[refusal.act]}”只能撤销到 ${refusal.until}，已经过了。档案没有改动。请按现在的情况另做变更。`
    case 'mended_otherwise':
      return '这一户的档案刚改过，不再是查错里写的那样，没有再改。请刷新“查错”看现在的。'
    case 'changed_since':
      return `做了“${namedActs[refusal.act]}”以后，这些人或这些户又变了，不能直接撤销。档案没有改动。请先撤销后来的变更，再撤销这一件。`
    default:
      return isOfTransfer(refusal) ? transferTexts[refusal.kind] : otherText(refusal)
  }
}

type OfTransfer = Extract<
  ActRefusal,
  { kind: 'no_such_committee' | 'already_offered' | 'already_answered' | 'before_offer' | 'no_longer_there' }
>

function isOfTransfer(refusal: Any): refusal is OfTransfer {
  return refusal.kind in transferTexts
}

const transferTexts: Record<OfTransfer['kind'], string> = {
  no_such_committee: '没有这个居民区，或者就是本居民区，没有提出。填过的都在。请另选。',
  already_offered: '这个人已经提出过转移，对方还没有答复，没有重复提出。要改请先撤回那一件。',
  already_answered: '这一件已经答复或撤回了，没有再改。请返回看最新的情况。',
  before_offer: '接收日期早于对方提出的日期，没有保存，填过的都在。请把日期改到提出那天或以后。',
  no_longer_there: '这个人已经不住原来的居民区了，没有接收，双方都没有改动。请和原居民区核对后重新提出。',
}

function otherText(refusal: HouseholdRefusal | ResidentRefusal): string {
  return isOfHousehold(refusal) ? householdRefusalText(refusal) : residentRefusalText(refusal)
}

const ofHousehold: readonly string[] = [
  'class_a_needs_channel',
  'class_needs_reason',
  'colour_needs_reason',
  'dwelling_has_household',
  'not_a_member',
  'already_ended',
  'still_promised',
] satisfies HouseholdRefusal['kind'][]

function isOfHousehold(refusal: HouseholdRefusal | ResidentRefusal): refusal is HouseholdRefusal {
  return ofHousehold.includes(refusal.kind)
}
