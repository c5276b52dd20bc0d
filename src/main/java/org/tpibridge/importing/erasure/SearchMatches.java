package org.tpibridge.importing.erasure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the places in a file that contain the patient's data, or may, and the reasons why parts
 * of the file could not be searched.
 */
final class SearchMatches {
  private static final int MAX_SHOWN = 3;

  private final Set<String> certain = new LinkedHashSet<>();
  private final Set<String> possible = new LinkedHashSet<>();
  private final Set<String> notSearched = new LinkedHashSet<>();

  /** Adds a visit or message of the patient. */
  void certain(String place) {
    certain.add(place);
  }

  /** Adds a text with the MRN that may not be about the patient. */
  void possible(String place) {
    possible.add(place);
  }

  /**
   * Adds a part that could not be searched.
   *
   * @param why the reason as a clause, such as {@code the archive is damaged}
   */
  void notSearched(String why) {
    notSearched.add(why);
  }

  boolean isEmpty() {
    return certain.isEmpty() && possible.isEmpty() && notSearched.isEmpty();
  }

  boolean areCertain() {
    return !certain.isEmpty();
  }

  /** Returns the entries for a file; empty if nothing was found. */
  List<FoundFile> of(Path file) {
    List<FoundFile> found = new ArrayList<>();
    possible.removeAll(certain);
    if (!certain.isEmpty()) {
      found.add(new FoundFile(file, FoundFile.FoundFileKind.CONTAINS, places(certain)));
    }
    if (!possible.isEmpty()) {
      found.add(new FoundFile(file, FoundFile.FoundFileKind.MAY_CONTAIN, places(possible)));
    }
    if (!notSearched.isEmpty()) {
      found.add(new FoundFile(file, FoundFile.FoundFileKind.NOT_SEARCHED, places(notSearched)));
    }
    return found;
  }

  private static String places(Set<String> places) {
    String shown = String.join("; ", places.stream().limit(MAX_SHOWN).toList());
    return places.size() > MAX_SHOWN
        ? shown + "; and " + (places.size() - MAX_SHOWN) + " more"
        : shown;
  }
}
