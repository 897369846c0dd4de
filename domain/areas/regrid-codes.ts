import type { AreaCode } from '@/domain/areas/area-code'

/** What a re-division moves by itself; everything else goes with the door it lies behind. */
export const regridMoveKinds = {
  dwelling: '门室',
  building: '楼栋',
  half: '分在两个网格的楼栋的另一半',
  joined: '并回一栋的半栋',
  issue: '没有住户的诉求',
  observation: '没有住户的民情',
  visitor: '走访队员',
  account: '账号',
  batch: '没有写入的导入',
} as const
export type RegridMoveKind = keyof typeof regridMoveKinds

/** A grid that begins with a re-division, and the one most of its doors came from. */
export type BornGrid = { code: AreaCode; name: string; headName: string; origin: AreaCode }
/** A grid that ends with it, and the one most of its doors went to. */
export type EndedGrid = { code: AreaCode; name: string; heir: AreaCode }

/** What was decided, in the words of the preview, for the file of the operation. */
export type RegridPlan = {
  born: BornGrid[]
  ended: EndedGrid[]
  /** From which grid to which, with how many doors and households. */
  moves: { from: AreaCode; to: AreaCode; doors: number; households: number }[]
  workers: { accountId: string; name: string; from: AreaCode; to: AreaCode }[]
}
