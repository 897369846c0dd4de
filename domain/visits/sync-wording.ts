import { type NeedRefusal, needRefusalText } from '@/domain/households/needs'
import { isTalentRefusal, type TalentRefusal, talentRefusalText } from '@/domain/households/talents'
import type { SeenRefusal } from '@/domain/visits/observing'
import type { VisitRefusal } from '@/domain/visits/recording'
import { seenRefusalText, visitRefusalText } from '@/domain/visits/wording'

type HeldRefusal =
  | { kind: 'already_settled' }
  | { kind: 'reason_needed' }
  | { kind: 'unreadable' }
  | { kind: 'elsewhere' }
  | VisitRefusal
  | SeenRefusal
  | NeedRefusal
  | TalentRefusal

/** Why a visit that was handed over was not taken over, what is safe, and what to do. */
export function heldRefusalText(refusal: HeldRefusal): string {
  switch (refusal.kind) {
    case 'already_settled':
      return '这一条别人已经处理过。没有再改，请刷新这一页。'
    case 'reason_needed':
      return '不记也要留一句原因。这一条还在，请补上再提交。'
    case 'unreadable':
      return '里面有几项现在的表单读不懂，没有写入，这一条还在。请照着下面的原话手工补记，再选“不记”并写明。'
    case 'elsewhere':
      return '这一户不在本居民区，没有写入，这一条还在。请告诉那边的居民区，再选“不记”并写明。'
    case 'kind_needed':
    case 'place_needed':
    case 'words_needed':
    case 'hazard_needed':
    case 'mended_needed':
    case 'household_unknown':
      return seenRefusalText(refusal)
    case 'need_needs_person':
    case 'not_a_member':
      return needRefusalText(refusal)
    default:
      return isTalentRefusal(refusal) ? talentRefusalText(refusal) : visitRefusalText(refusal as VisitRefusal)
  }
}

/** Why a clash was not decided. */
export function clashRefusalText(_: { kind: 'already_settled' }): string {
  return '这一处别人已经定过。没有再改，请刷新这一页。'
}
