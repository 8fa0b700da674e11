-- A spreadsheet may hold a day as a bare number, which counts from the beginning its workbook names. What was uploaded
-- before did not keep it: there a bare number stays no day, and the same file uploaded again is read.
ALTER TABLE "imports" ADD COLUMN "day_zero" DATE;
