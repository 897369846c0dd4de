import { type AreaCode, levelOf } from '@/domain/areas/area-code'

const names = new Intl.Collator('zh-Hans-CN')

/** 按名称排列: committees and streets stand by name, never by rank; grids by their number. */
export function byName<Area extends { code: AreaCode; name: string }>(areas: readonly Area[]): Area[] {
  if (areas.some(({ code }) => levelOf(code) === 'grid')) return [...areas]
  return [...areas].sort((one, other) => names.compare(one.name, other.name))
}
