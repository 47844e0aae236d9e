import { html } from 'hono/html';
import { fullName, type ProductUser } from '../database/product-user.ts';
import { accentColor } from '../pages/colors.ts';
import type { Mail, Product } from '../product.ts';
import { type Language, text } from '../texts/text.ts';

export interface MailContent {
  language: Language;
  subject: string;
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
<body style="margin:0;padding:24px;background:#f5f5f8;font-family:Lato,Arial,sans-serif;color:#11324d">
<div style="max-width:560px;margin:0 auto;padding:32px;background:#ffffff;border-top:4px solid ${color};border-radius:4px">
<p style="font-weight:bold;color:${color}">${name}</p>
<p>${greeting}</p>
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
${
  button &&
  html`<p><a href="${button.url}" style="display:inline-block;padding:10px 20px;border-radius:16px;background:${color};color:#ffffff;text-decoration:none">${button.label}</a></p>
<p style="font-size:13px;word-break:break-all">${button.url}</p>`
}
<p>${closing}</p>
<p style="font-size:12px;color:#5e6a75">${footer}</p>
</div>
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
