/** Values of a form by field, as text; null is left empty. */
export type FieldValues = Readonly<Record<string, string | null | undefined>>

/** One field two people changed at once: what it was, what one typed, what the other has saved. */
export type Clash = { field: string; before: string | null; mine: string | null; theirs: string | null }

/** How a person decided a clash shown before: `seen` is the value of the other that stood beside theirs. */
export type Decisions = { pick: FieldValues; seen: FieldValues }

export type Merge = {
  /** Fields this person changed, with what they become. */
  changes: Record<string, string | null>
  clashes: Clash[]
}

/**
 * 三方合并 [R1]: applies only what this person changed (`mine` against `was`) to what now stands (`now`).
 * A field both changed to different values is a clash, unless the person has seen the other value and decided.
 * A field absent from `mine` was not on the form and stays.
 */
export function mergeEdits(
  fields: readonly string[],
  was: FieldValues,
  mine: object,
  now: FieldValues,
  decisions: Decisions = { pick: {}, seen: {} },
): Merge {
  const merge: Merge = { changes: {}, clashes: [] }
  const form = mine as Readonly<Record<string, unknown>>
  for (const field of fields) {
    const value = form[field]
    if (typeof value !== 'string' && value !== null) continue
    const { pick, seen } = decisions
    const decided = pick[field] !== undefined && pick[field] !== null
    if (decided && pick[field] !== 'mine') continue
    const before = decided ? empty(seen[field]) : empty(was[field])
    const typed = empty(value)
    const current = empty(now[field])
    if (typed === before && !decided) continue
    if (typed === current) continue
    if (current === before) merge.changes[field] = typed
    else merge.clashes.push({ field, before, mine: typed, theirs: current })
  }
  return merge
}

function empty(value: string | null | undefined): string | null {
  return value === undefined || value === '' ? null : value
}
