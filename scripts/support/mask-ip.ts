import { isIPv4, isIPv6 } from 'node:net';

/** Enough to recognize an office, too little to name a person: `203.0.113.x`, `2001:db8:1::x`. */
export function maskIp(ip: string): string {
  if (isIPv4(ip)) return ip.replace(/\d+$/, 'x');
  if (!isIPv6(ip)) return 'an unknown address';
  const [head = ''] = ip.toLowerCase().split('::');
  const groups = head.split(':').filter((group) => group !== '');
  return `${groups.slice(0, 3).join(':')}::x`;
}
