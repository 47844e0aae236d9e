// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the variables of custom texts.
import type { PromptTexts } from '../texts.ts';

/** In Brazilian Portuguese, where the tenant deploys no texts of its own: what Auth0 shows there, in our words. */
export const portuguese: PromptTexts = {
  'login-id': {
    'login-id': {
      'wrong-credentials': 'Nome de usuário ou senha errados',
      'wrong-email-credentials': 'E-mail ou senha errados',
      'wrong-username-credentials': 'O nome de usuário ou a senha está incorreto',
      'wrong-email-username-credentials': 'O e-mail, o nome de usuário ou a senha está incorreto',
      'no-password': 'A senha é obrigatória',
      'invalid-email-format': 'O e-mail não é válido.',
      'custom-script-error-code': 'Algo deu errado. Tente novamente mais tarde.',
      'auth0-users-validation': 'Algo deu errado. Tente novamente mais tarde.',
      'no-db-connection': 'Conexão inválida',
      'invalid-connection': 'Conexão inválida',
      usernameOnlyPlaceholder: 'Nome de usuário',
      passwordPlaceholder: 'Senha',
      showPasswordText: 'Mostrar senha',
      hidePasswordText: 'Ocultar senha',
      editEmailText: 'Editar',
      forgotPasswordText: 'Não consegue entrar?',
    },
  },
  'login-password': {
    'login-password': {
      'no-email': 'Insira um e-mail',
      'no-username': 'O nome de usuário é obrigatório',
      'no-email-username': 'O e-mail ou o nome de usuário é obrigatório',
      'invalid-email-format': 'O e-mail não é válido.',
      'invalid-email-username': 'Insira um e-mail ou nome de usuário válido',
      'no-db-connection': 'Conexão inválida',
      'invalid-connection': 'Conexão inválida',
      usernameOnlyPlaceholder: 'Nome de usuário',
    },
  },
  'mfa-otp': {
    'mfa-otp-challenge': {
      pageTitle: 'Insira sua senha de uso único para entrar | ${clientName}',
      title: 'Verifique sua identidade',
      description: 'Consulte o código no seu aplicativo de senhas de uso único.',
      placeholder: 'Insira seu código de uso único',
      buttonText: 'Continuar',
      logoAltText: '${companyName}',
      'invalid-otp-code-format': 'O código deve ter 6 dígitos',
      'invalid-code': 'O código inserido não é válido',
      'too-many-failures':
        'Códigos incorretos demais. Aguarde alguns minutos antes de tentar novamente.',
    },
  },
  'reset-password': {
    'reset-password-request': {
      usernameDescription:
        'Insira seu nome de usuário e enviaremos instruções para redefinir sua senha.',
      placeholderEmail: 'E-mail',
      placeholderUsername: 'Nome de usuário',
      usernamePlaceholder: 'Nome de usuário',
      logoAltText: '${companyName}',
      'no-username': 'O nome de usuário é obrigatório',
      'reset-password-error': 'Houve um problema ao enviar o e-mail. Tente novamente mais tarde.',
    },
    'reset-password-email': {
      logoAltText: '${companyName}',
      'too-many-email':
        'Você excedeu a quantidade de e-mails permitida. Aguarde alguns minutos e tente novamente.',
    },
    'reset-password': {
      logoAltText: '${companyName}',
      showPasswordText: 'Mostrar senha',
      hidePasswordText: 'Ocultar senha',
      'password-too-weak': 'A senha é fraca demais',
      'password-policy-length-at-least': 'Pelo menos ${length} caracteres',
      'password-policy-contains-at-least':
        'Pelo menos ${count} dos ${total} tipos de caracteres a seguir:',
      'password-policy-all-of': 'Todos os tipos de caracteres a seguir:',
      'password-policy-lower-case': 'Letras minúsculas (a-z)',
      'password-policy-upper-case': 'Letras maiúsculas (A-Z)',
      'password-policy-numbers': 'Números (0-9)',
      'password-policy-special-characters': 'Caracteres especiais (!@#$%^&*)',
      'password-contains-user-information': 'A senha contém dados do usuário',
      'auth0-users-expired-ticket': 'Este link expirou.',
      'auth0-users-used-ticket': 'Este link já foi usado.',
      'auth0-users-validation': 'Algo deu errado. Tente novamente mais tarde.',
      'custom-script-error-code': 'Algo deu errado. Tente novamente mais tarde.',
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
      pageTitle: 'Desbloqueie sua conta | ${clientName}',
      title: 'Desbloqueie sua conta',
      description: 'Confirme que você quer desbloquear a conta ${email}.',
      buttonText: 'Desbloquear',
      logoAltText: '${companyName}',
    },
    'brute-force-protection-unblock-success': {
      pageTitle: 'Conta desbloqueada | ${clientName}',
      title: 'Conta desbloqueada',
      description: 'Sua conta foi desbloqueada. Você já pode entrar novamente.',
      buttonText: 'Voltar para ${clientName}',
      logoAltText: '${companyName}',
    },
    'brute-force-protection-unblock-failure': {
      pageTitle: 'Conta não desbloqueada | ${clientName}',
      title: 'Link inválido',
      description: 'Este link expirou ou já foi usado. Tente entrar novamente.',
      buttonText: 'Voltar para ${clientName}',
      logoAltText: '${companyName}',
    },
  },
  common: {
    common: {
      'error-title': 'Algo deu errado',
      'error-description':
        'O sistema pode estar mal configurado ou o serviço indisponível. Tente novamente.',
      'error-support': 'Se o problema persistir, fale com quem administra o sistema.',
      'error-details': 'Detalhes técnicos',
      'error-tracking': 'ID de rastreamento',
      'error-label': 'Erro',
      'session-not-found':
        'Talvez você tenha usado o botão Voltar, atualizado a página durante a entrada ou aberto janelas demais, ou há um problema com cookies: não encontramos sua sessão. Entre novamente pelo aplicativo e, se o problema persistir, fale com quem administra o sistema.',
    },
  },
};
