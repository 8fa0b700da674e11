#!/bin/sh
# Lets `prisma generate` and `prisma validate` run without the engine download; fails loudly for anything that needs it.
echo 'The schema engine is not available here: use "npm run db:migrate".' >&2
exit 1
