import { z } from "zod";

const id = z.uuid({ error: "This session does not exist." });

export const sessionInput = z.object({ sessionId: id });
/** `currentId` is the session that asks; the server adds it. */
export const otherSessionsInput = z.object({ currentId: id });
