/** 消防检查: what is looked at in a shop, each time all of it (seed row 28). */
export const fireItems = {
  extinguisher: '灭火器',
  exit: '疏散通道',
  wiring: '电线电器',
  lodging: '违规住人（三合一）',
  gas: '燃气',
} as const
export type FireItem = keyof typeof fireItems

/** 检查结果 of one thing that was looked at. */
export const fireResults = { ok: '正常', fault: '有问题', none: '不涉及' } as const
export type FireResult = keyof typeof fireResults

/** 商铺消防 as the register of shops is narrowed by it. */
export const fireStandings = { never: '没查过', overdue: '逾期', fault: '有隐患' } as const
export type FireStanding = keyof typeof fireStandings
