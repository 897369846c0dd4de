import type { TagCode } from '@/domain/tags/codes'

export type HeldTag = { code: TagCode; detail: string | null; name: string | null }

/** A benefit the facts point to and nobody has recorded; a hint for the next visit, never a decision. */
export type MissedBenefit = { benefit: string; because: string }

/** 可能符合、还没享受: simple rules over the tags that hold. */
export function missedBenefits(held: readonly HeldTag[]): MissedBenefit[] {
  const find = (code: TagCode) => held.find((tag) => tag.code === code)
  const found: MissedBenefit[] = []
  const old = find('advanced_age')
  const helpless = find('disabled_elder')
  if (old && helpless) found.push({ benefit: '高龄失能护理补贴', because: '满 80 周岁、失能' })
  const disabled = find('disability')
  if (disabled && /一级|二级|重度/.test(disabled.detail ?? '')) {
    found.push({ benefit: '重度残疾人护理补贴', because: `残疾 ${disabled.detail}` })
  }
  if (disabled && find('minimum_living')) {
    found.push({ benefit: '困难残疾人生活补贴', because: '低保家庭中有持证残疾人' })
  }
  return found
}
