import type { ReactNode } from "react";

/** A link, or plain text where the page that it would lead to does not exist. */
export function PageLink({
  href,
  className,
  children,
}: {
  readonly href: string | null;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  return href === null ? (
    children
  ) : (
    <a href={href} className={className}>
      {children}
    </a>
  );
}
