import type { MetadataRoute } from 'next'

/** What a phone needs to put the page of the doors on its desktop. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/door',
    name: '百家',
    short_name: '百家',
    description: '门口记走访，没有网络也能记',
    lang: 'zh-CN',
    start_url: '/door',
    scope: '/',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#1d5c9f',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
