import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDay } from '@/domain/exchange/date-cells'
import { notebook } from '@/domain/exchange/findings'
import { readIdentity } from '@/domain/exchange/identity-cells'
import { readDisabilityNumber, readTags } from '@/domain/exchange/tag-cells'
import { findingText } from '@/domain/exchange/wording'
import { idNumber } from '@/tests/support/ledgers'

const example = '11010519491231002X'

describe('dates', () => {
  test.each([
    ['1949.12.31', '1949-12-31', 'day'],
    ['1949年12月31日', '1949-12-31', 'day'],
    ['1949-12-31 00:00:00', '1949-12-31', 'day'],
    ['1949/1/2', '1949-01-02', 'day'],
    ['19491231', '1949-12-31', 'day'],
    ['１９４９－１２－３１', '1949-12-31', 'day'],
    ['1949年12月', '1949-12-01', 'month'],
    ['194912', '1949-12-01', 'month'],
    ['1949.12', '1949-12-01', 'month'],
    ['1949.1', '1949-01-01', 'month'],
    ['1949年', '1949-01-01', 'year'],
    ['18263', '1949-12-31', 'day'],
  ])('%s is %s to the %s', (text, on, precision) => {
    expect(readDay({ text }, false)).toMatchObject({ ok: true, value: { on, precision } })
  })

  test('a serial is read by the calendar of its workbook', () => {
    expect(readDay({ text: '1949/12/31', number: 18263, dateSerial: true }, false)).toMatchObject({
      value: { on: '1949-12-31' },
    })
    expect(readDay({ text: '1949/12/31', number: 16801, dateSerial: true }, true)).toMatchObject({
      value: { on: '1949-12-31' },
    })
    expect(readDay({ text: '', number: 1, dateSerial: true }, false)).toMatchObject({ value: { on: '1900-01-01' } })
    expect(readDay({ text: '', number: 60, dateSerial: true }, false)).toMatchObject({ ok: false })
    expect(readDay({ text: '', number: 61, dateSerial: true }, false)).toMatchObject({ value: { on: '1900-03-01' } })
  })

  test('the number 1949.1 may be January or October, so only the year is kept', () => {
    expect(readDay({ text: '1949.1', number: 1949.1 }, false)).toMatchObject({
      value: { on: '1949-01-01', precision: 'year', remark: 'birth_month_unsure' },
    })
  })

  test.each([
    ['1949-2-30', 'impossible'],
    ['19491331', 'impossible'],
    ['49/12/31', 'short_year'],
    ['49年12月', 'short_year'],
    ['491231', 'short_year'],
    ['农历腊月', 'unreadable'],
  ])('%s is refused: %s', (text, kind) => {
    expect(readDay({ text }, false)).toEqual({ ok: false, refusal: { kind } })
  })

  test('no cell makes it throw', () => {
    const cell = fc.record({ text: fc.string(), number: fc.double(), dateSerial: fc.boolean() })
    fc.assert(fc.property(cell, fc.boolean(), (any, date1904) => void readDay(any, date1904)))
  })
})

describe('ID cells', () => {
  test('[K3] a number of eighteen digits is refused whatever its check digit says, text passes', () => {
    const number = Number('110105194912310021')
    expect(identity({ text: '110105194912310021', number })).toMatchObject({
      findings: [{ kind: 'id_excel_damaged', level: 'refused' }],
    })
    expect(identity({ text: example })).toEqual({
      read: expect.objectContaining({ idType: '111', idNumber: example }),
      findings: [],
    })
  })

  test.each([
    ['1.10105E+17', 'id_excel_damaged'],
    ['110105194912310000', 'id_excel_damaged'],
    ['110105********002X', 'id_masked'],
    ['110105194902300021', 'id_date'],
    ['110105194912310029', 'id_check'],
    ['12345', 'id_format'],
    ['#N/A', 'id_unreadable'],
  ])('%s is refused: %s', (text, kind) => {
    expect(identity({ text, error: text.startsWith('#') })).toMatchObject({ read: undefined, findings: [{ kind }] })
  })

  test('letters in place of digits are suggested, never repaired', () => {
    expect(identity({ text: '11O1O519491231OO2X' })).toMatchObject({
      read: undefined,
      findings: [{ kind: 'id_letters', value: example }],
    })
  })

  test('every repair is listed', () => {
    expect(identity({ text: "' 11010519491231００2x" }).findings).toMatchObject([
      { kind: 'id_tidied', level: 'fixed', value: example },
    ])
    expect(identity({ text: '110105491231002' }).findings).toMatchObject([{ kind: 'id_from_15', value: example }])
    expect(identity({ text: '110105491231002', number: 110105491231002 }).findings).toMatchObject([
      { kind: 'id_from_15' },
    ])
  })
})

describe('documents', () => {
  test('a wrong check digit comes in when somebody answers for it', () => {
    const { findings, report } = notebook(7)
    const read = readIdentity({ text: '110105194912310029' }, '', { column: 1, forced: true }, report)
    expect(read).toEqual({ idType: '111', idNumber: '110105194912310029' })
    expect(findings).toMatchObject([{ kind: 'id_forced', rowNo: 7 }])
  })

  test.each([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1e300])(
    'a number beyond all bounds, %s, is refused as damaged and stops nothing',
    (number) => {
      const { read, findings } = identity({ text: '1E+999', number })
      expect(read).toBeUndefined()
      expect(findings).toMatchObject([{ kind: 'id_excel_damaged' }])
    },
  )

  test.each([
    ['E12345678', '', '414'],
    ['H12345678', '', '516'],
    ['12345678', '台胞证', '511'],
    ['USA110190010112', '', '553'],
    ['军字第123', '军官证', undefined],
  ])('another document, %s (%s), is kept unchecked', (text, type, idType) => {
    const { read } = identity({ text }, type)
    expect(read?.idType).toBe(idType)
  })

  test.each(['', '无', '/', '不详'])('“%s” says there is no number', (text) => {
    expect(identity({ text })).toMatchObject({
      read: { idType: 'NONE' },
      findings: [{ kind: 'id_missing', level: 'warned' }],
    })
  })
})

describe('tags', () => {
  test('[K7] 独居、低保，残疾(肢体二级) are three tags', () => {
    expect(tagsOf('独居、低保，残疾(肢体二级)')).toEqual({
      tags: [
        { code: 'living_alone' },
        { code: 'minimum_living' },
        { code: 'disability', disabilityType: '4', disabilityGrade: '2' },
      ],
      kinds: [],
    })
  })

  test('[K7] 综合残疾 asks which code set it belongs to', () => {
    expect(tagsOf('综合残疾').kinds).toEqual(['disability_code_set'])
  })

  test.each([
    ['视力残疾1级', { code: 'disability', disabilityType: '1', disabilityGrade: '1' }],
    ['听力三级', { code: 'disability', disabilityType: '2', disabilityGrade: '3' }],
    ['重病（尿毒症）', { code: 'serious_illness', detail: '尿毒症' }],
    ['低保边缘户', { code: 'low_income_edge' }],
  ])('%s', (text, tag) => {
    expect(tagsOf(text).tags).toEqual([tag])
  })

  test('words outside the dictionary are asked about', () => {
    expect(tagsOf('独居/爱好书法')).toEqual({ tags: [{ code: 'living_alone' }], kinds: ['tag_unknown'] })
  })

  test('a disability card tells its holder, type and grade', () => {
    const holder = idNumber('19600101')
    expect(readDisabilityNumber(`${holder}42B1`)).toMatchObject({ holder, disabilityType: '4', disabilityGrade: '2' })
    expect(readDisabilityNumber('12345')).toBeUndefined()
  })
})

test('every finding has words for the person who has to mend it', () => {
  const text = findingText({ kind: 'id_excel_damaged', level: 'refused', rowNo: 3, raw: '1.1E+17' })
  expect(text).toBe('号码已被Excel损坏，请把该列设为文本格式后重新填写：“1.1E+17”')
})

function identity(cell: Parameters<typeof readIdentity>[0], type = '') {
  const { findings, report } = notebook(2)
  return { read: readIdentity(cell, type, { column: 1, today: '2026-11-21' }, report), findings }
}

function tagsOf(text: string) {
  const { findings, report } = notebook(2)
  return { tags: readTags(text, { column: 1 }, report), kinds: findings.map(({ kind }) => kind) }
}
