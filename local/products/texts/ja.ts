import type { TextKey } from './en.ts';

/** The same texts in Japanese. */
export const ja: Record<TextKey, string> = {
  sign_in: 'サインイン',
  sign_out: 'サインアウト',
  try_again: 'もう一度試す',
  not_you: 'ご本人ではありませんか？サインアウト',
  code: 'コード',
  time: '時刻',
  ask_support:
    '問題が解決しない場合は、メールアドレス、このコードと時刻、またはこのページのスクリーンショットを添えて、Akeneo管理者またはAkeneoサポートにお問い合わせください。',
  start_title: 'どの組織ですか？',
  start_text: '{product}のアドレスはお客様ごとに異なります。',
  not_found_title: 'ページが見つかりません',
  not_found_text:
    'このアドレスには何もありません。アドレスに誤りがないか確認するか、スタートページからやり直してください。',
  back_to_start: 'スタートページに戻る',

  home_welcome: 'ようこそ、{name}さん',
  home_account: 'マイアカウント',
  home_email: 'メールアドレス',
  home_username: 'ユーザー名',
  home_organization: '組織',
  home_way: 'サインイン方法',
  home_way_product_cloud: 'Akeneo Product Cloud',
  home_way_legacy: '{product}のログインページ',
  home_product_cloud_account: 'Product Cloudアカウント',
  home_not_linked: 'まだ連携されていません',
  home_roles: 'ロール',
  home_preferences: '個人設定',
  home_history: '履歴',
  home_no_history: '作成または編集したものはまだありません。',
  home_created: '作成',
  home_edited: '編集',
  preference_default_locale: '既定のロケール',
  preference_default_channel: '既定のチャネル',
  preference_default_view: '既定のビュー',
  preference_language: '言語',
  preference_notifications: '通知',

  profile_picture: '{name}さんのプロフィール',
  profile_title: 'マイアカウント',
  profile_edit: '編集',
  profile_general: '全般',
  profile_password: 'パスワード',
  profile_name: '名前',
  profile_locale: '表示言語',
  profile_read_only: 'これらの情報は管理者が変更できます。',
  profile_not_linked:
    'このセッションでは、アカウントがAkeneo Product Cloudと連携されていません。新しいパスワードを設定するには、ログインページの「パスワードをお忘れですか？」リンクを使用してください。',
  reset_link_title: 'パスワードの再設定',
  reset_link_note:
    'Akeneo Product Cloudのパスワードは、連携しているすべてのアプリケーションで共通です',
  reset_link_address: 'リンクは{email}に送信されます。',
  reset_link_button: '再設定リンクを送信',
  reset_link_waiting: '再設定リンクを送信（{seconds}秒）',
  reset_link_sent:
    '受信トレイをご確認ください。新しいパスワードを設定するためのリンクをお送りしました。迷惑メールフォルダーに入っている場合があります。',
  reset_link_too_soon: 'リンクを送信したばかりです。数秒後に次のリンクをリクエストできます。',
  reset_link_too_many:
    '短時間に複数のメールがリクエストされました。1分待ってからもう一度リクエストしてください。',
  reset_link_failed:
    'リンクを送信できませんでした。Akeneo Product Cloudが応答していません。数分後にもう一度お試しください。',

  signed_out_title: 'サインアウトしました',
  signed_out_text: '{product}とAkeneo Product Cloudからサインアウトしました。',
  refused_title: 'サインインできませんでした',
  refused_text:
    'Akeneo Product Cloudへのサインインが許可されませんでした。数分後にもう一度お試しください。',
  refused_blocked:
    'このAkeneo Product Cloudアカウントはブロックされています。管理者にお問い合わせください。',
  refused_no_account:
    '{organization}の{product}にアカウントがありません。管理者に招待を依頼してください。',
  refused_disabled:
    '{organization}の{product}のアカウントは無効になっています。管理者にお問い合わせください。',
  refused_not_a_member:
    'サインインに使用したアカウントは{organization}に所属していません。別のアカウントでサインインするか、管理者にお問い合わせください。',
  unfinished_title: 'このサインインを完了できませんでした',
  unfinished_text:
    '時間がかかりすぎたか、すでに完了しているか、別のブラウザーで始められました。もう一度やり直してください。',
  unavailable_title: '一時的にご利用いただけません',
  unavailable_text: 'Akeneo Product Cloudが応答していません。数分後にもう一度お試しください。',

  login_title: '{product}にサインイン',
  login_identifier_pim: 'ユーザー名またはメールアドレス',
  login_identifier_sdm: 'メールアドレス',
  login_password: 'パスワード',
  login_button: 'サインイン',
  login_forgot: 'パスワードをお忘れですか？',
  login_wrong: 'ログイン情報が正しくありません。',
  login_locked: '認証の試行回数が多すぎるため、アカウントは5分間ロックされています。',
  form_expired: 'このページの有効期限が切れていました。もう一度お試しください。',

  request_title: 'パスワードをお忘れですか？',
  request_text_pim: 'リンクを受け取るには、ユーザー名またはメールアドレスを入力してください。',
  request_text_sdm: 'リンクを受け取るには、メールアドレスを入力してください。',
  request_button_pim: 'リクエスト',
  request_button_sdm: '再設定リンクを送信',
  request_too_soon: 'このユーザーのパスワードは、過去24時間以内にすでにリクエストされています。',
  request_back: 'ログインに戻る',
  sent_title: '受信トレイをご確認ください',
  sent_text_pim:
    'このユーザーが存在する場合は、新しいパスワードを設定するためのリンクを記載したメールをお送りしました。リクエストは24時間に1回できます。',
  sent_text_sdm:
    'このメールアドレスがユーザーのものである場合は、新しいパスワードを設定するためのリンクを記載したメールをお送りしました。',

  reset_title_pim: 'パスワードを再設定してください',
  reset_title_sdm: '新しいパスワードを設定',
  reset_new: '新しいパスワード',
  reset_repeat: '確認用パスワード',
  reset_rule_pim: '8文字以上。',
  reset_rule_sdm: '大文字、小文字、数字、および!@#$%^&*のいずれかの記号を含む10文字以上。',
  reset_button_pim: '再設定',
  reset_button_sdm: 'パスワードを再設定',
  reset_weak_pim: 'パスワードは8文字以上にする必要があります',
  reset_weak_sdm: 'このパスワードは下記の条件を満たしていません。',
  reset_different: 'パスワードが一致しません',
  reset_done: 'パスワードを再設定しました。サインインできます。',
  reset_done_title: 'パスワードを再設定しました',
  reset_done_product_cloud:
    'Akeneo Product Cloudのタブに戻り、「受信トレイをご確認ください」画面で「戻る」をクリックし、新しいパスワードを入力してください。',
  reset_gone_title: 'このリンクは使用できなくなりました',
  reset_gone_text:
    '使用済みか、有効期限が切れているか、全体がコピーされていません。最初にリクエストした場所で新しいリンクをリクエストしてください。',

  mail_greeting: '{name}様',
  mail_reset_subject: '{product}のパスワードを再設定してください',
  mail_reset_text:
    '{organization}の{product}アカウントの新しいパスワードがリクエストされました。次のリンクから設定してください：',
  mail_reset_button: '新しいパスワードを設定する',
  mail_reset_ignore:
    'お心当たりがない場合は、このメールを無視してください。パスワードは変更されません。',
  mail_claim_subject: '{product}アカウントがAkeneo Product Cloudと連携されました',
  mail_claim_text:
    '{date}に、{organization}の{product}アカウントがAkeneo Product Cloudアカウント{account}と連携されました。今後は、そのアカウントのメールアドレスとパスワードでサインインしてください。ロール、個人設定、履歴はそのまま保持されます。',
  mail_claim_not_you:
    'お心当たりがない場合は、すぐにAkeneo管理者にご連絡ください。{product}のパスワードが他人に知られている可能性があります。',
  mail_footer: 'このメールは、アカウントに登録されているアドレス宛に{product}から送信されました。',
};
