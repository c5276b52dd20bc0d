package org.tpibridge.importing.export;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.tpibridge.files.OutputFile;
import org.tpibridge.files.OutputFolder;

/** A folder with one Bundle file a visit. */
public final class BundleFolder {
  private final OutputFolder folder;
  private final PrintStream err;

  /**
   * @param err gets to know of names that could not be used
   */
  public BundleFolder(OutputFolder folder, PrintStream err) {
    this.folder = folder;
    this.err = err;
  }

  public OutputFolder folder() {
    return folder;
  }

  /**
   * Opens the file of a visit: under the Bundle's id where its name is that of a file which must
   * not be overwritten, such as an input.
   */
  public OutputFile open(String name, String bundleId) throws IOException {
    Optional<String> objection = folder.conflict(name);
    if (objection.isEmpty()) {
      return folder.open(name);
    }
    String instead = BundleFileNames.ofBundle(bundleId);
    OutputFile file = folder.open(instead);
    err.println(
        "Not written to "
            + folder.path().resolve(name)
            + ": "
            + objection.get()
            + " The visit is in "
            + instead
            + ".");
    return file;
  }
}
