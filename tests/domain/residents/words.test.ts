import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { labelOf, optionsOf } from '@/domain/codes'
import {
  educationFrom,
  ethnicGroupFrom,
  hukouKindFrom,
  idTypeFrom,
  kinshipFrom,
  maritalStatusFrom,
  politicalStatusFrom,
  registrationFrom,
  sexFrom,
  yesNoFrom,
} from '@/domain/residents/aliases'
import { ethnicGroups, politicalStatuses } from '@/domain/residents/codes'
import { kinshipLabel, refineKinship, sexOfKinship } from '@/domain/residents/kinship'
import { nameConcerns, normaliseName } from '@/domain/residents/names'
import { parsePhones } from '@/domain/residents/phones'
import { livingHere, registeredHere, registrationAgrees } from '@/domain/residents/registration'

describe('words of a spreadsheet become codes of the standard', () => {
  test.each([
    [kinshipFrom('之妻'), '12'],
    [kinshipFrom('长媳'), '38'],
    [kinshipFrom('外孙女（读书）'), '44'],
    [kinshipFrom('本人'), '02'],
    [kinshipFrom('户主之子'), '20'],
    [kinshipFrom('子女', '2'), '30'],
    [kinshipFrom('爱人'), '10'],
    [kinshipFrom('邻居的猫'), undefined],
    [educationFrom('大专'), '30'],
    [educationFrom('文盲'), '90'],
    [politicalStatusFrom('团员'), '03'],
    [politicalStatusFrom('中共'), '01'],
    [politicalStatusFrom('普通公民'), '13'],
    [ethnicGroupFrom('汉'), '01'],
    [ethnicGroupFrom('毛难族'), '36'],
    [ethnicGroupFrom('维族'), '05'],
    [maritalStatusFrom('离异'), '40'],
    [sexFrom('男性'), '1'],
    [idTypeFrom('身份证'), '111'],
    [idTypeFrom('护照'), '414'],
    [registrationFrom('人户一致'), 'RH'],
    [registrationFrom('空挂户'), 'KG'],
    [registrationFrom('户在人不在'), '0H'],
    [hukouKindFrom('外省市'), '3'],
  ])('case %#: %s', (found, expected) => {
    expect(found).toBe(expected)
  })

  test('[K8] blank is unknown, not 否', () => {
    expect(yesNoFrom('')).toBeUndefined()
    expect(['是', '√', 'Y', '1', '有'].map(yesNoFrom)).toEqual([true, true, true, true, true])
    expect(['否', '×', 'N', '0', '无'].map(yesNoFrom)).toEqual([false, false, false, false, false])
  })

  test('no word makes an alias table throw', () => {
    const resolvers = [
      kinshipFrom,
      educationFrom,
      politicalStatusFrom,
      ethnicGroupFrom,
      maritalStatusFrom,
      sexFrom,
      idTypeFrom,
      registrationFrom,
      hukouKindFrom,
    ]
    const words = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString'))
    fc.assert(fc.property(words, (word) => resolvers.every((resolve) => typeof resolve(word) !== 'function')))
  })
})

describe('kinship', () => {
  test('a spouse is husband or wife once the sex is known', () => {
    expect(refineKinship('10', '2')).toBe('12')
    expect(kinshipLabel('10', '1')).toBe('丈夫')
    expect(kinshipLabel('10')).toBe('配偶')
    expect(sexOfKinship('12')).toBe('2')
    expect(sexOfKinship('99')).toBeUndefined()
  })
})

describe('[K30] names keep every character', () => {
  test.each([
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉．买买提', '阿卜杜拉·买买提'],
    [' 张　三 ', '张三'],
    ['𬱖', '𬱖'],
    ['㛃', '㛃'],
    ['\uf900明', '\uf900明'],
    ['Mary  Ann Smith', 'Mary Ann Smith'],
  ])('%s is kept as %s', (written, kept) => {
    expect(normaliseName(written)).toBe(kept)
  })

  test('a stand-in for a rare character is a concern, a long name is none up to 50 characters', () => {
    expect(nameConcerns('王?')).toEqual(['rare_or_damaged'])
    expect(nameConcerns('王\ue123')).toEqual(['rare_or_damaged'])
    expect(nameConcerns('王JUN')).toEqual(['latin'])
    expect(nameConcerns('𬱖'.repeat(30))).toEqual([])
  })
})

describe('phones', () => {
  test.each([
    ['138 1234 5678', [{ number: '13812345678', kind: 'mobile' }]],
    ['+86-138-1234-5678', [{ number: '13812345678', kind: 'mobile' }]],
    [
      '13812345678/021-62345678',
      [
        { number: '13812345678', kind: 'mobile' },
        { number: '021-62345678', kind: 'landline' },
      ],
    ],
    [
      '13812345678 13912345678',
      [
        { number: '13812345678', kind: 'mobile' },
        { number: '13912345678', kind: 'mobile' },
      ],
    ],
    ['13812345678（儿子）', [{ number: '13812345678', kind: 'mobile', note: '儿子' }]],
    ['儿子13812345678', [{ number: '13812345678', kind: 'mobile', note: '儿子' }]],
    ['138123456789', [{ number: '138123456789', kind: 'unsure' }]],
    ['02162345678', [{ number: '021-62345678', kind: 'landline' }]],
    ['无', []],
  ])('%s', (written, phones) => {
    expect(parsePhones(written)).toEqual({ phones, damaged: false })
  })

  test('a number a spreadsheet rounded is damaged', () => {
    expect(parsePhones('1.38E+10')).toEqual({ phones: [], damaged: true })
  })
})

describe('code tables', () => {
  test('choices come in the order of the standard', () => {
    expect(
      optionsOf(politicalStatuses)
        .map(({ code }) => code)
        .slice(0, 3),
    ).toEqual(['01', '02', '03'])
    expect(Object.keys(ethnicGroups)).toHaveLength(58)
  })

  test('unknown is 未核实', () => {
    expect(labelOf(politicalStatuses, null)).toBe('未核实')
  })

  test('[K23] 户籍 and 实有 differ by those away and those from elsewhere', () => {
    expect(registeredHere).toEqual(['RH', '0H', 'KG'])
    expect(livingHere).toEqual(['RH', 'R0', 'LS', 'JW', 'WZ'])
    expect(registrationAgrees('0H')).toBe('02')
  })
})
