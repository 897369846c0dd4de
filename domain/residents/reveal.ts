/** 查看用途: why a whole number is looked at; with a sentence of one's own. */
export const revealPurposes = {
  contact: '联系本人或家属',
  issue: '办理诉求',
  benefit: '办理政策待遇',
  check: '核对证件',
  emergency: '紧急情况',
} as const
