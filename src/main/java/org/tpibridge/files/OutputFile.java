package org.tpibridge.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that is being written. The commit replaces an existing file of that name. If the file is
 * closed without a commit, nothing changes.
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

  /** Returns the stream for the content. Closing the stream does not commit the file. */
  public OutputStream out() {
    return part.out();
  }

  /** Commits the file after its content is safe from a power failure. */
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
   * Commits the file without waiting for the disk. For commands that write very many files and can
   * write them again.
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
