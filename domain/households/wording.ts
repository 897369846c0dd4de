import { conflictText, type FieldWords } from '@/domain/edits/conflict'
import { attentions, contactChannels, contactClasses, householdKinds } from '@/domain/households/codes'

const codeWord = (table: Record<string, string>) => (code: string) => table[code] ?? code

/** The fields of a household a form may change, with their words. */
export const householdWords: FieldWords = {
  kind: { label: '户类型', shown: codeWord(householdKinds) },
  contactClass: { label: '类别', shown: (code) => `${code} ${codeWord(contactClasses)(code)}` },
  contactChannel: { label: '首选联系方式', shown: codeWord(contactChannels) },
  contactHours: { label: '方便的时段' },
  language: { label: '语言' },
  quietFrom: { label: '免打扰从' },
  quietTo: { label: '免打扰到' },
  attention: { label: '关注颜色', shown: codeWord(attentions) },
  attentionReason: { label: '指定颜色的理由' },
  attentionUntil: { label: '指定颜色到哪天' },
  note: { label: '备注' },
}

export type HouseholdRefusal =
  | { kind: 'conflict'; conflicts: unknown }
  | { kind: 'closed' }
  | { kind: 'class_a_needs_channel' }
  | { kind: 'class_needs_reason' }
  | { kind: 'colour_needs_reason' }
  | { kind: 'quiet_needs_both' }
  | { kind: 'dwelling_has_household'; number: string }
  | { kind: 'not_a_member' }
  | { kind: 'relation_against_sex'; name: string }
  | { kind: 'relation_changed'; name: string }
  | { kind: 'already_ended' }
  | { kind: 'still_promised'; promises: number; issues: number }

/** Why a household was not changed, what is safe, and what to do. */
export function householdRefusalText(refusal: HouseholdRefusal): string {
  switch (refusal.kind) {
    case 'conflict':
      return conflictText
    case 'closed':
      return '这一户已经销档，不能再改。填的内容没有存，仍在下面。要恢复请找书记。'
    case 'class_a_needs_channel':
      return 'A 类不上门，要写明改用什么方式联系、什么时段方便。填过的都在，补上这两项再存。'
    case 'class_needs_reason':
      return '改了类别，要写一句理由。填过的都在，补上理由再存。'
    case 'colour_needs_reason':
      return '指定颜色要写理由和到哪天为止。填过的都在，补上再存；不想指定就选“按规则”。'
    case 'quiet_needs_both':
      return '免打扰要写从几点到几点，两个时间不能一样。填过的都在，补上再存；不需要就两格都空着。'
    case 'dwelling_has_household':
      return `这间房已有在册的户 ${refusal.number}，没有重复建档。填过的都在。同住另一家请换房号，或先把原户整户迁出。`
    case 'not_a_member':
      return '选的人现在不在这一户居住，没有改。请返回重新打开档案再选。'
    case 'relation_against_sex':
      return `${refusal.name}的性别与选的关系对不上，谁的关系都没有改。请改关系，或先到居民资料里核对性别。`
    case 'relation_changed':
      return `${refusal.name}的关系刚被别人改过，这次谁的关系都没有改。请返回档案看现在的关系，再决定改不改。`
    case 'already_ended':
      return '这一条已经结束了，没有再改。请返回档案看最新的内容。'
    case 'still_promised':
      return `这一户还有未了的答应事项 ${refusal.promises} 件、在办诉求 ${refusal.issues} 件，没有销档。先回话、办结，再整户迁出。`
  }
}
