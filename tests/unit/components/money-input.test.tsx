// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { DateInput } from "@/components/ui/form/date-input";
import { MoneyInput } from "@/components/ui/form/money-input";
import { useForm } from "@/components/ui/form/use-form";

afterEach(cleanup);

const CURRENCIES = ["USD", "JPY", "KWD"].map((value) => ({ value, label: value }));

function Form({ sent, start = "" }: { sent: (typed: { amount: string }) => void; start?: string }) {
  const { register, handleSubmit } = useForm({ defaultValues: { amount: start, currency: "USD" } });
  return (
    <form onSubmit={(event) => void handleSubmit(sent)(event)}>
      <MoneyInput
        label="Amount"
        amount={register("amount")}
        currency={{ ...register("currency"), options: CURRENCIES }}
      />
      <button type="submit">Send</button>
    </form>
  );
}

const amount = () => screen.getByLabelText("Amount");
const type = (text: string) => fireEvent.input(amount(), { target: { value: text } });
const choose = (currency: string) =>
  fireEvent.change(screen.getByLabelText("Currency of amount"), { target: { value: currency } });

test("shows what it understood while a text is typed, and again when the currency changes", () => {
  render(<Form sent={() => undefined} />);
  type("250,000");
  expect(screen.getByText("USD 250,000.00")).toBeTruthy();
  choose("JPY");
  expect(screen.getByText("JPY 250,000")).toBeTruthy();
  expect(amount().getAttribute("aria-describedby")).toContain("field-amount-reading");
});

test("asks with both readings once the field is left, and sends the one chosen", async () => {
  const sent: { amount: string }[] = [];
  render(<Form sent={(typed) => sent.push(typed)} />);
  type("250.000");
  expect(screen.getByText("USD 250,000.00 or USD 250.00?")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "USD 250,000.00" })).toBeNull();
  fireEvent.blur(amount());
  await screen.findByText("“250.000” can mean USD 250,000.00 or USD 250.00. Choose one.");
  fireEvent.click(screen.getByRole("button", { name: "USD 250,000.00" }));
  expect((amount() as HTMLInputElement).value).toBe("250,000.00");
  expect(document.activeElement).toBe(amount());
  expect(screen.queryByText(/Choose one/)).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Send" }));
  await waitFor(() => expect(sent).toMatchObject([{ amount: "250,000.00" }]));
});

test("does not ask while the person types again after they had left the field", async () => {
  render(<Form sent={() => undefined} />);
  type("250.000");
  fireEvent.blur(amount());
  await screen.findByRole("group", { name: "How this amount is read" });
  type("250.000,5");
  expect(screen.queryByText(/Choose one/)).toBeNull();
  type("1.000");
  expect(screen.getByText("USD 1,000.00 or USD 1.00?")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "USD 1,000.00" })).toBeNull();
});

test.each([
  ["JPY", "15.000", ["JPY 15,000", "JPY 15"]],
  ["USD", "1,5", ["USD 1.50", "USD 15.00"]],
])("in %s asks about %s", async (currency, text, readings) => {
  render(<Form sent={() => undefined} />);
  choose(currency);
  type(text);
  fireEvent.blur(amount());
  for (const reading of readings) await screen.findByRole("button", { name: reading });
});

test("in a currency of three decimals does not ask about three decimals", async () => {
  render(<Form sent={() => undefined} />);
  choose("KWD");
  type("15.000");
  fireEvent.blur(amount());
  expect(await screen.findByText("KWD 15.000")).toBeTruthy();
  expect(screen.queryByText(/Choose one/)).toBeNull();
});

function Controlled() {
  const [value, setValue] = useState("");
  return (
    <MoneyInput
      label="Amount"
      currency="USD"
      amount={{ name: "amount", value, onChange: ({ target }) => setValue(target.value) }}
    />
  );
}

test("follows a text that its parent holds, typed or chosen", async () => {
  render(<Controlled />);
  type("1070000");
  expect((amount() as HTMLInputElement).value).toBe("1070000");
  expect(screen.getByText("USD 1,070,000.00")).toBeTruthy();
  type("1.5,0");
  type("250.000");
  fireEvent.blur(amount());
  fireEvent.click(await screen.findByRole("button", { name: "USD 250.00" }));
  expect((amount() as HTMLInputElement).value).toBe("250.00");
});

test("shows what a form started with", () => {
  render(<Form sent={() => undefined} start="1000" />);
  expect(screen.getByText("USD 1,000.00")).toBeTruthy();
});

test("drops the sentence of a refusal about notation once the text is readable, and keeps every other sentence", () => {
  const field = (error: string) => (
    <MoneyInput label="Amount" currency="USD" amount={{ name: "amount", defaultValue: "250.000" }} error={error} />
  );
  const { rerender } = render(field("“250.000” can mean USD 250,000.00 or USD 250.00. Choose one."));
  type("250");
  expect(screen.queryByText(/Choose one/)).toBeNull();
  rerender(field("This is more than the pool holds."));
  expect(screen.getByText("This is more than the pool holds.")).toBeTruthy();
});

test("a date shows its day in words, and one that can be read in two ways is asked", async () => {
  render(<DateInput label="Received on" name="on" defaultValue="03/04/2024" />);
  const input = screen.getByLabelText("Received on") as HTMLInputElement;
  fireEvent.blur(input);
  fireEvent.click(await screen.findByRole("button", { name: "3 April 2024" }));
  expect(input.value).toBe("2024-04-03");
  expect(screen.getByText("3 April 2024").tagName).toBe("P");
});
