/** Addresses made to break the parser, the messages, or the engine. */
const KEYS = ['d', 'c', 'n', 'noise', 'train', 'ds', 'f', 'net', 'act', 'loss', 'lr', 'm', 'b', 'reg', 'wd', 'init'];

const repeated = (text: string, times: number): string => Array.from({ length: times }, () => text).join('&');

export const HOSTILE: string[] = [
  // Things that are not numbers, and numbers that are too large.
  ...[
    'NaN',
    'Infinity',
    '-Infinity',
    '1e308',
    '1e999',
    '-1',
    '-0',
    '0',
    '5e-324',
    '0x10',
    '1_000',
    '1,5',
    '٣',
    '¼',
  ].map((text) => `v=1&lr=${text}`),
  ...[
    'n=0',
    'n=1e9',
    'n=10.5',
    'noise=0.51',
    'noise=-1e-9',
    'train=0',
    'train=1.0001',
    'ds=4294967296',
    'b=0',
    'b=ALL',
  ],
  ...['seed=-1', 'm=1', 'wd=11', 'c=1', 'c=99', 'speed=0', 'net=0', 'net=,', 'net=8,,8', 'net=8,8,8,8,8,8,8,8,8,8,8'],
  // Names of inherited properties.
  ...['__proto__=1', 'constructor=1', 'd=__proto__', 'act=constructor', 'loss=toString', 'toString=valueOf'],
  ...['f=__proto__,x', 'init=hasOwnProperty', '__proto__[learningRate]=9', 'constructor.prototype.lr=9'],
  // Too long, too deep, too many.
  `lr=${'9'.repeat(65_536)}`,
  `${'k'.repeat(65_536)}=1`,
  `net=${'('.repeat(20_000)}`,
  `net=${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  `net=${Array.from({ length: 3_000 }, () => 8).join()}`,
  repeated('lr=1', 1_000),
  repeated('=', 2_000),
  '&'.repeat(3_000),
  '#'.repeat(100),
  // Other scripts, writing directions, and bytes that are not text.
  'd=שלום&lr=מאה',
  'd=\u202Ecircle\u202C',
  'd=학습률&net=여덟',
  '이름=값',
  'd=👩‍👩‍👧‍👦&👾=🤖',
  'd=c\u0000ircle',
  'd=%00&lr=%0A%0D',
  'd=\uFEFFcircle',
  'd=ｃｉｒｃｌｅ',
  'd=cirсle',
  // Cut off or wrongly encoded.
  ...['%', 'd=%', 'd=%E0%A4', 'lr=%zz', 'v', 'v=', 'v=1&', 'v=1&d', 'v=1&lr=0.', 'v=1&lr=.', 'v=1&lr=1e', '=', '=='],
  // Programs.
  'd=<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>=1',
  'd=javascript:alert(1)',
  "act=';DROP TABLE gates;--",
  'lr={{constructor.constructor("alert(1)")()}}',
  'd=${alert(1)}&{key}={value}',
  'd=../../../../etc/passwd',
  // Everything wrong at once.
  KEYS.map((key) => `${key}=?`).join('&'),
  KEYS.map((key) => `${key}=`).join('&'),
  KEYS.map((key) => `${key}=__proto__`).join('&'),
  [...KEYS]
    .reverse()
    .map((key) => `${key}=1e400`)
    .join('&'),
];
