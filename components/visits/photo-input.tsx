'use client'

import { smallerPicture } from '@/components/door/picture'

/**
 * A photo chosen at a desk is made smaller before it is sent, by what the phone does. Without script, and for what this browser
 * cannot open, the file goes as it is and the server judges it.
 */
export function PhotoInput({ hint }: { hint: string }) {
  return (
    <input
      type="file"
      id="photo"
      name="photo"
      accept="image/jpeg,image/png"
      aria-describedby={hint}
      onChange={({ currentTarget }) => void made(currentTarget)}
    />
  )
}

async function made(input: HTMLInputElement): Promise<void> {
  const [chosen] = input.files ?? []
  if (!chosen) return
  const bytes = await smallerPicture(chosen).then(
    (smaller) => smaller,
    () => undefined,
  )
  if (!bytes || bytes.byteLength >= chosen.size || input.files?.[0] !== chosen) return
  const smaller = new DataTransfer()
  smaller.items.add(new File([bytes], '照片.jpg', { type: 'image/jpeg' }))
  input.files = smaller.files
}
