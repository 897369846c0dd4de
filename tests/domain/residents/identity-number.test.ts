import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '@/domain/calendar/civil-day'
import { identityCheck, parseIdentityNumber } from '@/domain/residents/identity-number'
import { maskIdNumber, maskName, maskPhone, maskText } from '@/domain/residents/masks'

const example = '11010519491231002X'

describe('a number is read as people type it', () => {
  test.each([
    '１１０１０５１９４９１２３１００２ｘ',
    "'11010519491231002x",
    ' 110105 19491231 002X\n',
    '110105-19491231-002X',
    '\u200b11010519491231002X\ufeff',
  ])('%s is one number [K1]', (written) => {
    expect(parseIdentityNumber(written)).toMatchObject({
      ok: true,
      value: { value: example, birthOn: '1949-12-31', sex: '2', from15: false },
    })
  })

  test('fifteen digits become eighteen and stay marked [K1]', () => {
    expect(parseIdentityNumber('110105491231002')).toMatchObject({ ok: true, value: { value: example, from15: true } })
  })

  test.each([
    { written: '110105194902300021', kind: 'date' },
    { written: '110105194912310029', kind: 'check' },
    { written: '1101051949123100', kind: 'format' },
    { written: '', kind: 'format' },
    { written: '110105********002X', kind: 'masked' },
    { written: '1.10105E+17', kind: 'excel_damaged' },
    { written: '110105194912310000', kind: 'excel_damaged' },
    { written: 'O10105194912310O2X', kind: 'format' },
  ])('$written is refused for its $kind', ({ written, kind }) => {
    expect(parseIdentityNumber(written)).toMatchObject({ ok: false, refusal: { kind } })
  })

  test('a wrong check digit hands the number back, to be forced with a reason [K1]', () => {
    expect(parseIdentityNumber('110105194912310029')).toMatchObject({ refusal: { value: '110105194912310029' } })
  })

  test('nobody is born tomorrow', () => {
    expect(parseIdentityNumber(example, '1949-12-30')).toMatchObject({ ok: false, refusal: { kind: 'date' } })
  })

  test('the sequence numbers kept for centenarians belong to the century before', () => {
    expect(parseIdentityNumber('290101981231997')).toMatchObject({ ok: true, value: { birthOn: '1898-12-31' } })
  })
})

const permanent = checked('93184019850615002')

test.each([
  { written: '810000199001010019', kind: 'hk_macao_taiwan', sex: '1' },
  { written: '820000199001010010', kind: 'hk_macao_taiwan', sex: '1' },
  { written: '830000199001010012', kind: 'hk_macao_taiwan', sex: '1' },
  { written: permanent, kind: 'foreign_permanent', sex: '2' },
])('$kind residence number $written tells sex and birth [K2]', ({ written, kind, sex }) => {
  const birthOn = kind === 'foreign_permanent' ? '1985-06-15' : '1990-01-01'
  expect(parseIdentityNumber(written)).toMatchObject({ ok: true, value: { kind, sex, birthOn } })
})

test('any well-made number is read, and one changed digit is noticed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60_000 }),
      fc.integer({ min: 1, max: 999 }),
      fc.nat(16),
      (offset, sequence, place) => {
        const birthOn = addDays('1860-01-01', offset)
        const value = checked(`290101${birthOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`)
        expect(parseIdentityNumber(value)).toMatchObject({ ok: true, value: { value, birthOn, regionCode: '290101' } })
        const digit = (Number(value[place]) + 1) % 10
        expect(parseIdentityNumber(value.slice(0, place) + digit + value.slice(place + 1)).ok).toBe(false)
      },
    ),
  )
})

test('nothing typed makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseIdentityNumber(text)))
})

describe('masks', () => {
  test('[K11] beside a birth date at most three digits of a number are visible', () => {
    expect(maskIdNumber(example, false)).toBe('110105********002X')
    expect(maskIdNumber(example, true)).toBe('110***************')
    expect(maskIdNumber('E12345678', false)).toBe('E12******')
  })

  test('a phone keeps its ends', () => {
    expect(maskPhone('13812345678')).toBe('138****5678')
    expect(maskPhone('021-62345678')).toBe('021-****5678')
    expect(maskPhone('62345678')).toBe('******78')
  })

  test('a posted name keeps its first character and not its length', () => {
    expect(maskName('张三')).toBe('张*')
    expect(maskName('𬱖小龙')).toBe('𬱖**')
    expect(maskName('阿卜杜拉·买买提')).toBe('阿**')
  })

  test('numbers inside running text are masked', () => {
    expect(maskText(`电话13812345678，证号${example}。`)).toBe('电话138****5678，证号110***************。')
  })
})

function checked(digits: string): string {
  return digits + identityCheck(digits)
}
