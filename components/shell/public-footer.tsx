import { AppLink } from "@/components/ui/page/app-link";
import { Mark } from "./mark";
import { FOOTER_NAVIGATION } from "./navigation";

/** Who answers for the Fund, as the fund profile holds it. */
export type FooterContact = {
  office: string;
  /** Postal address, line by line. */
  address: readonly string[];
  email: string;
  /** Addresses with or without their scheme, as they are printed. */
  websites: readonly string[];
};

const addressOf = (website: string) => (/^https?:\/\//.test(website) ? website : `https://${website}`);

type Props = { contact: FooterContact; disclaimers: readonly string[] };

const LINK = "inline-block py-0.5 text-white underline underline-offset-3 hover:decoration-2";

function Contact({ office, address, email, websites }: FooterContact) {
  return (
    <>
      <address className="not-italic">
        <strong className="block">{office}</strong>
        {address.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
      <ul className="grid content-start gap-1">
        <li>
          <a href={`mailto:${email}`} className={LINK}>
            {email}
          </a>
        </li>
        {websites.map((website) => (
          <li key={website}>
            <a href={addressOf(website)} rel="noreferrer" className={LINK}>
              {website.replace(/^https?:\/\//, "")}
            </a>
          </li>
        ))}
        {FOOTER_NAVIGATION.map(({ href, label }) => (
          <li key={href}>
            <AppLink href={href} className={LINK}>
              {label}
            </AppLink>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The foot of every public page: contacts and what has to be said. */
export function PublicFooter({ contact, disclaimers }: Props) {
  return (
    <footer className="on-deep text-sm">
      <div className="page-grid py-12">
        <div className="grid gap-x-12 gap-y-8 md:grid-cols-[1.2fr_1.2fr_1fr]">
          <div className="flex items-start gap-3 font-serif">
            <Mark />
            <p className="text-lg leading-snug">
              Migration
              <br />
              Multi-Partner Trust Fund
            </p>
          </div>
          <Contact {...contact} />
          {disclaimers.length > 0 ? (
            <div className="grid gap-2 border-t border-blue-700 pt-6 text-blue-100 md:col-span-3">
              {disclaimers.map((sentence) => (
                <p key={sentence} className="max-w-4xl">
                  {sentence}
                </p>
              ))}
            </div>
          ) : null}
        </div>
      </div>
    </footer>
  );
}
