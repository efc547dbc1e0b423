import assert from "node:assert/strict";
import { parseImage } from "../../components/container-image";

const HOST = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";
const REGISTRY = { account: "123456789012", region: "eu-west-1", dnsSuffix: "amazonaws.com" };
const DIGEST = `sha256:${"0123456789abcdef".repeat(4)}`;

describe("the URI of a container image", () => {
    const good: readonly (readonly [string, string, string | undefined, object | undefined])[] = [
        [`${HOST}/pets:1.0.0`, "pets", "1.0.0", REGISTRY],
        [`${HOST}/team/pets_api/v2.x:latest`, "team/pets_api/v2.x", "latest", REGISTRY],
        [`${HOST}/pets@${DIGEST}`, "pets", DIGEST, REGISTRY],
        [`${HOST}/pets:1.0.0@${DIGEST}`, "pets", DIGEST, REGISTRY],
        [`${HOST}/pets`, "pets", undefined, REGISTRY],
        ["public.ecr.aws/docker/library/node:22", "docker/library/node", "22", undefined],
        ["docker.io/library/nginx", "library/nginx", undefined, undefined],
        ["localhost:5000/pets:1", "pets", "1", undefined],
        [
            "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/pets:1",
            "pets",
            "1",
            { account: "123456789012", region: "cn-north-1", dnsSuffix: "amazonaws.com.cn" },
        ],
    ];
    for (const [uri, repository, version, registry] of good) {
        it(`says of ${uri} where it is and of which version`, () => {
            assert.deepEqual(parseImage(uri), { registry, repository, version });
        });
    }

    const bad = ["", "nginx", "/pets:1", `${HOST}/`, `${HOST}/Pets:1`, `${HOST}/pets:`, `${HOST}/pets:a b`];
    for (const uri of [...bad, `${HOST}/pets@sha256:12`, `${HOST}/a//b:1`, `${HOST}/pets:1:2`]) {
        it(`is not \`${uri}\``, () => assert.equal(parseImage(uri), undefined));
    }

    it("is of no private registry where the host only looks like one", () => {
        const hosts = [
            `${HOST}.example.com`,
            `x${HOST}`,
            HOST.replace("123456789012", "12345"),
            HOST.replace("ecr", "ecr-fips"),
        ];
        assert.deepEqual(
            hosts.map((host) => parseImage(`${host}/pets:1`)?.registry),
            [undefined, undefined, undefined, undefined],
        );
    });
});
