import type { TextKey } from './en.ts';

/** The same texts in Brazilian Portuguese. */
export const ptBR: Record<TextKey, string> = {
  sign_in: 'Entrar',
  sign_out: 'Sair',
  try_again: 'Tentar novamente',
  not_you: 'Não é você? Sair',
  code: 'Código',
  time: 'Hora',
  ask_support:
    'Se o problema persistir, fale com quem administra o Akeneo na sua empresa ou com o suporte da Akeneo e informe seu endereço de e-mail, este código e este horário, ou envie uma captura de tela desta página.',
  start_title: 'Qual organização?',
  start_text: 'Cada cliente abre {product} em um endereço próprio.',
  not_found_title: 'Página não encontrada',
  not_found_text:
    'Não há nada neste endereço. Verifique como ele foi digitado ou continue a partir da página inicial.',
  back_to_start: 'Voltar à página inicial',

  home_welcome: 'Boas-vindas, {name}',
  home_account: 'Minha conta',
  home_email: 'E-mail',
  home_username: 'Nome de usuário',
  home_organization: 'Organização',
  home_way: 'Entrada feita por',
  home_way_product_cloud: 'Akeneo Product Cloud',
  home_way_legacy: 'Página de entrada de {product}',
  home_product_cloud_account: 'Conta Product Cloud',
  home_not_linked: 'Ainda não vinculada',
  home_roles: 'Funções',
  home_preferences: 'Preferências',
  home_history: 'Histórico',
  home_no_history: 'Nada foi criado nem editado ainda.',
  home_created: 'Criado',
  home_edited: 'Editado',
  preference_default_locale: 'Idioma padrão',
  preference_default_channel: 'Canal padrão',
  preference_default_view: 'Visualização padrão',
  preference_language: 'Idioma',
  preference_notifications: 'Notificações',

  profile_picture: 'Perfil de {name}',
  profile_title: 'Minha conta',
  profile_edit: 'Editar',
  profile_general: 'Geral',
  profile_password: 'Senha',
  profile_name: 'Nome',
  profile_locale: 'Idioma da interface',
  profile_read_only: 'Quem administra o produto pode alterar estes dados.',
  profile_not_linked:
    'Sua conta não está vinculada à Akeneo Product Cloud nesta sessão. Para escolher uma nova senha, use o link “Esqueceu sua senha?” da página de entrada.',
  reset_link_title: 'Redefinição de senha',
  reset_link_note: 'Sua senha da Akeneo Product Cloud vale para todos os aplicativos vinculados',
  reset_link_address: 'O link é enviado para {email}.',
  reset_link_button: 'Enviar um link de redefinição',
  reset_link_waiting: 'Enviar um link de redefinição ({seconds}\u00a0s)',
  reset_link_sent:
    'Verifique sua caixa de entrada: um link para escolher uma nova senha está a caminho. Ele pode estar na pasta de spam.',
  reset_link_too_soon:
    'Um link acabou de ser enviado. Você poderá pedir o próximo em alguns segundos.',
  reset_link_too_many:
    'Você pediu vários e-mails em pouco tempo. Aguarde um minuto antes de pedir outro.',
  reset_link_failed:
    'Não foi possível enviar o link: a Akeneo Product Cloud não responde. Tente novamente em alguns minutos.',

  signed_out_title: 'Você saiu',
  signed_out_text: 'Você saiu de {product} e da Akeneo Product Cloud.',
  refused_title: 'Não foi possível entrar',
  refused_text:
    'A Akeneo Product Cloud não liberou sua entrada. Tente novamente em alguns minutos.',
  refused_blocked:
    'Esta conta da Akeneo Product Cloud está bloqueada. Fale com quem administra o produto.',
  refused_no_account:
    'Você não tem conta em {product} de {organization}. Peça um convite a quem administra o produto.',
  refused_disabled:
    'Sua conta em {product} de {organization} está desativada. Fale com quem administra o produto.',
  refused_not_a_member:
    'A conta com a qual você entrou não pertence a {organization}. Entre com outra ou fale com quem administra o produto.',
  unfinished_title: 'Não foi possível concluir esta entrada',
  unfinished_text:
    'Ela demorou demais, já havia sido concluída ou foi iniciada em outro navegador. Comece novamente.',
  unavailable_title: 'Temporariamente indisponível',
  unavailable_text: 'A Akeneo Product Cloud não responde. Tente novamente em alguns minutos.',

  login_title: 'Entrar em {product}',
  login_identifier_pim: 'Nome de usuário ou e-mail',
  login_identifier_sdm: 'E-mail',
  login_password: 'Senha',
  login_button: 'Entrar',
  login_forgot: 'Esqueceu sua senha?',
  login_wrong: 'Credenciais inválidas.',
  login_locked: 'Sua conta está bloqueada por 5 minutos após tentativas de autenticação demais.',
  form_expired: 'Esta página havia expirado. Tente novamente.',

  request_title: 'Esqueceu sua senha?',
  request_text_pim: 'Insira seu nome de usuário ou e-mail para receber um link.',
  request_text_sdm: 'Insira seu e-mail para receber um link.',
  request_button_pim: 'Solicitar',
  request_button_sdm: 'Enviar link de redefinição',
  request_too_soon: 'A senha deste usuário já foi solicitada nas últimas 24 horas.',
  request_back: 'Voltar à página de entrada',
  sent_title: 'Verifique sua caixa de entrada',
  sent_text_pim:
    'Se este usuário existir, um e-mail com um link para definir uma nova senha está a caminho. Você pode pedir um a cada 24 horas.',
  sent_text_sdm:
    'Se este e-mail pertencer a um usuário, um e-mail com um link para definir uma nova senha está a caminho.',

  reset_title_pim: 'Redefina sua senha',
  reset_title_sdm: 'Definir nova senha',
  reset_new: 'Nova senha',
  reset_repeat: 'Confirmar nova senha',
  reset_rule_pim: 'Pelo menos 8 caracteres.',
  reset_rule_sdm:
    'Pelo menos 10 caracteres, com uma letra maiúscula, uma minúscula, um número e um caractere especial de !@#$%^&*.',
  reset_button_pim: 'Redefinir',
  reset_button_sdm: 'Redefinir senha',
  reset_weak_pim: 'A senha deve conter pelo menos 8 caracteres',
  reset_weak_sdm: 'Esta senha não atende à regra abaixo.',
  reset_different: 'As senhas não coincidem',
  reset_done: 'Sua senha foi redefinida. Agora você pode entrar.',
  reset_done_title: 'Sua senha foi redefinida',
  reset_done_product_cloud:
    'Volte à aba da Akeneo Product Cloud, clique em “Voltar” na tela “Verifique sua caixa de entrada” e insira sua nova senha.',
  reset_gone_title: 'Este link não funciona mais',
  reset_gone_text:
    'Ele foi usado, expirou ou não foi copiado por inteiro. Peça um novo onde você pediu este.',

  mail_greeting: 'Olá, {name},',
  mail_reset_subject: 'Redefina sua senha de {product}',
  mail_reset_text:
    'Alguém pediu uma nova senha para sua conta de {product} em {organization}. Siga este link para defini-la:',
  mail_reset_button: 'Definir uma nova senha',
  mail_reset_ignore: 'Se não foi você, ignore este e-mail: sua senha continua a mesma.',
  mail_claim_subject: 'Sua conta de {product} agora está vinculada à Akeneo Product Cloud',
  mail_claim_text:
    'Em {date}, sua conta de {product} em {organization} foi vinculada à conta Akeneo Product Cloud {account}. De agora em diante, você entra com o e-mail e a senha dessa conta. Suas funções, preferências e seu histórico continuam como estão.',
  mail_claim_not_you:
    'Se não foi você, fale imediatamente com quem administra o Akeneo na sua empresa: alguém pode conhecer sua senha de {product}.',
  mail_footer: '{product} enviou este e-mail para o endereço cadastrado na sua conta.',
};
