// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the variables of custom texts.
import type { PromptTexts } from '../texts.ts';

const credentials = {
  'wrong-credentials': 'Wrong username or password',
  'wrong-email-credentials': 'Wrong email or password',
  'wrong-username-credentials': 'Incorrect username or password',
  'wrong-email-username-credentials': 'Incorrect email address, username, or password',
  'no-email': 'Please enter an email address',
  'no-username': 'Username is required',
  'no-email-username': 'Email address or username is required',
  'no-password': 'Password is required',
  'invalid-email-format': 'Email is not valid.',
  'invalid-email-username': 'Enter a valid email address or username',
  'user-blocked': 'Your account has been blocked after multiple consecutive login attempts.',
  'same-user-login': 'Too many login attempts for this user. Please wait, and try again later.',
  'ip-blocked':
    'We have detected suspicious login behavior and further attempts will be blocked. Please contact the administrator.',
  'custom-script-error-code': 'Something went wrong, please try again later.',
  'auth0-users-validation': 'Something went wrong, please try again later',
  'authentication-failure': 'We are sorry, something went wrong when attempting to log in',
  'no-db-connection': 'Invalid connection',
  'invalid-connection': 'Invalid connection',
  emailPlaceholder: 'Email address',
  usernameOnlyPlaceholder: 'Username',
  usernameOrEmailPlaceholder: 'Username or Email address',
  passwordPlaceholder: 'Password',
  showPasswordText: 'Show password',
  hidePasswordText: 'Hide password',
  editEmailText: 'Edit',
  buttonText: 'Continue',
  pageTitle: 'Log in | ${clientName}',
  logoAltText: '${companyName}',
};

const tooManyEmails = 'You have exceeded the amount of emails. Wait a few minutes and try again.';

/** Auth0's documented English texts, for the screens that the tenant shows. */
export const english: PromptTexts = {
  'login-id': {
    'login-id': {
      ...credentials,
      title: 'Welcome',
      description: 'Log in to ${companyName} to continue to ${clientName}.',
      forgotPasswordText: "Can't log in to your account?",
    },
  },
  'login-password': {
    'login-password': {
      ...credentials,
      title: 'Enter Your Password',
      description: 'Enter your password for ${companyName} to continue to ${clientName}',
      forgotPasswordText: 'Forgot password?',
    },
  },
  'mfa-otp': {
    'mfa-otp-challenge': {
      pageTitle: 'Enter your one-time password to log in | ${clientName}',
      title: 'Verify Your Identity',
      description: 'Check your preferred one-time password application for a code.',
      placeholder: 'Enter your one-time code',
      buttonText: 'Continue',
      logoAltText: '${companyName}',
      'invalid-otp-code-format': 'OTP Code must have 6 numeric characters',
      'invalid-code': 'The code you entered is invalid',
      'too-many-failures': 'Too many failed codes. Wait for some minutes before retrying.',
    },
  },
  'reset-password': {
    'reset-password-request': {
      pageTitle: 'Reset your password | ${clientName}',
      title: 'Forgot Your Password?',
      descriptionEmail:
        'Enter your email address and we will send you instructions to reset your password.',
      descriptionUsername:
        'Enter your username and we will send you instructions to reset your password.',
      emailDescription:
        'Enter your Email address and we will send you instructions to reset your password.',
      usernameDescription:
        'Enter your Username and we will send you instructions to reset your password.',
      usernameOrEmailDescription:
        'Enter your Username or Email address and we will send you instructions to reset your password.',
      placeholderEmail: 'Email address',
      placeholderUsername: 'Username',
      emailPlaceholder: 'Email address',
      usernamePlaceholder: 'Username',
      usernameOrEmailPlaceholder: 'Username or Email address',
      buttonText: 'Continue',
      backToLoginLinkText: 'Back to ${clientName}',
      logoAltText: '${companyName}',
      'no-email': 'Please enter an email address',
      'no-username': 'Username is required',
      'no-email-username': 'Email address or username is required',
      'invalid-email-format': 'Email is not valid.',
      'invalid-email-username': 'Enter a valid email address or username',
      'too-many-email': tooManyEmails,
      'too-many-requests': tooManyEmails,
      'reset-password-error': 'We had a problem sending the email, please try again later.',
    },
    'reset-password-email': {
      pageTitle: 'Check your email | ${clientName}',
      title: 'Check Your Email',
      emailDescription:
        'Please check the email address ${email} for instructions to reset your password.',
      usernameDescription:
        'Please check the email address associated with the username ${email} for instructions to reset your password.',
      resendLinkText: 'Resend email',
      resendText: "Didn't receive an email?",
      backButtonText: 'Go back',
      logoAltText: '${companyName}',
      'too-many-email': tooManyEmails,
    },
    'reset-password': {
      pageTitle: 'Reset your password | ${clientName}',
      title: 'Change Your Password',
      description: 'Enter a new password below to change your password.',
      buttonText: 'Reset password',
      passwordPlaceholder: 'New password',
      reEnterpasswordPlaceholder: 'Re-enter new password',
      passwordSecurityText: 'Your password must contain:',
      logoAltText: '${companyName}',
      showPasswordText: 'Show password',
      hidePasswordText: 'Hide password',
      'no-password-reset': 'Enter a new password.',
      'no-re-enter-password': 'New password confirmation is missing',
      'password-mismatch': "Passwords don't match",
      'password-too-weak': 'Password is too weak',
      'password-policy-not-conformant': 'Password does not meet the requirements',
      'password-policy-length-at-least': 'At least ${length} characters',
      'password-policy-contains-at-least':
        'At least ${count} of the following ${total} types of characters:',
      'password-policy-all-of': 'All of the following types of characters:',
      'password-policy-lower-case': 'Lower case letters (a-z)',
      'password-policy-upper-case': 'Upper case letters (A-Z)',
      'password-policy-numbers': 'Numbers (0-9)',
      'password-policy-special-characters': 'Special characters (!@#$%^&*)',
      'password-contains-user-information': 'Password contains user information',
      'auth0-users-expired-ticket': 'This ticket was expired.',
      'auth0-users-used-ticket': 'This ticket was already used.',
      'auth0-users-validation': 'Something went wrong, please try again later',
      'custom-script-error-code': 'Something went wrong, please try again later.',
    },
    'reset-password-success': {
      pageTitle: 'Password reset successful | ${clientName}',
      eventTitle: 'Password Changed!',
      description: 'Your password has been changed successfully.',
      buttonText: 'Back to ${clientName}',
      logoAltText: '${companyName}',
    },
    'reset-password-error': {
      pageTitle: 'Password reset error | ${clientName}',
      eventTitleExpired: 'Link Expired',
      eventTitleUsed: 'Invalid Link',
      eventTitleGeneric: 'Please Try Again',
      descriptionExpired:
        'To reset your password, return to the login page and select "Forgot Your Password" to send a new email.',
      descriptionUsed:
        'This link has already been used. To reset your password, return to the login page and select "Forgot Your Password" to send a new email.',
      descriptionGeneric:
        'Something went wrong. Please return to the login page and select "Forgot Your Password" to try again.',
      backToLoginLinkText: 'Back to ${clientName}',
      logoAltText: '${companyName}',
    },
  },
  'brute-force-protection': {
    'brute-force-protection-unblock': {
      pageTitle: 'Unblock your account | ${clientName}',
      title: 'Unblock Your Account',
      description: 'Confirm that you want to unblock the account ${email}.',
      buttonText: 'Unblock',
      logoAltText: '${companyName}',
    },
    'brute-force-protection-unblock-success': {
      pageTitle: 'Account unblocked | ${clientName}',
      title: 'Account Unblocked',
      description: 'Your account has been unblocked. You can log in again.',
      buttonText: 'Back to ${clientName}',
      logoAltText: '${companyName}',
    },
    'brute-force-protection-unblock-failure': {
      pageTitle: 'Account not unblocked | ${clientName}',
      title: 'Invalid Link',
      description: 'This link has expired or was already used. Please try to log in again.',
      buttonText: 'Back to ${clientName}',
      logoAltText: '${companyName}',
    },
  },
  common: {
    common: {
      'error-title': 'Oops!, something went wrong',
      'error-description':
        'There could be a misconfiguration in the system or a service outage. Please try again.',
      'error-support': 'If the problem persists, contact the administrator.',
      'error-details': 'Technical details',
      'error-tracking': 'Tracking ID',
      'error-label': 'Error',
      'session-not-found':
        "You may have pressed the back button, refreshed during login, opened too many login dialogs, or there is some issue with cookies, since we couldn't find your session. Try logging in again from the application and if the problem persists please contact the administrator.",
    },
  },
  'custom-form': { 'custom-form': { pageTitle: 'Form ${clientName}' } },
};
