const LONGEST = 60;

/**
 * Who a mail to a stranger says it comes from. The name is what somebody wrote into a product: one that is long, or that a
 * mail program could show as a link or a telephone number, would let anybody send texts of their own in our name, and gives
 * way to the email.
 */
export function describeSender(name: string | undefined, email: string): string {
  // A browser takes three other characters for the dot of a domain; a link or a number to call has a dot or a digit.
  const looksLikeLink = /[\p{N}/\\@:]|[.。．｡]\p{L}{2}|\bwww\./u;
  if (name === undefined || name.trim() === '' || looksLikeLink.test(name)) return email;
  return Array.from(name).length > LONGEST ? email : name;
}
