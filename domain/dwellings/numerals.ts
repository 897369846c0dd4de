const digits = '零一二三四五六七八九'
const numeral = '[零〇一二三四五六七八九十百两]+'
const measured = new RegExp(`${numeral}(?=号楼|#|幢|栋|座|单元|门(?!牌|面|诊)|梯|层|楼|室|弄|号|户)`, 'g')

/** Chinese numerals before a word of building as figures: 三号楼二单元五〇一室 → 3号楼2单元501室. */
export function arabicNumerals(text: string): string {
  return text.replace(measured, (number) => String(figureOf(number.replaceAll('〇', '零').replaceAll('两', '二'))))
}

/** 十二 → 12, 一百零二 → 102; numerals without 十 and 百 are read digit by digit: 五零一 → 501. */
function figureOf(number: string): string {
  if (!/[十百]/.test(number)) return [...number].map((sign) => digits.indexOf(sign)).join('')
  let value = 0
  let digit = 0
  for (const sign of number) {
    if (sign === '百' || sign === '十') {
      value += (digit || 1) * (sign === '百' ? 100 : 10)
      digit = 0
    } else {
      digit = digits.indexOf(sign)
    }
  }
  return String(value + digit)
}
