import { describe, expect, test } from 'vitest'
import { deriveTags, type Member } from '@/domain/tags/derive'

const member = (id: string, bornOn: string | null, more: Partial<Member> = {}): Member => ({
  id,
  name: id,
  bornOn,
  precision: 'day',
  political: null,
  livesHereSince: '1998-01-01',
  ...more,
})
const codes = (members: Member[], day: string) => deriveTags(members, day, null).map(({ code }) => code)

describe('derived tags', () => {
  test('one person of 60 or more living alone is 独居, with the sentence that says why [F20]', () => {
    const [tag] = deriveTags([member('韩玉珍', '1954-03-02')], '2026-11-20', '2026-03-02')
    expect(tag).toEqual({
      code: 'living_alone',
      residentId: '韩玉珍',
      because: '1 人居住，72 周岁；自 2026年3月2日起',
    })
  })

  test('when the last co-resident moves out, 独居 follows on the same day [F20]', () => {
    const elder = member('马文祥', '1942-05-09')
    expect(codes([elder, member('马建军', '1974-01-01')], '2026-11-20')).toEqual(['advanced_age'])
    expect(codes([elder], '2026-11-20')).toEqual(['living_alone', 'advanced_age'])
  })

  test('two people both over 60 are 纯老, not 独居', () => {
    expect(codes([member('甲', '1950-01-01'), member('乙', '1955-01-01')], '2026-11-20')).toEqual(['elders_only'])
  })

  test('an unknown birth date proves nobody old [K11]', () => {
    expect(codes([member('甲', null)], '2026-11-20')).toEqual([])
    expect(codes([member('甲', '1950-01-01'), member('乙', null)], '2026-11-20')).toEqual([])
  })

  test('80 is reached on the birthday, not the day before [K10]', () => {
    expect(codes([member('甲', '1946-11-21')], '2026-11-20')).not.toContain('advanced_age')
    expect(codes([member('甲', '1946-11-21')], '2026-11-21')).toContain('advanced_age')
  })

  test('a hundred is both 高龄 and 百岁 [K12]', () => {
    expect(codes([member('甲', '1926-11-20'), member('乙', '2000-01-01')], '2026-11-20')).toEqual([
      'advanced_age',
      'centenarian',
    ])
  })
})
