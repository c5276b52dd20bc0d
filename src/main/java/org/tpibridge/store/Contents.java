package org.tpibridge.store;

import java.util.zip.CRC32C;

/**
 * Knows when what a version says is no longer what was written: disks change bits by themselves.
 */
final class Contents {
  private Contents() {}

  static long crc(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return crc.getValue();
  }

  /**
   * @throws StoreException where the content is damaged
   */
  static byte[] checked(long version, long crc, byte[] content) {
    if (content == null || crc(content) != crc) {
      throw StoreException.damaged("version " + version + " of a resource is not what was written");
    }
    return content;
  }
}
