/** 分项之和等于总数: a whole and the figures it divides into (R1). */
export const wholes: readonly { whole: string; parts: readonly string[] }[] = [
  { whole: '101', parts: ['102', '103', '104', '105'] },
  { whole: '101', parts: ['121', '122', '123', '124'] },
  { whole: '101', parts: ['125', '126', '127'] },
  { whole: '201', parts: ['204', '205', '206', '207'] },
  { whole: '201', parts: ['202', '207'] },
  { whole: '302', parts: numbered(311, 8) },
  { whole: '302', parts: numbered(321, 6) },
  { whole: '302', parts: numbered(331, 2) },
  { whole: '302', parts: numbered(401, 11) },
  { whole: '302', parts: numbered(441, 34) },
  { whole: '303', parts: ['501', '502', '503'] },
  { whole: '303', parts: ['504', '506', '507'] },
  { whole: '303', parts: numbered(513, 4) },
  { whole: '508', parts: ['509', '510', '511'] },
  { whole: '603', parts: ['604', '605', '606', '607'] },
  { whole: '608', parts: ['604', '605', '606'] },
  { whole: '713', parts: numbered(721, 10) },
  { whole: '714', parts: numbered(731, 8) },
  { whole: '911', parts: numbered(912, 8) },
]

/** 期初＋新增－减少＝期末 (R1). */
export const flows: readonly { opening: string; added: string; removed: string; closing: string }[] = [
  { opening: '701', added: '702', removed: '703', closing: '704' },
  { opening: '712', added: '713', removed: '714', closing: '715' },
  { opening: '741', added: '742', removed: '743', closing: '744' },
  { opening: '901', added: '902', removed: '903', closing: '904' },
]

/** 结转＋新增＝办结＋期末在办 (R2). */
export const issueFlow = { carried: '301', fresh: '302', settled: '303', open: '304' } as const

function numbered(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(first + index))
}
