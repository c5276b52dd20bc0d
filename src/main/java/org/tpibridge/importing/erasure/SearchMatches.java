package org.tpibridge.importing.erasure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where in a file the patient was found, or may be, and what of the file could not be searched. */
final class SearchMatches {
  private static final int SHOWN = 3;

  private final Set<String> certain = new LinkedHashSet<>();
  private final Set<String> possible = new LinkedHashSet<>();
  private final Set<String> notSearched = new LinkedHashSet<>();

  /** A visit or message of the patient's. */
  void certain(String place) {
    certain.add(place);
  }

  /** A text that has the MRN, and may be about anybody. */
  void possible(String place) {
    possible.add(place);
  }

  /**
   * @param why such as {@code is encrypted}
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

  /** What is to be listed of a file; nothing where nothing was found. */
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
    String shown = String.join("; ", places.stream().limit(SHOWN).toList());
    return places.size() > SHOWN ? shown + "; and " + (places.size() - SHOWN) + " more" : shown;
  }
}
