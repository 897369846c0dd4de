/** Long enough to read a meter or a notice, short enough for a weak network: one part, as a rule. */
const longest = 1280
const quality = 0.72

/** A photo made smaller and written anew, so that nothing of place, device and time goes along; rejects for what is no picture. */
export async function smallerPicture(file: Blob): Promise<ArrayBuffer> {
  const address = URL.createObjectURL(file)
  const image = new Image()
  image.src = address
  await image.decode().finally(() => URL.revokeObjectURL(address))
  const scale = Math.min(1, longest / Math.max(image.naturalWidth, image.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.naturalWidth * scale)
  canvas.height = Math.round(image.naturalHeight * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
  if (!made) throw new Error('no picture')
  return made.arrayBuffer()
}
