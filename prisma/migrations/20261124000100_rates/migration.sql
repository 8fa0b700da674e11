-- Amounts keep the minor unit of their currency, up to the four decimals of ISO 4217, and rates twelve.
ALTER TABLE "contribution_entries" ALTER COLUMN "amount" SET DATA TYPE DECIMAL(20,4),
ALTER COLUMN "rate" SET DATA TYPE DECIMAL(24,12);
ALTER TABLE "earmarks" ALTER COLUMN "amount" SET DATA TYPE DECIMAL(20,4);

-- CreateEnum
CREATE TYPE "rate_source" AS ENUM ('un_operational', 'ecb', 'imf');

-- CreateEnum
CREATE TYPE "rate_basis" AS ENUM ('daily', 'monthly', 'annual');

-- CreateTable
CREATE TABLE "exchange_rates" (
    "currency" CHAR(3) NOT NULL,
    "source" "rate_source" NOT NULL,
    "rate_on" DATE NOT NULL,
    "usd_per_unit" DECIMAL(24,12) NOT NULL,
    "basis" "rate_basis" NOT NULL,
    "quotation" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "exchange_rates_pkey" PRIMARY KEY ("currency","source","rate_on","recorded_at")
);

ALTER TABLE "exchange_rates"
  ADD CONSTRAINT "exchange_rates_rate_positive" CHECK ("usd_per_unit" > 0),
  ADD CONSTRAINT "exchange_rates_currency_code" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "exchange_rates_not_usd" CHECK ("currency" <> 'USD'),
  ADD CONSTRAINT "exchange_rates_basis_of_source" CHECK (
    "basis" = CASE "source" WHEN 'un_operational' THEN 'monthly' WHEN 'ecb' THEN 'daily' ELSE 'annual' END::rate_basis);

CREATE TRIGGER "exchange_rates_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "exchange_rates" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON "exchange_rates" TO mptf_app;
