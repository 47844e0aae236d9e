// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the variables of custom texts.
import type { PromptTexts } from '../texts.ts';

/** In simplified Chinese, where the tenant deploys no texts of its own: what Auth0 shows there, in our words. */
export const chinese: PromptTexts = {
  'login-id': {
    'login-id': {
      'wrong-credentials': '用户名或密码错误',
      'wrong-email-credentials': '电子邮箱或密码错误',
      'wrong-username-credentials': '用户名或密码不正确',
      'wrong-email-username-credentials': '电子邮箱、用户名或密码不正确',
      'no-password': '密码为必填项',
      'invalid-email-format': '电子邮箱无效。',
      'custom-script-error-code': '出现问题，请稍后重试。',
      'auth0-users-validation': '出现问题，请稍后重试。',
      'no-db-connection': '连接无效',
      'invalid-connection': '连接无效',
      usernameOnlyPlaceholder: '用户名',
      passwordPlaceholder: '密码',
      showPasswordText: '显示密码',
      hidePasswordText: '隐藏密码',
      editEmailText: '更改',
      forgotPasswordText: '无法登录？',
    },
  },
  'login-password': {
    'login-password': {
      'no-email': '请输入电子邮箱',
      'no-username': '用户名为必填项',
      'no-email-username': '电子邮箱或用户名为必填项',
      'invalid-email-format': '电子邮箱无效。',
      'invalid-email-username': '请输入有效的电子邮箱或用户名',
      'no-db-connection': '连接无效',
      'invalid-connection': '连接无效',
      usernameOnlyPlaceholder: '用户名',
    },
  },
  'mfa-otp': {
    'mfa-otp-challenge': {
      pageTitle: '输入一次性密码以登录 | ${clientName}',
      title: '验证您的身份',
      description: '请在您的一次性密码应用中查看验证码。',
      placeholder: '请输入一次性验证码',
      buttonText: '继续',
      logoAltText: '${companyName}',
      'invalid-otp-code-format': '验证码必须为 6 位数字',
      'invalid-code': '您输入的验证码无效',
      'too-many-failures': '错误的验证码过多。请等待几分钟后再试。',
    },
  },
  'reset-password': {
    'reset-password-request': {
      usernameDescription: '请输入您的用户名，我们会向您发送重置密码的说明。',
      placeholderEmail: '电子邮箱',
      placeholderUsername: '用户名',
      usernamePlaceholder: '用户名',
      logoAltText: '${companyName}',
      'no-username': '用户名为必填项',
      'reset-password-error': '发送邮件时出现问题，请稍后重试。',
    },
    'reset-password-email': {
      logoAltText: '${companyName}',
      'too-many-email': '您已超出允许的邮件数量。请等待几分钟后再试。',
    },
    'reset-password': {
      logoAltText: '${companyName}',
      showPasswordText: '显示密码',
      hidePasswordText: '隐藏密码',
      'password-too-weak': '密码强度太弱',
      'password-policy-length-at-least': '至少 ${length} 个字符',
      'password-policy-contains-at-least': '至少包含以下 ${total} 类字符中的 ${count} 类：',
      'password-policy-all-of': '以下所有类型的字符：',
      'password-policy-lower-case': '小写字母 (a-z)',
      'password-policy-upper-case': '大写字母 (A-Z)',
      'password-policy-numbers': '数字 (0-9)',
      'password-policy-special-characters': '特殊字符 (!@#$%^&*)',
      'password-contains-user-information': '密码包含用户信息',
      'auth0-users-expired-ticket': '此链接已过期。',
      'auth0-users-used-ticket': '此链接已被使用。',
      'auth0-users-validation': '出现问题，请稍后重试。',
      'custom-script-error-code': '出现问题，请稍后重试。',
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
      pageTitle: '解除账户锁定 | ${clientName}',
      title: '解除账户锁定',
      description: '请确认您要解除账户 ${email} 的锁定。',
      buttonText: '解除锁定',
      logoAltText: '${companyName}',
    },
    'brute-force-protection-unblock-success': {
      pageTitle: '账户已解除锁定 | ${clientName}',
      title: '账户已解除锁定',
      description: '您的账户已解除锁定。您可以重新登录。',
      buttonText: '返回 ${clientName}',
      logoAltText: '${companyName}',
    },
    'brute-force-protection-unblock-failure': {
      pageTitle: '账户未解除锁定 | ${clientName}',
      title: '链接无效',
      description: '此链接已过期或已被使用。请尝试重新登录。',
      buttonText: '返回 ${clientName}',
      logoAltText: '${companyName}',
    },
  },
  common: {
    common: {
      'error-title': '出现问题',
      'error-description': '系统可能配置有误或服务中断。请重试。',
      'error-support': '如果问题仍然存在，请联系管理员。',
      'error-details': '技术详情',
      'error-tracking': '跟踪 ID',
      'error-label': '错误',
      'session-not-found':
        '您可能点击了后退按钮、在登录过程中刷新了页面、打开了过多的登录窗口，或者 Cookie 存在问题：我们找不到您的会话。请从应用重新登录；如果问题仍然存在，请联系管理员。',
    },
  },
};
