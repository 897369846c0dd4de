/** 同一人: why two records of two committees are taken for one person. */
export const matchGrounds = {
  id_number: '证件号相同',
  name_birth_phone: '姓名、出生日期、电话都相同',
} as const
export type MatchGround = keyof typeof matchGrounds

/** Where a match stands, for the side that reads it. */
export const matchStates = {
  found: '像是同一人',
  asked: '等对方答复',
  to_answer: '等我答复',
  leaving: '同意转出',
  kept_both: '是同一人，人户分离',
  different: '不是同一人',
} as const
export type MatchState = keyof typeof matchStates

/** What the committee asked may answer. */
export const matchAnswers = {
  leaving: '同意转出：这个人不住我们这里了，转给对方',
  kept_both: '是同一人，人户分离，两边都留',
  different: '不是同一人，以后不再提',
} as const
export type MatchAnswer = keyof typeof matchAnswers
