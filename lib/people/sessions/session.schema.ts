import { z } from "zod";

const id = z.uuid({ error: "This session does not exist." });

export const sessionInput = z.object({ sessionId: id });
/** The session that asks and the device it is in; the server adds both. */
export const otherSessionsInput = z.object({ currentId: id, deviceToken: z.string().optional() });
