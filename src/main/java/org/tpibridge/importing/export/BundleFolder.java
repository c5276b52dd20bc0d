package org.tpibridge.importing.export;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.tpibridge.files.OutputFile;
import org.tpibridge.files.OutputFolder;

/** A folder with one Bundle file for each visit. */
public final class BundleFolder {
  private final OutputFolder folder;
  private final PrintStream err;

  /**
   * @param err receives a message for each name that could not be used
   */
  public BundleFolder(OutputFolder folder, PrintStream err) {
    this.folder = folder;
    this.err = err;
  }

  /**
   * Opens the file of a visit. If the name belongs to a file that must not be overwritten, such as
   * an input, the file is named after the Bundle's id instead.
   */
  public OutputFile open(String name, String bundleId) throws IOException {
    Optional<String> objection = folder.conflict(name);
    if (objection.isEmpty()) {
      return folder.open(name);
    }
    String instead = BundleFileNames.ofBundle(bundleId);
    OutputFile file = folder.open(instead);
    err.println(
        "Did not write to "
            + folder.path().resolve(name)
            + ": "
            + objection.get()
            + " The visit was written to "
            + instead
            + " instead.");
    return file;
  }
}
