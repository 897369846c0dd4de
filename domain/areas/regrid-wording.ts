import type { RegridRefusal } from '@/domain/areas/regrid'

/** Why a committee was not divided anew, what is safe, and what to do. */
export function regridRefusalText(refusal: RegridRefusal | { kind: 'preview'; preview: unknown }): string {
  switch (refusal.kind) {
    case 'preview':
      return '还没有划，请核对影响再确认。'
    case 'nothing_moves':
      return '没有一扇门换网格。没有划，选的都在。请给要动的楼栋、单元或门室选网格。'
    case 'grid_unnamed':
      return `新网格 ${refusal.n} 要写名称和责任人。没有划，选的都在。请补上再看影响。`
    case 'grid_empty':
      return `${refusal.name}没有分到门室。没有划，选的都在。请给它选楼栋，或把它的名称清空。`
    case 'no_grid_left':
      return '这个居民区的网格号已用完（999 个）。没有划。'
    case 'no_such_grid':
      return '选的网格已经撤销，或不在本居民区。没有划，选的都在。请重新打开这一页。'
    case 'worker_unplaced':
      return `${refusal.names.join('、')}的网格要撤销。没有划，选的都在。请在“网格长去哪个网格”里给他们选网格。`
    case 'day_out_of_range':
      return `起用日期要在 ${refusal.from} 到 ${refusal.to} 之间。没有划，选的都在。以后的日子，请到那天再划。`
    case 'earlier_than_last':
      return `上一次重划从 ${refusal.on} 起用，这一次不能比它早。没有划，选的都在。请改日期。`
    case 'already_undone':
      return '这次重划已经撤销过。没有再动。请返回看现在的网格。'
    case 'undo_too_late':
      return `过了 ${refusal.until}，不能撤销。网格没有变。请再重划一次，把楼栋划回去。`
    case 'divided_since':
      return '之后又重划过一次。没有撤销。请先撤销后一次，再撤销这一次。'
  }
}
