import { type AreaCode, levelOf, spanOf } from '@/domain/areas/area-code'

/** So many lists somebody may save. */
export const mostSaved = 50

export type SavingRefusal = { kind: 'name_taken' } | { kind: 'too_many_saved' }

/** The committee with which a list is shared: of a grid its committee, of a larger area the area itself. */
export function savedUnder(area: AreaCode): AreaCode {
  return levelOf(area) === 'grid' ? area - (area % spanOf('committee')) : area
}

/** Why a list was not saved, what is safe, and what to do. */
export function savingRefusalText(refusal: SavingRefusal): string {
  switch (refusal.kind) {
    case 'name_taken':
      return '您已有一份同名的名册。没有保存，条件都在。请换个名称。'
    case 'too_many_saved':
      return `您已存了 ${mostSaved} 份名册。没有保存，条件都在。请先到“名册”页删去不用的。`
  }
}
