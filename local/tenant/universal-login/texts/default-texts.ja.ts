// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the variables of custom texts.
import type { PromptTexts } from '../texts.ts';

/** In Japanese, where the tenant deploys no texts of its own: what Auth0 shows there, in our words. */
export const japanese: PromptTexts = {
  'login-id': {
    'login-id': {
      'wrong-credentials': 'ユーザー名またはパスワードが違います',
      'wrong-email-credentials': 'メールアドレスまたはパスワードが違います',
      'wrong-username-credentials': 'ユーザー名またはパスワードが正しくありません',
      'wrong-email-username-credentials':
        'メールアドレス、ユーザー名、またはパスワードが正しくありません',
      'no-password': 'パスワードは必須です',
      'invalid-email-format': 'メールアドレスが無効です。',
      'custom-script-error-code': '問題が発生しました。後でもう一度お試しください。',
      'auth0-users-validation': '問題が発生しました。後でもう一度お試しください。',
      'no-db-connection': '無効な接続です',
      'invalid-connection': '無効な接続です',
      usernameOnlyPlaceholder: 'ユーザー名',
      passwordPlaceholder: 'パスワード',
      showPasswordText: 'パスワードを表示',
      hidePasswordText: 'パスワードを非表示',
      editEmailText: '変更',
      forgotPasswordText: 'サインインできませんか？',
    },
  },
  'login-password': {
    'login-password': {
      'no-email': 'メールアドレスを入力してください',
      'no-username': 'ユーザー名は必須です',
      'no-email-username': 'メールアドレスまたはユーザー名は必須です',
      'invalid-email-format': 'メールアドレスが無効です。',
      'invalid-email-username': '有効なメールアドレスまたはユーザー名を入力してください',
      'no-db-connection': '無効な接続です',
      'invalid-connection': '無効な接続です',
      usernameOnlyPlaceholder: 'ユーザー名',
    },
  },
  'mfa-otp': {
    'mfa-otp-challenge': {
      pageTitle: 'ワンタイムパスワードを入力してサインイン | ${clientName}',
      title: '本人確認',
      description: 'ワンタイムパスワードアプリでコードを確認してください。',
      placeholder: 'ワンタイムコードを入力してください',
      buttonText: '続行',
      logoAltText: '${companyName}',
      'invalid-otp-code-format': 'コードは6桁の数字です',
      'invalid-code': '入力されたコードは無効です',
      'too-many-failures': '無効なコードが多すぎます。数分待ってからもう一度お試しください。',
    },
  },
  'reset-password': {
    'reset-password-request': {
      usernameDescription: 'ユーザー名を入力してください。パスワードの再設定方法をお送りします。',
      placeholderEmail: 'メールアドレス',
      placeholderUsername: 'ユーザー名',
      usernamePlaceholder: 'ユーザー名',
      logoAltText: '${companyName}',
      'no-username': 'ユーザー名は必須です',
      'reset-password-error': 'メールの送信中に問題が発生しました。後でもう一度お試しください。',
    },
    'reset-password-email': {
      logoAltText: '${companyName}',
      'too-many-email':
        'メールの送信回数が上限を超えました。数分待ってからもう一度お試しください。',
    },
    'reset-password': {
      logoAltText: '${companyName}',
      showPasswordText: 'パスワードを表示',
      hidePasswordText: 'パスワードを非表示',
      'password-too-weak': 'パスワードが弱すぎます',
      'password-policy-length-at-least': '${length}文字以上',
      'password-policy-contains-at-least': '次の${total}種類の文字のうち${count}種類以上：',
      'password-policy-all-of': '次のすべての種類の文字：',
      'password-policy-lower-case': '小文字（a-z）',
      'password-policy-upper-case': '大文字（A-Z）',
      'password-policy-numbers': '数字（0-9）',
      'password-policy-special-characters': '特殊文字（!@#$%^&*）',
      'password-contains-user-information': 'パスワードにユーザー情報が含まれています',
      'auth0-users-expired-ticket': 'このリンクは有効期限が切れています。',
      'auth0-users-used-ticket': 'このリンクはすでに使用されています。',
      'auth0-users-validation': '問題が発生しました。後でもう一度お試しください。',
      'custom-script-error-code': '問題が発生しました。後でもう一度お試しください。',
    },
    'reset-password-success': {
      logoAltText: '${companyName}',
    },
    'reset-password-error': {
      logoAltText: '${companyName}',
    },
  },
  'brute-force-protection': {
    'brute-force-protection-unblock': {
      pageTitle: 'アカウントのブロックを解除 | ${clientName}',
      title: 'アカウントのブロックを解除',
      description: 'アカウント${email}のブロックを解除することを確認してください。',
      buttonText: 'ブロックを解除',
      logoAltText: '${companyName}',
    },
    'brute-force-protection-unblock-success': {
      pageTitle: 'アカウントのブロックを解除しました | ${clientName}',
      title: 'アカウントのブロックを解除しました',
      description: 'アカウントのブロックを解除しました。もう一度サインインできます。',
      buttonText: '${clientName}に戻る',
      logoAltText: '${companyName}',
    },
    'brute-force-protection-unblock-failure': {
      pageTitle: 'アカウントのブロックを解除できませんでした | ${clientName}',
      title: '無効なリンク',
      description:
        'このリンクは有効期限が切れているか、すでに使用されています。もう一度サインインしてください。',
      buttonText: '${clientName}に戻る',
      logoAltText: '${companyName}',
    },
  },
  common: {
    common: {
      'error-title': '問題が発生しました',
      'error-description':
        'システムの設定に誤りがあるか、サービスが停止している可能性があります。もう一度お試しください。',
      'error-support': '問題が解決しない場合は、管理者にお問い合わせください。',
      'error-details': '技術的な詳細',
      'error-tracking': 'トラッキングID',
      'error-label': 'エラー',
      'session-not-found':
        '戻るボタンを押したか、サインイン中にページを更新したか、サインイン画面を開きすぎたか、Cookieに問題がある可能性があります。セッションが見つかりませんでした。アプリケーションからもう一度サインインし、問題が解決しない場合は管理者にお問い合わせください。',
    },
  },
};
