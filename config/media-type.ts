import { textLike } from "./wording";

/** A type as of `Content-Type`, `image/png`, or with a wildcard, which stands for all of a kind or for all. */
export const MediaType = textLike(/^[A-Za-z0-9!#$&^_.+*-]+\/[A-Za-z0-9!#$&^_.+*-]+$/, {
    problem: "is not a media type",
    expected: "a type such as `image/png`, or `*/*` for all",
    fix: "write it like `image/png`",
});
