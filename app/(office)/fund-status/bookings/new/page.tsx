import type { Metadata } from "next";
import { randomUUID } from "node:crypto";
import { BookingForm } from "@/components/status/booking-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { requirePermission } from "@/lib/request/session";
import { recordBookingAction } from "../../actions";
import { readBooks, readPunos } from "../../choices";

export const metadata: Metadata = { title: "Book income or a cost" };

/** The form of the Administrative Agent for what is neither a deposit nor a programme's transfer. */
export default async function NewBookingPage() {
  await requirePermission("booking.record");
  return (
    <>
      <PageHeader
        title="Book income or a cost"
        lead="Interest, other income, direct costs, bank charges, transfers to other funds. Deposits are recorded with their contribution, transfers of a programme with its tranches."
        breadcrumbs={[{ label: "Fund status", href: "/fund-status" }, { label: "Book" }]}
      />
      <BookingForm
        requestKey={randomUUID()}
        punos={await readPunos()}
        books={await readBooks()}
        act={recordBookingAction}
      />
    </>
  );
}
