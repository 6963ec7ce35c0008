/** What is typed of a client that says who it is. */
export interface Typed {
  name: string;
  email: string;
  phone: string;
  website: string;
  city: string;
  country: string | null;
}

const SHORTEST = 3;

/** What to compare the client being typed by; null while it could be anybody. */
export function questionOf({ name, email, phone, website, city, country }: Typed) {
  const line = (value: string, from = 1) => (value.trim().length < from ? null : value.trim());
  const asked = {
    name: line(name, SHORTEST),
    email: line(email, SHORTEST),
    phone: line(phone, SHORTEST),
    domain: domainOf(website),
  };
  if (Object.values(asked).every((value) => value === null)) return null;
  return { ...asked, city: line(city), country };
}

/** `example.com` of `https://www.example.com/about`. */
function domainOf(website: string): string | null {
  const host = /^(?:https?:\/\/)?(?:www\.)?([^/\s:?#]+\.[^/\s:?#]{2,})/i.exec(website.trim())?.[1];
  return host?.toLowerCase() ?? null;
}
