"use client";

import { Dialog as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

type Props = {
  /** The button that opens it. */
  trigger?: ReactElement;
  title: string;
  /** One sentence that says what is at stake. */
  description?: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
};

/** A question in front of the page: holds the focus, closes with Escape, gives the focus back to its button. */
export function Dialog({ trigger, title, description, children, ...state }: Props) {
  return (
    <Primitive.Root {...state}>
      {trigger ? <Primitive.Trigger asChild>{trigger}</Primitive.Trigger> : null}
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-ink/55" />
        <Primitive.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className="fixed inset-x-4 top-[8vh] z-50 mx-auto grid max-h-[84vh] max-w-xl gap-5 overflow-y-auto rounded-sm border-t-4 border-un bg-white p-6 shadow-xl sm:p-8"
        >
          <div className="grid gap-2">
            <Primitive.Title className="text-2xl">{title}</Primitive.Title>
            {description ? <Primitive.Description className="text-muted">{description}</Primitive.Description> : null}
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
