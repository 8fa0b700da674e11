import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer } from "@/components/concept-notes/acts/use-act";
import { Autosaver, type Newest, type Saved } from "@/components/concept-notes/saving/autosaver";
import type { KeptCopy, Shelf } from "@/components/concept-notes/saving/kept-copy";

type Typed = { title: string };

/** A shelf in memory, with what it holds in sight. */
function memoryShelf() {
  let copy: KeptCopy<Typed> | null = null;
  const shelf: Shelf<Typed> = {
    read: () => copy,
    keep: (values, revision) => (copy = { values, revision, at: new Date().toISOString() }),
    clear: () => (copy = null),
  };
  return shelf;
}

const conflict: Answer<Saved> = { ok: false, code: "conflict", message: "Somebody was faster.", fields: {} };

const theirs = (): Promise<Newest<Typed> | null> => Promise.resolve({ typed: { title: "Theirs" }, revision: 7 });

function saverWith(save: (typed: Typed, revision: number) => Promise<Answer<Saved>>, newest = theirs) {
  const shelf = memoryShelf();
  const saver = new Autosaver<Typed>({ initial: { title: "" }, revision: 1, shelf, save, newest });
  return { saver, shelf };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("what is typed is kept in the browser until the server has acknowledged it", async () => {
  const { saver, shelf } = saverWith((_typed, revision) =>
    Promise.resolve({ ok: true, value: { revision: revision + 1 } }),
  );
  saver.changed({ title: "A" });
  expect(shelf.read()).toMatchObject({ values: { title: "A" }, revision: 1 });

  await vi.advanceTimersByTimeAsync(2_000);
  expect(saver.state().kind).toBe("saved");
  expect(saver.revision()).toBe(2);
  expect(shelf.read()).toBeNull();
});

test("a lost connection is tried again by itself, and nothing is dropped meanwhile", async () => {
  let isUp = false;
  const save = vi.fn((_typed: Typed, revision: number): Promise<Answer<Saved>> =>
    isUp ? Promise.resolve({ ok: true, value: { revision: revision + 1 } }) : Promise.reject(new TypeError("Failed")),
  );
  const { saver, shelf } = saverWith(save);
  saver.changed({ title: "A" });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(saver.state().kind).toBe("unreached");
  expect(shelf.read()).toMatchObject({ values: { title: "A" } });

  isUp = true;
  await vi.advanceTimersByTimeAsync(6_000);
  expect(saver.state().kind).toBe("saved");
  expect(save).toHaveBeenLastCalledWith({ title: "A" }, 1, false);
});

test("an overtaken version is not sent again until the person has chosen", async () => {
  const save = vi.fn((_typed: Typed, revision: number): Promise<Answer<Saved>> =>
    Promise.resolve(revision === 7 ? { ok: true, value: { revision: 8 } } : conflict),
  );
  const { saver, shelf } = saverWith(save);
  saver.changed({ title: "Mine" });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(saver.state().kind).toBe("conflict");

  saver.changed({ title: "Mine, and more" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(save).toHaveBeenCalledTimes(1);
  expect(shelf.read()).toMatchObject({ values: { title: "Mine, and more" } });

  await saver.saveOver(7);
  expect(save).toHaveBeenLastCalledWith({ title: "Mine, and more" }, 7, true);
  expect(saver.state().kind).toBe("saved");
});

/** A server that saves what it is sent by its revision; of the first save the answer is lost. */
function forgetfulServer() {
  let held: Newest<Typed> = { typed: { title: "" }, revision: 1 };
  const save = vi.fn((typed: Typed, revision: number): Promise<Answer<Saved>> => {
    if (revision !== held.revision) return Promise.resolve(conflict);
    held = { typed, revision: revision + 1 };
    if (held.revision === 2) return Promise.reject(new TypeError("Failed"));
    return Promise.resolve({ ok: true, value: { revision: held.revision } });
  });
  return { save, newest: () => Promise.resolve(held), held: () => held };
}

test("a save of which only the answer was lost is taken as saved, and is nobody else's", async () => {
  const { save, newest, held } = forgetfulServer();
  const { saver, shelf } = saverWith(save, newest);
  saver.changed({ title: "Mine" });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(saver.state().kind).toBe("unreached");
  await vi.advanceTimersByTimeAsync(6_000);
  expect(saver.state().kind).toBe("saved");
  expect(saver.revision()).toBe(2);
  expect(held()).toEqual({ typed: { title: "Mine" }, revision: 2 });
  expect(shelf.read()).toBeNull();
  expect(saver.holds({ title: "Mine" })).toBe(true);
});

test("what was typed after it is saved from the version that came of it", async () => {
  const { save, newest, held } = forgetfulServer();
  const { saver } = saverWith(save, newest);
  saver.changed({ title: "Mine" });
  await vi.advanceTimersByTimeAsync(2_000);
  saver.changed({ title: "Mine, and more" });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(saver.state().kind).toBe("saved");
  expect(held()).toEqual({ typed: { title: "Mine, and more" }, revision: 3 });
});

test("a version of which the newest cannot be read stays somebody else's", async () => {
  const { saver } = saverWith(
    () => Promise.resolve(conflict),
    () => Promise.reject(new TypeError("Failed")),
  );
  saver.changed({ title: "Mine" });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(saver.state().kind).toBe("conflict");
});

test("what is typed while a request is on its way is saved after it, from the version it gave", async () => {
  const answers: ((answer: Answer<Saved>) => void)[] = [];
  const save = vi.fn((_typed: Typed, _revision: number) => new Promise<Answer<Saved>>((done) => answers.push(done)));
  const { saver } = saverWith(save);
  saver.changed({ title: "A" });
  await vi.advanceTimersByTimeAsync(1_500);
  saver.changed({ title: "AB" });
  await vi.advanceTimersByTimeAsync(1_500);
  expect(save).toHaveBeenCalledTimes(1);

  answers[0]?.({ ok: true, value: { revision: 2 } });
  await vi.advanceTimersByTimeAsync(1_500);
  expect(save).toHaveBeenLastCalledWith({ title: "AB" }, 2, false);
});

test("taking the other version forgets the own one", async () => {
  const { saver, shelf } = saverWith(() => Promise.resolve(conflict));
  saver.changed({ title: "Mine" });
  await vi.advanceTimersByTimeAsync(2_000);
  saver.giveUp({ title: "Theirs" }, 9);
  expect(shelf.read()).toBeNull();
  expect(await saver.flush()).toBe(true);
  expect(saver.revision()).toBe(9);
});
