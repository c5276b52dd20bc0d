package org.tpibridge.exchange.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Distinguishes addresses of the internet from those of this machine and of private networks. */
final class NetworkAddresses {

  /**
   * @param bits length of the common prefix
   */
  private record Block(byte[] prefix, int bits) {
    private static Block of(String cidr) {
      String[] parts = cidr.split("/", -1);
      try {
        return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(cidr, e);
      }
    }

    private boolean contains(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      int whole = bits / 8;
      if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
        return false;
      }
      int rest = bits % 8;
      int mask = rest == 0 ? 0 : 0xFF << (8 - rest);
      return rest == 0 || (address[whole] & mask) == (prefix[whole] & mask);
    }
  }

  /** The special-purpose registries of IANA: everything that is not reachable on the internet. */
  private static final List<Block> PRIVATE =
      List.of(
          Block.of("10.0.0.0/8"),
          Block.of("100.64.0.0/10"),
          Block.of("172.16.0.0/12"),
          Block.of("192.168.0.0/16"),
          Block.of("fc00::/7"),
          Block.of("fec0::/10"));

  private static final List<Block> NEVER =
      List.of(
          Block.of("0.0.0.0/8"),
          // Link-local: also the metadata services of clouds.
          Block.of("169.254.0.0/16"),
          Block.of("192.0.0.0/24"),
          Block.of("192.0.2.0/24"),
          Block.of("198.18.0.0/15"),
          Block.of("198.51.100.0/24"),
          Block.of("203.0.113.0/24"),
          Block.of("224.0.0.0/4"),
          Block.of("240.0.0.0/4"),
          Block.of("::/128"),
          Block.of("fe80::/10"),
          Block.of("ff00::/8"),
          Block.of("100::/64"),
          Block.of("2001:db8::/32"),
          Block.of("fd00:ec2::254/128"));

  private static final Block LOOPBACK_4 = Block.of("127.0.0.0/8");
  private static final Block LOOPBACK_6 = Block.of("::1/128");

  /** IPv6 addresses that contain an IPv4 address from this byte on. */
  private static final List<Block> NAT64 = List.of(Block.of("64:ff9b::/96"));

  private static final Block SIX_TO_FOUR = Block.of("2002::/16");

  private NetworkAddresses() {}

  enum Kind {
    PUBLIC,
    PRIVATE,
    LOOPBACK,
    /** Link-local, multicast, documentation and other addresses that no EHR has. */
    SPECIAL
  }

  static Kind kindOf(InetAddress address) {
    byte[] bytes = embedded(address);
    if (LOOPBACK_4.contains(bytes) || LOOPBACK_6.contains(bytes)) {
      return Kind.LOOPBACK;
    }
    if (NEVER.stream().anyMatch(block -> block.contains(bytes))) {
      return Kind.SPECIAL;
    }
    return PRIVATE.stream().anyMatch(block -> block.contains(bytes)) ? Kind.PRIVATE : Kind.PUBLIC;
  }

  /** The IPv4 address within an IPv6 address that a gateway would translate. */
  private static byte[] embedded(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return bytes;
    }
    if (((Inet6Address) address).isIPv4CompatibleAddress() && !LOOPBACK_6.contains(bytes)) {
      return Arrays.copyOfRange(bytes, 12, 16);
    }
    if (NAT64.stream().anyMatch(block -> block.contains(bytes))) {
      return Arrays.copyOfRange(bytes, 12, 16);
    }
    return SIX_TO_FOUR.contains(bytes) ? Arrays.copyOfRange(bytes, 2, 6) : bytes;
  }
}
