import type { CodeTable } from '@/domain/codes'
import { accept, type Result, refuse } from '@/domain/result'
import { visitorKinds } from '@/domain/visits/codes'
import { competencies, staffKinds, type TermList } from '@/domain/visits/team-codes'

/** One word of a list as a street has it; `staff` says of a kind of visitor that visiting is their work. */
export type Term = { code: string; name: string; retired: boolean; staff: boolean }

/** What a street changed of a list or added to it. */
export type TermRow = { list: TermList; code: string; name: string; staff: boolean; retiredOn: string | null }

const given: Record<TermList, CodeTable> = { visitor_kind: visitorKinds, competency: competencies }

export type TermRefusal = { kind: 'term_taken' } | { kind: 'last_term' } | { kind: 'term_unknown' }

/** The list of a street: the words it began with, renamed or retired as the street said, then those it added. */
export function termsOf(list: TermList, rows: readonly TermRow[]): Term[] {
  const own = new Map(rows.filter((row) => row.list === list).map((row) => [row.code, row]))
  const began = Object.entries(given[list]).map(([code, name]) => {
    const row = own.get(code)
    const staff = list === 'visitor_kind' && (staffKinds as readonly string[]).includes(code)
    return { code, name: row?.name ?? name, retired: row?.retiredOn != null, staff: row?.staff ?? staff }
  })
  const added = [...own.values()]
    .filter(({ code }) => !(code in given[list]))
    .map(({ code, name, retiredOn, staff }) => ({ code, name, retired: retiredOn !== null, staff }))
  return [...began, ...added]
}

/** What a word is called; one that was retired keeps its name where it stands. */
export function termName(terms: readonly Term[], code: string): string {
  return terms.find((term) => term.code === code)?.name ?? code
}

/** The words to choose from: those in use, and the one that stands already. */
export function offeredTerms(terms: readonly Term[], standing: readonly string[] = []) {
  return terms
    .filter(({ code, retired }) => !retired || standing.includes(code))
    .map(({ code, name }) => ({ value: code, label: name }))
}

/** 街道改清单: a new word, another name, or no longer to be chosen; rows that have it keep it. */
export function changeTerm(
  terms: readonly Term[],
  told: { code: string | null; name: string; retired: boolean },
): Result<{ name: string; retired: boolean }, TermRefusal> {
  const { code, name, retired } = told
  if (code !== null && !terms.some((term) => term.code === code)) return refuse({ kind: 'term_unknown' })
  if (!retired && terms.some((term) => term.code !== code && !term.retired && term.name === name))
    return refuse({ kind: 'term_taken' })
  if (retired && terms.every((term) => term.retired || term.code === code)) return refuse({ kind: 'last_term' })
  return accept({ name, retired })
}

/** Why a list was not changed, in three parts. */
export function termRefusalText({ kind }: TermRefusal): string {
  const parts: Record<TermRefusal['kind'], [what: string, now: string]> = {
    term_taken: ['清单里已有同名的一项', '请换个名字'],
    last_term: ['这是最后一项，停用了就没得选', '请先加一项'],
    term_unknown: ['清单里没有这一项', '请刷新后再改'],
  }
  const [what, now] = parts[kind]
  return `${what}。没有保存，填的都在。${now}。`
}
