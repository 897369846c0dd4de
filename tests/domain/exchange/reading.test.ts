import { describe, expect, test } from 'vitest'
import type { SheetReading } from '@/domain/exchange/family'
import { idNumber, ledger, merges, reading } from '@/tests/support/ledgers'

const [zhang, li, wang, chen] = [
  idNumber('19400101'),
  idNumber('19420202', 2),
  idNumber('19700303', 3),
  idNumber('20010404', 4),
]

describe('[K5] merged household columns', () => {
  const lines = `幸福居民区花名册
户号|楼栋|室号|姓名|与户主关系|身份证号
H1|3|501|张三|户主|${zhang}
|||李四|妻|${li}
|||张五|子|${wang}
|||张六|孙子|
|||||
|||王七|子女|${chen}`
  const read = reading(ledger(lines, { merges: merges('A1:F1', 'A3:A6', 'B3:B6', 'C3:C6') }))

  test('give four residents in one household', () => {
    expect(read.families[0]).toMatchObject({
      householdNumber: 'H1',
      rowNos: [3, 4, 5, 6],
      dwelling: { building: '3', room: '501' },
      members: [{ relation: '02' }, { relation: '12' }, { relation: '20' }, { relation: '41' }],
    })
  })

  test('and the blank row after them does not extend the fill', () => {
    expect(read.families[1]).toMatchObject({ rowNos: [8], dwelling: {} })
    expect(kindsAt(read, 8)).toContain('dwelling_unmatched')
    expect(read.dropped).toContainEqual({ rowNo: 7, reason: 'blank' })
  })

  test('nor does the row that follows directly', () => {
    const sheet = ledger(`户号|楼栋|室号|姓名|与户主关系\nH1|3|501|张三|户主\n|||李四|妻\n|||王七|子`, {
      merges: merges('A2:A3', 'B2:B3', 'C2:C3'),
    })
    expect(reading(sheet).families.map(({ rowNos }) => rowNos)).toEqual([[2, 3], [4]])
  })

  test('a file that repeats the value in every cell of a range says the same', () => {
    const repeated = ledger(lines.replace('|||李四', 'H1|3|501|李四').replace('|||张五', 'H1|3|501|张五'), {
      merges: merges('A3:A6', 'B3:B6', 'C3:C6'),
    })
    expect(reading(repeated).families[0]?.rowNos).toEqual([3, 4, 5, 6])
  })
})

test('[K6] title, two-row heading, instructions, repeated heading and totals are dropped, each by its reason', () => {
  const read = reading(
    ledger(
      `某某街道居民情况统计表
填报单位：幸福居委会||||2026年11月
序号|姓名|身份证号|家庭住址||备注
|||楼栋|室号|
|必填|18位，文本格式填写|如3号楼||可选
1|张三|${zhang}|3|501|
2|李四|${li}|3|502|
序号|姓名|身份证号|楼栋|室号|备注
3|王五|${wang}|3|503|
|||||
合计|3人||||
填报人：赵强||电话：021-62345678||审核：|`,
      { merges: merges('A1:F1', 'D3:E3', 'A3:A4', 'B3:B4', 'C3:C4', 'F3:F4') },
    ),
  )
  expect(read.families).toHaveLength(3)
  expect(read.dropped).toEqual([
    { rowNo: 1, reason: 'title' },
    { rowNo: 2, reason: 'title' },
    { rowNo: 3, reason: 'heading' },
    { rowNo: 4, reason: 'heading' },
    { rowNo: 5, reason: 'instructions' },
    { rowNo: 8, reason: 'repeated_heading' },
    { rowNo: 10, reason: 'blank' },
    { rowNo: 11, reason: 'total' },
    { rowNo: 12, reason: 'remark' },
  ])
  expect(read.title).toBe('某某街道居民情况统计表 填报单位：幸福居委会 2026年11月')
})

describe('rows become households', () => {
  test('by a 序号 that counts households', () => {
    const read = reading(
      ledger('序号|姓名|关系|地址\n1|张三|户主|3-2-501\n|李四|妻|\n2|王五|本人|3-2-502\n|赵六|儿子|'),
    )
    expect(read.families.map(({ rowNos }) => rowNos)).toEqual([
      [2, 3],
      [4, 5],
    ])
    expect(read.findings.filter(({ kind }) => kind === 'filled_down').map(({ rowNo }) => rowNo)).toEqual([3, 5])
  })

  test('by 户号 even when the rows are scattered', () => {
    const read = reading(ledger('户号|姓名|关系|地址\nA1|张三|户主|3-501\nA2|王五|户主|3-502\nA1|李四|妻|3-501'))
    expect(read.families.map(({ rowNos }) => rowNos)).toEqual([[2, 4], [3]])
  })

  test('by 户主姓名 and address', () => {
    const read = reading(
      ledger('户主姓名|姓名|性别|楼栋|室号\n张三|张三|男|3|501\n张三|李四|女|3|501\n王五|王五|男|3|501'),
    )
    expect(read.families.map(({ headName, rowNos }) => [headName, rowNos])).toEqual([
      ['张三', [2, 3]],
      ['王五', [4]],
    ])
    expect(read.families[0]?.members[0]?.relation).toBe('02')
  })

  test('by dwelling, where a second head opens a second household', () => {
    const read = reading(ledger('楼栋|室号|姓名|关系\n3|501|张三|户主\n3|501|李四|妻\n3|501|王五|户主\n3|501|赵六|妻'))
    expect(read.families.map(({ rowNos }) => rowNos)).toEqual([
      [2, 3],
      [4, 5],
    ])
    expect(kindsAt(read, 4)).toContain('second_household')
  })
})

describe('rows without a household column', () => {
  test('are tied by 与户主关系 alone', () => {
    const read = reading(ledger('姓名|关系|性别\n张三|户主|男\n李四|妻|女\n王五|户主|男'))
    expect(read.families.map(({ rowNos }) => rowNos)).toEqual([[2, 3], [4]])
  })

  test('stand alone where nothing ties them', () => {
    const read = reading(ledger(`姓名|身份证号|电话\n张三|${zhang}|13812345678\n李四|${li}|13912345678`))
    expect(read.families.map(({ rowNos }) => rowNos)).toEqual([[2], [3]])
  })

  test('a 序号 for every person ties nobody', () => {
    const read = reading(ledger('序号|姓名|性别|楼栋|室号\n1|张三|男|3|501\n2|李四|女|3|501\n3|王五|男|3|502'))
    expect(read.families.map(({ rowNos }) => rowNos)).toEqual([[2, 3], [4]])
  })

  test('a vacant dwelling is a household without members', () => {
    const read = reading(ledger('楼栋|室号|姓名|性别|居住情况\n3|501|张三|男|自住\n3|502|||空置\n3|503|空置||'))
    expect(read.families.slice(1)).toMatchObject([
      { rowNos: [3], members: [], dwelling: { room: '502', state: 'KZ' } },
      { rowNos: [4], members: [], dwelling: { room: '503', state: 'KZ' } },
    ])
  })

  test('two heads under one 户号 are asked about, none is remarked upon', () => {
    const read = reading(ledger('户号|姓名|关系|性别\n1|张三|户主|男\n1|李四|户主|女\n2|王五|子|男'))
    expect(kindsAt(read, 2)).toContain('two_heads')
    expect(kindsAt(read, 4)).toContain('no_head')
  })
})

describe('one number, one person', () => {
  test('twice in one household is merged', () => {
    const read = reading(
      ledger(`户号|姓名|关系|身份证号|电话\n1|张三|户主|${zhang}|\n1|张三|户主|${zhang}|13812345678`),
    )
    expect(read.families[0]?.members).toMatchObject([
      { rowNo: 2, mergedRowNos: [3], phones: [{ number: '13812345678' }] },
    ])
    expect(kindsAt(read, 3)).toContain('duplicate_merged')
  })

  test('in two households is in neither', () => {
    const read = reading(ledger(`户号|姓名|关系|身份证号\n1|张三|户主|${zhang}\n2|张三|户主|${zhang}\n2|李四|妻|${li}`))
    expect(read.refused.map(({ rowNo, reasons }) => [rowNo, reasons[0]?.kind])).toEqual([
      [2, 'id_in_two_households'],
      [3, 'id_in_two_households'],
    ])
    expect(read.families.map(({ rowNos }) => rowNos)).toEqual([[4]])
  })

  test('the same name without a number is remarked upon, not merged', () => {
    const read = reading(ledger('户号|姓名|关系|性别\n1|张三|户主|男\n1|张三|子|男'))
    expect(read.families[0]?.members).toHaveLength(2)
    expect(kindsAt(read, 3)).toContain('possible_duplicate')
  })
})

describe('a person', () => {
  test('[K8] of whom nothing is said about 低保 stays unknown', () => {
    const read = reading(ledger('姓名|性别|是否低保|独居\n张三|男||\n李四|女|否|是\n王五|男|√|否'))
    expect(read.families.map(({ members }) => members[0])).toMatchObject([
      { tags: [], tagsDenied: [] },
      { tags: [{ code: 'living_alone' }], tagsDenied: ['minimum_living'] },
      { tags: [{ code: 'minimum_living' }], tagsDenied: ['living_alone'] },
    ])
    expect(read.families[2]?.householdTags).toEqual(['minimum_living'])
  })

  test('has the sex and birth date of the number, and both values stand in the remark', () => {
    const read = reading(ledger(`姓名|性别|出生日期|身份证号\n张三|女|1941-01-01|${zhang}`))
    expect(read.families[0]?.members[0]).toMatchObject({ sex: '1', birthOn: '1940-01-01', birthPrecision: 'day' })
    expect(read.findings.slice(1)).toMatchObject([
      { kind: 'birth_differs', raw: '1941-01-01', value: '1940-01-01' },
      { kind: 'sex_differs' },
    ])
  })

  test.each([
    ['1949-2-30', 'birth_impossible'],
    ['49/12/31', 'birth_short_year'],
    ['2030-01-01', 'birth_impossible'],
  ])('born %s without a number is refused', (birth, kind) => {
    const read = reading(ledger(`姓名|性别|出生日期\n张三|女|${birth}`))
    expect(read.refused).toMatchObject([
      { rowNo: 2, reasons: [{ kind, column: 2, raw: birth }], cells: ['张三', '女', birth] },
    ])
  })

  test('known only by age has no birth date', () => {
    const read = reading(ledger('姓名|性别|年龄\n张三|女|85'))
    expect(read.families[0]?.members[0]?.birthOn).toBeUndefined()
    expect(kindsAt(read, 2)).toContain('age_only')
  })
})

describe('a row', () => {
  test('marked （已故） or （迁出） keeps the status, not the brackets', () => {
    const read = reading(ledger('姓名|性别|电话\n张三（已故）|男|\n李四(迁出)|女|'))
    expect(read.families.map(({ members }) => members[0])).toMatchObject([
      { name: '张三', deceased: true },
      { name: '李四', movedOut: true },
    ])
  })

  test('whose relation nobody understands keeps the words', () => {
    const read = reading(ledger('户号|姓名|关系\n1|张三|户主\n1|李四|邻居的猫\n1|王五|外孙女（读书）'))
    expect(read.families[0]?.members).toMatchObject([
      { relation: '02' },
      { relationText: '邻居的猫' },
      { relation: '44' },
    ])
    expect(kindsAt(read, 3)).toContain('relation_unknown')
  })

  test('keeps what stands in columns nobody knows, with their heading', () => {
    const read = reading(ledger('姓名|性别|电话|备注|养犬\n张三|男||爱下棋|两只'))
    expect(read.families[0]?.members[0]?.note).toBe('爱下棋；养犬：两只')
  })

  test('on a hidden or struck row comes in with a remark', () => {
    const sheet = ledger('姓名|性别|电话\n张三|男|\n李四|女|', { hiddenRows: [1] })
    const cell = sheet.rows[2]?.[0]
    if (cell) cell.struck = true
    const read = reading({ ...sheet, hidden: true })
    const found = read.findings.filter(({ kind }) => kind !== 'dwelling_unmatched')
    expect(found.map(({ kind, rowNo }) => [rowNo, kind])).toEqual([
      [0, 'hidden_sheet'],
      [2, 'hidden_row'],
      [3, 'struck_row'],
    ])
  })

  test('whose name is a formula error is refused, other errors count as blank', () => {
    const sheet = ledger('姓名|性别|电话\n#N/A|男|\n李四|女|#REF!')
    for (const row of sheet.rows) for (const cell of row) if (cell.text.startsWith('#')) cell.error = true
    const read = reading(sheet)
    expect(read.refused).toMatchObject([{ rowNo: 2, reasons: [{ kind: 'name_unreadable' }] }])
    expect(read.families[0]?.members[0]).toMatchObject({ name: '李四', phones: [] })
    expect(kindsAt(read, 3)).toEqual(expect.arrayContaining(['cell_error']))
  })
})

describe('a resident', () => {
  test('has a disability told by one column or by three', () => {
    const read = reading(
      ledger(
        `姓名|身份证号|残疾类别|残疾等级|残疾人证号\n张三|${zhang}|肢体|二级|\n李四|${li}|||${li}13\n王五|${wang}|4||`,
      ),
    )
    expect(read.families.map(({ members }) => members[0]?.tags)).toMatchObject([
      [{ code: 'disability', disabilityType: '4', disabilityGrade: '2' }],
      [{ code: 'disability', disabilityType: '1', disabilityGrade: '3' }],
      [{ code: 'disability' }],
    ])
    expect(kindsAt(read, 4)).toContain('disability_code_set')
  })

  test('with several phones keeps each with its owner', () => {
    const read = reading(ledger('姓名|性别|电话\n张三|男|13812345678(儿子)/021-62345678'))
    expect(read.families[0]?.members[0]?.phones).toEqual([
      { number: '13812345678', kind: 'mobile', note: '儿子' },
      { number: '021-62345678', kind: 'landline' },
    ])
  })
})

test('an address without building or room waits to be matched', () => {
  const read = reading(ledger('姓名|性别|现住址\n张三|男|河边的小屋'))
  expect(read.families[0]?.dwelling).toEqual({ estate: '河边的小屋', addressText: '河边的小屋' })
  expect(kindsAt(read, 2)).toContain('dwelling_unmatched')
})

function kindsAt(read: SheetReading, rowNo: number) {
  return read.findings.filter((finding) => finding.rowNo === rowNo).map(({ kind }) => kind)
}
