import type { ConsentKind } from '@/domain/households/consent-codes'
import { accept, type Result, refuse } from '@/domain/result'

export type ConsentRefusal =
  | { kind: 'consent_needs_person' }
  | { kind: 'consent_of_grown' }
  | { kind: 'consent_of_minor' }
  | { kind: 'talent_consent_of_minor' }
  | { kind: 'already_consented'; on: string }
  | { kind: 'already_withdrawn' }
  | { kind: 'consent_before'; on: string }

/** The age from which somebody agrees for themselves (个人信息保护法 第三十一条). */
const agreesFrom = 14

/** Whom a consent is about: a notice the whole family, anything else one person; under fourteen the guardian agrees. */
export function consentAbout(
  kind: ConsentKind,
  person: { id: string; age: number | null } | undefined,
): Result<string | null, ConsentRefusal> {
  if (kind === 'notice') return accept(null)
  if (!person) return refuse({ kind: 'consent_needs_person' })
  const minor = person.age !== null && person.age < agreesFrom
  if (kind === 'minor' && !minor) return refuse({ kind: 'consent_of_grown' })
  if (kind === 'talent' && minor) return refuse({ kind: 'talent_consent_of_minor' })
  if (kind === 'sensitive' && minor) return refuse({ kind: 'consent_of_minor' })
  return accept(person.id)
}

/** Why nothing was recorded, what is safe, and what to do. */
export function consentRefusalText(refusal: ConsentRefusal): string {
  switch (refusal.kind) {
    case 'consent_needs_person':
      return '还没有选是谁，没有保存，填过的都在。请选一位家里人。'
    case 'consent_of_grown':
      return '这个人已满 14 周岁或年龄未核实，不用监护人同意，没有保存，填过的都在。请改选“同意登记敏感信息”。'
    case 'consent_of_minor':
      return '这个人不满 14 周岁，要监护人同意，没有保存，填过的都在。请改选“监护人同意登记”。'
    case 'talent_consent_of_minor':
      return '不满 14 周岁的人不列入能人，没有保存，填过的都在。请核对是谁。'
    case 'already_consented':
      return `${refusal.on} 起已经有这一项，没有重复登记。要改请先撤回那一项。`
    case 'already_withdrawn':
      return '这一项已经撤回了，没有再改。请返回看最新的情况。'
    case 'consent_before':
      return `撤回日期早于 ${refusal.on}，没有保存，填过的都在。请核对日期。`
  }
}
