package org.tpibridge.store.resources;

import java.util.zip.CRC32C;
import org.tpibridge.store.database.StoreException;

/**
 * Knows when what a version says is no longer what was written: disks change bits by themselves.
 */
public final class ContentChecksum {
  private ContentChecksum() {}

  static long crc(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return crc.getValue();
  }

  /**
   * @throws StoreException where the content is damaged
   */
  public static byte[] verified(long version, long crc, byte[] content) {
    if (content == null || crc(content) != crc) {
      throw StoreException.damaged("version " + version + " of a resource is not what was written");
    }
    return content;
  }
}
