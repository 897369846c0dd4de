/** 计量单位. 户, 人, 人次 and 件 are different things and are never added to one another (features §4.3 R6). */
export const units = {
  户: '户',
  人: '人',
  人次: '人次',
  件: '件',
  户次: '户次',
  家次: '家次',
  张: '张',
  次: '次',
  条: '条',
  份: '份',
  个: '个',
} as const
export type Unit = keyof typeof units

/** A number with its unit. */
export type Count<Of extends Unit = Unit> = { readonly n: number; readonly unit: Of }

export function count<Of extends Unit>(n: number, unit: Of): Count<Of> {
  return { n, unit }
}

/** The sum of counts of one unit; two units do not compile. */
export function add<Of extends Unit>(first: Count<Of>, ...rest: Count<NoInfer<Of>>[]): Count<Of> {
  return count(
    rest.reduce((sum, { n }) => sum + n, first.n),
    first.unit,
  )
}
