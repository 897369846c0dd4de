/** The festivals offices bring something for, offered as words. */
export const festivals = ['春节', '元宵', '端午', '中秋', '重阳', '建军节', '高温慰问', '寒潮慰问'] as const

/** A list holds so many lines at most: everybody of eighty of the largest committee, and half as many again. */
export const mostDelivered = 5000

/** So many lines are printed at once; the rest is printed after them. */
export const deliveredAtOnce = 1000

export type DeliveryRefusal =
  | { kind: 'nobody_listed' }
  | { kind: 'too_many_listed'; count: number }
  | { kind: 'in_future' }
  | { kind: 'nothing_ticked' }

/** Why a delivery list was not made or ticked, what is safe, and what to do. */
export function deliveryRefusalText(refusal: DeliveryRefusal): string {
  switch (refusal.kind) {
    case 'nobody_listed':
      return '这份名册今天没有人，没有建发放单，填过的都在。请换一份名册。'
    case 'too_many_listed':
      return `名册有 ${refusal.count} 行，一份发放单最多 ${mostDelivered} 行。没有建，填过的都在。请加条件，或按网格分开建。`
    case 'in_future':
      return '日期在今天以后。没有保存，勾的都在。送到了再登记。'
    case 'nothing_ticked':
      return '一行都没有勾，没有保存。请勾上送到的，再按“登记”。'
  }
}
