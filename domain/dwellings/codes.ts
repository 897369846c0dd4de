/** 用途: 01–06 and 99 are GB/T 31000 建筑用途, 11 our own */
export const dwellingUses = {
  '01': '住宅',
  '02': '商业(商铺)',
  '03': '办公',
  '04': '工业',
  '05': '仓储',
  '06': '商住混用',
  '11': '居委会/公共用房',
  '99': '其他',
} as const

/** 居住情况 */
export const dwellingStates = {
  ZZ: '自住',
  CZ: '出租',
  QZ: '群租(疑似)',
  JJ: '借住',
  KZ: '空置',
  ZX: '装修',
  SY: '商用',
  MZ: '民宿/短租',
  WZ: '未核实',
} as const

/** Of these states somebody lives behind the door. */
export const livedStates = ['ZZ', 'CZ', 'QZ', 'JJ'] as const satisfies readonly (keyof typeof dwellingStates)[]

/** 产权性质 */
export const tenures = {
  '1': '产权房(商品房)',
  '2': '售后公房',
  '3': '公有租赁房',
  '4': '保障房/公租房',
  '5': '私房',
  '6': '单位宿舍',
  '9': '其他',
} as const

/** 户类型 */
export const householdKinds = {
  J: '家庭户',
  T: '集体户',
  D: '单人户',
  Z: '租住户(非亲属合租)',
  S: '商户',
  K: '空置',
} as const

export type DwellingUse = keyof typeof dwellingUses
export type DwellingState = keyof typeof dwellingStates
export type Tenure = keyof typeof tenures
export type HouseholdKind = keyof typeof householdKinds
