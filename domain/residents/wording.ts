import { conflictText } from '@/domain/edits/conflict'
import type { IdentityRefusal } from '@/domain/residents/identity-number'

export type ResidentRefusal =
  | { kind: 'conflict'; conflicts: unknown }
  | { kind: 'closed' }
  | { kind: 'identity'; because: IdentityRefusal['kind'] }
  | { kind: 'identity_disagrees' }
  | { kind: 'duplicate'; name: string; address: string | null }
  | { kind: 'minor_needs_guardian' }
  | { kind: 'minor_has_no_phone' }
  | { kind: 'phone_unsure' }
  | { kind: 'not_living_here' }
  | { kind: 'already_here' }
  | { kind: 'before_arrival'; on: string }
  | { kind: 'before_birth'; on: string }
  | { kind: 'lived_elsewhere'; until: string }
  | { kind: 'in_future' }
  | { kind: 'already_dead' }
  | { kind: 'not_recorded' }
  | { kind: 'too_many_reveals'; most: number }

const identityWords: Record<IdentityRefusal['kind'], string> = {
  format: '证件号位数或字符不对',
  date: '证件号里的出生日期不存在或在今天以后',
  check: '证件号最后一位对不上',
  excel_damaged: '证件号被表格软件弄坏了（末几位变成了 0）',
  masked: '证件号里有星号，不完整',
}

const kept = '没有保存，填过的都在。'

/** Why something about a person was not saved, what is safe, and what to do. */
export function residentRefusalText(refusal: ResidentRefusal): string {
  switch (refusal.kind) {
    case 'conflict':
      return conflictText
    case 'closed':
      return `这一户已经销档，${kept}要恢复请找书记。`
    case 'identity':
      if (refusal.because === 'check')
        return `${identityWords.check}。${kept}请照证件再输一遍；证件上就是这样，在证件号下面展开写明原因再存。`
      return `${identityWords[refusal.because]}。${kept}请照证件再输一遍；证件原样如此，先留空并在备注写明。`
    case 'identity_disagrees':
      return `证件号里的出生日期或性别和填的不一样。${kept}以证件为准就把那两项清空，会自动填上。`
    case 'duplicate':
      return `这个证件号已有档案：${refusal.name}${refusal.address ? `，住 ${refusal.address}` : '，现在没有住处'}。没有重复建。请用“迁入一人”把他迁过来。`
    case 'minor_needs_guardian':
      return `不满 14 周岁要写监护人。${kept}补上监护人再存。`
    case 'minor_has_no_phone':
      return `不满 14 周岁不登记电话。${kept}请清空电话，联系监护人。`
    case 'phone_unsure':
      return `电话号码看着不对。${kept}手机 11 位，座机带区号，如 021-12345678。`
    default:
      return moveText(refusal)
  }
}

type MoveRefusal = Extract<
  ResidentRefusal,
  {
    kind:
      | 'not_living_here'
      | 'already_here'
      | 'before_arrival'
      | 'before_birth'
      | 'lived_elsewhere'
      | 'in_future'
      | 'already_dead'
      | 'not_recorded'
      | 'too_many_reveals'
  }
>

function moveText(refusal: MoveRefusal): string {
  switch (refusal.kind) {
    case 'not_living_here':
      return `这个人现在不住这一户。${kept}请返回档案看最新的成员。`
    case 'already_here':
      return '这个人已经住在这一户，没有重复登记。请返回档案查看。'
    case 'before_arrival':
      return `日期早于迁入的 ${refusal.on}。${kept}请核对日期。`
    case 'before_birth':
      return `住进来的日子早于出生的 ${refusal.on}。${kept}请核对这两个日期。`
    case 'lived_elsewhere':
      return `这个人 ${refusal.until} 以前还登记住在别处，不能两处都住。${kept}请把日期改到那天或以后。`
    case 'in_future':
      return `日期在今天以后。${kept}已经发生的才登记。`
    case 'already_dead':
      return '已经登记过去世，没有再改。登记错了，7 天内到这一户的“撤销变更”里撤销。'
    case 'not_recorded':
      return '没有登记这个号码，没有可看的。请核实后在“改”里补上。'
    case 'too_many_reveals':
      return `今天查看号码已到 ${refusal.most} 次，先不能再看。档案没有改动。急用请找书记或安全管理员。`
  }
}
