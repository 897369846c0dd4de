import { halfWidth, unspaced } from '@/domain/characters'
import type { DwellingState, DwellingUse, Tenure } from '@/domain/dwellings/codes'

/** 用途 as typed. */
export function dwellingUseFrom(text: string): DwellingUse | undefined {
  const word = unspaced(halfWidth(text))
  if (/商住/.test(word)) return '06'
  if (/住宅|民用|居住|自住|公寓|商品房|公房/.test(word)) return '01'
  if (/商铺|商业|店|沿街|门面|商用/.test(word)) return '02'
  if (/办公|写字/.test(word)) return '03'
  if (/工业|厂/.test(word)) return '04'
  if (/仓/.test(word)) return '05'
  if (/居委|公共|物业用房|活动室/.test(word)) return '11'
  return /其他/.test(word) ? '99' : undefined
}

/** 居住情况 as typed; 是否出租 answers with 是 alone are told by the column, not here. */
export function dwellingStateFrom(text: string): DwellingState | undefined {
  const word = unspaced(halfWidth(text))
  if (/群租/.test(word)) return 'QZ'
  if (/民宿|短租|日租/.test(word)) return 'MZ'
  if (/自住|自有自住|业主居住|自用/.test(word)) return 'ZZ'
  if (/未出租|不出租/.test(word)) return undefined
  if (/租/.test(word)) return 'CZ'
  if (/借/.test(word)) return 'JJ'
  if (/空|无人|未入住/.test(word)) return 'KZ'
  if (/装修/.test(word)) return 'ZX'
  if (/商/.test(word)) return 'SY'
  return /未核实|不详/.test(word) ? 'WZ' : undefined
}

/** 产权性质 as typed. */
export function tenureFrom(text: string): Tenure | undefined {
  const word = unspaced(halfWidth(text))
  if (/售后/.test(word)) return '2'
  if (/廉租|公租|保障|经济适用|共有产权/.test(word)) return '4'
  if (/公房|公有|使用权|直管/.test(word)) return '3'
  if (/商品|产权/.test(word)) return '1'
  if (/私房|自建/.test(word)) return '5'
  if (/宿舍/.test(word)) return '6'
  return /其他/.test(word) ? '9' : undefined
}
