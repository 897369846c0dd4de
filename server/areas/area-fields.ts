import 'server-only'
import { z } from 'zod'

const words = (most: number) =>
  z
    .string()
    .max(most, `不超过 ${most} 个字`)
    .nullish()
    .transform((text) => text ?? null)

/** What is said about an area besides its code. */
export const areaFields = {
  name: z.string('请填名称').min(1, '请填名称').max(40, '名称不超过 40 个字'),
  scope: words(500),
  headName: words(40),
}
