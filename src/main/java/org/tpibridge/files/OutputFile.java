package org.tpibridge.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that is being written. It gets its name, and the file that had it is replaced, when it is
 * committed; one that is closed before leaves everything as it was.
 */
public final class OutputFile implements Closeable {
  private final OutputFiles files;
  private final Path target;
  private final TemporaryFile part;

  OutputFile(OutputFiles files, Path target, TemporaryFile part) {
    this.files = files;
    this.target = target;
    this.part = part;
  }

  public Path path() {
    return target;
  }

  /** What the file gets. Closing the stream does not commit the file. */
  public OutputStream out() {
    return part.out();
  }

  /** Gives the file its name when it would survive a power failure. */
  public void commit() throws IOException {
    part.force();
    commitUnforced();
    Path folder = OutputFiles.folderOf(target);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  /**
   * Gives the file its name. For one of very many that the same command would write again: waiting
   * for the disk at each would take longer than all the rest.
   */
  public void commitUnforced() throws IOException {
    files.refuseUnlessUsable(target);
    part.rename(target);
  }

  @Override
  public void close() throws IOException {
    part.close();
  }
}
