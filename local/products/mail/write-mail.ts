import { html } from 'hono/html';
import { fullName, type ProductUser } from '../database/product-user.ts';
import { accentColor, accentOnDark } from '../pages/colors.ts';
import type { Mail, Product } from '../product.ts';
import { type Language, text } from '../texts/text.ts';

export interface MailContent {
  language: Language;
  subject: string;
  /** The first one is what a list of mails shows. */
  paragraphs: string[];
  button?: { label: string; url: string };
  closing: string;
}

/** Puts a mail of this product on its way and returns at once; a mail that fails is logged, without its content. */
export function writeMail(product: Product, user: ProductUser, content: MailContent): void {
  product.sendMail(compose(product, user, content)).catch((error: unknown) => {
    console.error(`${product.rules.product}: a mail could not be sent:`, error);
  });
}

function compose(product: Product, user: ProductUser, content: MailContent): Mail {
  const { language, subject, paragraphs, button, closing } = content;
  const name = product.rules.name;
  const greeting = text(language, 'mail_greeting', { name: fullName(user) });
  const footer = text(language, 'mail_footer', { product: name });
  const color = accentColor[product.rules.product];
  const body = html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${subject}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark }
@media (prefers-color-scheme: dark) {
.page { background: #14161b !important; color: #e6e8ec !important }
.card { background: #20242c !important }
.brand, .link { color: ${accentOnDark[product.rules.product]} !important }
.small { color: #aab2bd !important }
}
</style></head>
<body class="page" style="margin:0;padding:0;background:#f5f5f8;color:#11324d;font-family:Lato,Arial,sans-serif;font-size:16px;line-height:1.5">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${paragraphs[0]}</div>
<table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f5f5f8;color:#11324d"><tr><td align="center" style="padding:24px 12px">
<table class="card" role="presentation" width="560" cellpadding="0" cellspacing="0" style="width:100%;max-width:560px;background:#ffffff;border-top:4px solid ${color};border-radius:10px;text-align:left"><tr><td style="padding:32px;overflow-wrap:anywhere;word-break:break-word">
<p class="brand" style="margin:0 0 24px;font-weight:bold;color:${color}">${name}</p>
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.25">${subject}</h1>
<p>${greeting}</p>
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
${button && buttonWithLink(button, color)}
<p>${closing}</p>
<p class="small" style="margin:24px 0 0;font-size:12px;color:#5e6a75">${footer}</p>
</td></tr></table>
</td></tr></table>
</body>
</html>`;
  return {
    from: `${name} <no-reply@${product.rules.product}.akeneo.example>`,
    to: user.email,
    subject,
    html: String(body),
    text: [greeting, ...paragraphs, ...(button ? [button.url] : []), closing, footer].join('\n\n'),
  };
}

/** The link as text, too: for whoever reads the text alone, or has a mail program that shows no button. */
function buttonWithLink({ label, url }: { label: string; url: string }, color: string) {
  return html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:28px 0 12px"><tr><td style="background:${color};border-radius:24px"><a href="${url}" style="display:inline-block;padding:12px 24px;color:#ffffff;text-decoration:none;font-weight:bold">${label}</a></td></tr></table>
<p style="margin:0 0 28px;font-size:13px;word-break:break-all"><a class="link" href="${url}" style="color:${color}">${url}</a></p>`;
}
