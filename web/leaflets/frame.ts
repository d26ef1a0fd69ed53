/** The HTML around a static page: what search engines and chat previews read, and the page's languages. */
import { escapeHtml } from './text';

export interface Head {
  language: string;
  title: string;
  description: string;
  /** The page's own path below the site. */
  path: string;
  /** From the page to the site's folder: `../`. */
  root: string;
  others: readonly { code: string; title: string; path: string }[];
  /** The address of the site, if the build knows it: previews want absolute addresses. */
  site: string | undefined;
}

export function frame({ language, title, description, path, root, others, site }: Head, body: string): string {
  const address = (to: string): string => (site === undefined ? `${root}${to}` : new URL(to, site).href);
  const [shown, about] = [escapeHtml(title), escapeHtml(description)];
  const alternates = others.map(
    ({ code, path: to }) => `<link rel="alternate" hreflang="${code}" href="${address(to)}">`,
  );
  const languages = others
    .filter(({ code }) => code !== language)
    .map(({ code, title: name, path: to }) => `<a href="${root}${to}" lang="${code}" hreflang="${code}">${name}</a>`);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${shown} · Backflow</title>
<meta name="description" content="${about}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="Backflow">
<meta property="og:locale" content="${language === 'ko' ? 'ko_KR' : 'en_US'}">
<meta property="og:title" content="${shown}">
<meta property="og:description" content="${about}">
<meta property="og:image" content="${address('gates.png')}">
${site === undefined ? '' : `<meta property="og:url" content="${address(path)}">\n`}<meta name="twitter:card" content="summary_large_image">
<link rel="canonical" href="${address(path)}">
${alternates.join('\n')}
<link rel="icon" type="image/svg+xml" href="${root}favicon.svg">
<link rel="stylesheet" href="${root}leaflet.css">
</head>
<body>
<header><a href="${root}?lang=${language}">Backflow</a> ${languages.join(' ')}</header>
<main>
${body}
</main>
</body>
</html>
`;
}
