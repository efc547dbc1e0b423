import { z } from "zod";
import { textLike } from "./wording";

/** Tags that a stack may give each resource: fewer than AWS takes, since the components add some of their own. */
export const MAXIMUM_TAGS = 40;

const TagKey = textLike(/^(?![Aa][Ww][Ss]:)[\s\S]{1,128}$/, {
    problem: "is not a key for a tag",
    expected: "1 to 128 characters that do not begin with `aws:`",
    fix: "rename it",
});

/** What `private-api:tags` may hold. */
export const TagsSchema = z
    .record(TagKey, z.string().max(256))
    .meta({ maxProperties: MAXIMUM_TAGS })
    .describe("Tags of every resource: at most 40, keys up to 128 and values up to 256 characters.");

export type Tags = Readonly<Record<string, string>>;
