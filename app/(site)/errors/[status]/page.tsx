import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ErrorDocument } from "../../../../components/site/ErrorDocument.tsx";
import { SiteLayout } from "../../../../components/site/SiteLayout.tsx";
import { ERROR_STATUSES, type ErrorStatus } from "../../../../lib/errorStatus.ts";
import { NO_NAVIGATION } from "../../../../lib/navigation.ts";

export const dynamic = "force-static";
export const dynamicParams = false;

/** Rendered by the build; the front door serves them under whatever address had the error. */
export function generateStaticParams() {
  return ERROR_STATUSES.map((status) => ({ status: String(status) }));
}

interface Props {
  readonly params: Promise<{ status: string }>;
}

const TITLES: Readonly<Record<ErrorStatus, string>> = {
  404: "Not found",
  410: "No longer published",
  503: "Not available right now",
};

async function statusOf({ params }: Props): Promise<ErrorStatus> {
  const { status } = await params;
  return ERROR_STATUSES.find((known) => String(known) === status) ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: TITLES[await statusOf(props)], robots: { index: false } };
}

export default async function Page(props: Props) {
  return (
    <SiteLayout navigation={NO_NAVIGATION} current={{ kind: "other" }} edition={null}>
      <ErrorDocument status={await statusOf(props)} />
    </SiteLayout>
  );
}
