export type AreaRefusal = { kind: 'not_a_committee' } | { kind: 'no_grid_left' } | { kind: 'code_taken' }

/** Why an area was not made or changed, and what to do. */
export function areaRefusalText(refusal: AreaRefusal): string {
  switch (refusal.kind) {
    case 'not_a_committee':
      return '微网格只能建在居民区下面。没有保存。请先选居民区。'
    case 'no_grid_left':
      return '这个居民区的网格号已用完（999 个）。没有保存。'
    case 'code_taken':
      return '别人刚建了同号的网格。没有保存。请再存一次。'
  }
}
