/** 告知与同意: what a family was told, and what it agreed to. */
export const consentKinds = {
  notice: '告知',
  sensitive: '同意登记敏感信息',
  minor: '监护人同意登记',
  talent: '同意列入能人',
} as const
export type ConsentKind = keyof typeof consentKinds

/** In which way it was told or said. */
export const consentWays = { written: '书面', spoken: '口头', online: '线上' } as const
export type ConsentWay = keyof typeof consentWays

/** 未告知: no notice to the household holds on the day. */
export const tellings = { told: '已告知', untold: '未告知' } as const
export type Telling = keyof typeof tellings
