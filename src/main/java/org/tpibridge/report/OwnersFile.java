package org.tpibridge.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that only its owner may read, because it holds what patients' records say. Where the file
 * system knows no such permissions, the folder's count.
 */
public final class OwnersFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private OwnersFile() {}

  /** Opens the file to be written anew. */
  public static OutputStream open(Path file) throws IOException {
    Set<StandardOpenOption> anew =
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    OutputStream out = Channels.newOutputStream(Files.newByteChannel(file, anew, attributes));
    try {
      if (posix && Files.isRegularFile(file)) {
        // One that was there before kept its own.
        Files.setPosixFilePermissions(file, OWNER_ONLY);
      }
      return new BufferedOutputStream(out, 1 << 16);
    } catch (IOException e) {
      out.close();
      throw e;
    }
  }
}
