import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressKey, addressPart, parseAddress, shortAddress } from '@/domain/dwellings/address'
import { dwellingStateFrom, dwellingUseFrom } from '@/domain/dwellings/aliases'
import { isUscc, parseUscc } from '@/domain/dwellings/uscc'

describe('one dwelling, many spellings', () => {
  test.each([
    '3-2-501',
    '3幢2单元501室',
    '三号楼二单元501室',
    '3号楼2门501',
    '3#2-501',
    '3栋２梯５０１',
    '３－２－５０１',
    '3号楼-2单元-501室',
    '三幢二单元五〇一室',
    '03-02-501',
    '3 号楼 2 单元 501',
  ])('%s', (written) => {
    expect(parseAddress(written)).toEqual({ building: '3', unit: '2', room: '501' })
  })

  test.each([
    ['3幢501', { building: '3', room: '501' }],
    ['3-501', { building: '3', room: '501' }],
    ['幸福里小区3号楼2单元501室', { estate: '幸福里小区', building: '3', unit: '2', room: '501' }],
    ['幸福里3-2-501', { estate: '幸福里', building: '3', unit: '2', room: '501' }],
    ['天目西路123弄5号602室', { estate: '天目西路123弄', building: '5', room: '602' }],
    ['上海市静安区天目西路街道幸福居委会幸福里12号楼1203室', { estate: '幸福里', building: '12', room: '1203' }],
    ['B座1203', { building: 'B', room: '1203' }],
    ['十二号楼三单元', { building: '12', unit: '3' }],
    ['12号楼5层501', { building: '12', floor: '5', room: '501' }],
    ['501室', { room: '501' }],
    ['河边的小屋', { estate: '河边的小屋' }],
    ['', {}],
  ])('%s', (written, parts) => {
    expect(parseAddress(written)).toEqual(parts)
  })
})

test('equal keys are one dwelling', () => {
  expect(addressKey(parseAddress('幸福里3幢2单元501室'))).toBe(addressKey(parseAddress('幸福里 3-2-0501')))
})

test('a dwelling is shown short', () => {
  expect(shortAddress({ estate: '幸福里', building: '3', unit: '2', room: '501' })).toBe('3号楼 2单元 501')
  expect(shortAddress({ building: 'B', room: '1203' })).toBe('B座 1203')
})

test.each([
  ['三号楼', '3'],
  ['2单元', '2'],
  ['0501室', '501'],
  ['B座', 'B'],
  ['5.0', '5'],
  ['', undefined],
])('the column value %s is the part %s', (written, part) => {
  expect(addressPart(written)).toBe(part)
})

test('any parts written with dashes are read back', () => {
  const place = fc.integer({ min: 1, max: 9999 }).map(String)
  fc.assert(
    fc.property(place, place, place, (building, unit, room) => {
      expect(parseAddress(`${building}-${unit}-${room}`)).toEqual({ building, unit, room })
      expect(parseAddress(`${building}号楼${unit}单元${room}室`)).toEqual({ building, unit, room })
    }),
  )
})

test('no text makes an address throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => void addressKey(parseAddress(text))))
})

test('uses and states are read as typed', () => {
  expect(dwellingUseFrom('商住两用')).toBe('06')
  expect(dwellingStateFrom('出租')).toBe('CZ')
  expect(dwellingStateFrom('群租')).toBe('QZ')
})

test.each(['9144030071526726XG', '91330100799655058B', '914403001922038216'])('%s is a 统一社会信用代码', (code) => {
  expect(isUscc(code)).toBe(true)
  expect(parseUscc(`${code.slice(0, 17)}${code[17] === '0' ? '1' : '0'}`)).toBeUndefined()
})
