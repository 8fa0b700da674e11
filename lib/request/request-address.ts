import "server-only";
import { headers } from "next/headers";
import { addressOf } from "./address";

/** The network address of the request that is being answered. */
export const requestAddress = async (): Promise<string> => addressOf(Object.fromEntries(await headers()));
