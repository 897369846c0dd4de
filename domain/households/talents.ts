import { accept, type Result, refuse } from '@/domain/result'

/** 能人: what somebody can do, said by themselves (seed row 56). */
export type TalentTold = { skills: string | null | undefined; agreed: boolean }

export type TalentRefusal =
  | { kind: 'closed' }
  | { kind: 'in_future' }
  | { kind: 'not_a_member' }
  | { kind: 'talent_needs_person' }
  | { kind: 'talent_needs_skills' }
  | { kind: 'talent_not_agreed' }
  | { kind: 'talent_too_young' }
  | { kind: 'talent_not_met' }
  | { kind: 'led_needs_both' }

/** Whether it is about 能人: the other refusals are worded elsewhere. */
export function isTalentRefusal<Refusal extends { kind: string }>(
  refusal: Refusal,
): refusal is Extract<Refusal, { kind: `talent_${string}` }> {
  return refusal.kind.startsWith('talent_')
}

/** How many skills one person is found by, and how many letters one may have. */
export const skillsMost = 8
const lettersMost = 12
/** The age from which somebody agrees for themselves (个人信息保护法 第三十一条). */
const agreesFrom = 14

const openings = /^(请问|谁|有没有|哪位|找)?(会|能|懂|擅长|可以|善于)?/u
const endings = /(的人|的|吗|呢)?[。？?！!]?$/u

/** 会修电器、理发 → 修电器 and 理发; each once, at most eight. */
export function skillsIn(text: string | null | undefined): string[] {
  const parts = (text ?? '').split(/[、，,；;\s]+/u).map((part) => bare(part).slice(0, lettersMost))
  return [...new Set(parts.filter((part) => part !== ''))].slice(0, skillsMost)
}

/** What is looked for: 谁会修电器的 is 修电器. Nothing when no letter is left. */
export function skillAsked(text: string | undefined): string | undefined {
  return bare(text ?? '').slice(0, lettersMost) || undefined
}

function bare(part: string): string {
  return part.trim().replace(openings, '').replace(endings, '')
}

/** Whether somebody may be written down: with at least one skill, only as they agreed themselves, from fourteen on. */
export function tellTalent(
  told: TalentTold,
  age: number | null,
): Result<string[], Extract<TalentRefusal, { kind: `talent_${string}` }>> {
  const skills = skillsIn(told.skills)
  if (skills.length === 0) return refuse({ kind: 'talent_needs_skills' })
  if (age !== null && age < agreesFrom) return refuse({ kind: 'talent_too_young' })
  if (!told.agreed) return refuse({ kind: 'talent_not_agreed' })
  return accept(skills)
}

/** Why somebody was not written down: what happened, what is safe, what to do. */
export function talentRefusalText({ kind }: TalentRefusal): string {
  const parts: Record<TalentRefusal['kind'], [what: string, now: string]> = {
    closed: ['这一户已经销档', '要恢复请找书记'],
    in_future: ['日期在今天以后', '请核对日期'],
    not_a_member: ['选的人现在不在这一户居住', '请重新打开档案再选'],
    talent_needs_person: ['没选是家里哪一位', '请选一位'],
    talent_needs_skills: ['没写会做什么', '请写一样，如“修电器”'],
    talent_not_agreed: ['没有本人同意，不能列入能人', '请先问本人，同意了再勾上'],
    talent_too_young: ['不满 14 周岁的人不列入能人', '请改选别人'],
    talent_not_met: ['没见到人，听不到本人同意', '请改结果，或把能人一栏清空，下次再问'],
    led_needs_both: ['牵头的活动要写名称，也要写哪天', '请补上'],
  }
  const [what, now] = parts[kind]
  return `${what}。没有保存，填的都在。${now}。`
}
