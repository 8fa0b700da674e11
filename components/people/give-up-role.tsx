"use client";

import { ConfirmDialog } from "@/components/ui/actions/confirm-dialog";
import { Alert } from "@/components/ui/feedback/alert";
import { Row } from "@/components/ui/page/layout";
import { type RolePair } from "@/lib/access/excluded-roles";
import type { Role } from "@/lib/access/permissions";
import { pairSentence, ROLE_LABELS } from "@/lib/access/role.labels";
import type { Answer } from "./use-checked-form";

type Props = {
  pairs: readonly RolePair[];
  /** The roles of these pairs. */
  roles: readonly Role[];
  act: (input: { role: Role }) => Promise<Answer<unknown>>;
};

/** The way out for a person whose roles exclude each other: they choose the role to give up. */
export function GiveUpRole({ pairs, roles, act }: Props) {
  return (
    <>
      <Alert tone="warning" title="You can read but not act">
        <p>{pairs.map(pairSentence).join(" ")} Give up one of them.</p>
      </Alert>
      <Row gap="small">
        {roles.map((role) => (
          <ConfirmDialog
            key={role}
            label={`Give up ${ROLE_LABELS[role]}`}
            title={`Give up the role ${ROLE_LABELS[role]}?`}
            description="You lose the permissions of this role. Only an administrator can assign it to you again."
            onConfirm={() => act({ role })}
          />
        ))}
      </Row>
    </>
  );
}
