package org.tpibridge.store.resources;

import java.util.zip.CRC32C;
import org.tpibridge.store.database.StoreException;

/** Detects versions whose content is no longer what was written, because the disk changed bits. */
public final class ContentChecksum {
  private ContentChecksum() {}

  static long crc(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return crc.getValue();
  }

  /**
   * @throws StoreException if the content is damaged
   */
  public static byte[] verified(long version, long crc, byte[] content) {
    if (content == null || crc(content) != crc) {
      throw StoreException.damaged(
          "the checksum of version " + version + " of a resource is wrong");
    }
    return content;
  }
}
