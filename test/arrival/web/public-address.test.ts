import os from "node:os";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isPublicAddress } from "../../../src/arrival/web/public-address.ts";
import { replaceFunction } from "../../support/replaced-functions.ts";

test.each(["1.1.1.1", "93.184.216.34", "223.255.255.1", "2606:4700:4700::1111", "2a00:1450::5"])(
  "%s is public",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  ...["0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.9.9.9"],
  ...[
    "169.254.169.254",
    "168.63.129.16",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.168.1.1",
  ],
  ...["198.18.0.1", "198.51.100.1", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1"],
  ...["255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8"],
  ...["64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::"],
  ...["fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "3fff::1", "4000::1"],
  ...["", "localhost", "1.2.3", "1.1.1.1.1", "0x7f.1", "2130706433"],
])("%j is not", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test("an address of this machine is not, public as it may be", () => {
  replaceFunction(os, "networkInterfaces", () => ({
    eth0: [{ address: "93.184.216.34" }, { address: "2606:4700::1" }] as os.NetworkInterfaceInfo[],
  }));
  expect(isPublicAddress("93.184.216.34")).toBe(false);
  expect(isPublicAddress("2606:4700:0:0::1")).toBe(false);
  expect(isPublicAddress("93.184.216.35")).toBe(true);
});

test("no mapped form of a private address is public", () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
      expect(isPublicAddress(`::${address}`)).toBe(false);
    }),
  );
});
