package org.tpibridge.mapping;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.visit.VisitField;

/**
 * Records which field of the visit filled which element of its Bundle. A finding about an element
 * can thus name the cell of the clinic's file.
 */
public final class ElementTrace {
  private static final Pattern ENTRY = Pattern.compile("^Bundle\\.entry\\[(\\d+)](.*)$");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/");
  private static final Pattern TYPE_CHOICE = Pattern.compile("\\.ofType\\([^)]*\\)");
  private static final Pattern FIRST_INDEX = Pattern.compile("^\\.[^.\\[]+\\[(\\d+)]");
  private static final Pattern INDEX = Pattern.compile("\\[(\\d+|x)]");

  /** Index of a note about all repetitions. */
  public static final int ANY = -1;

  /**
   * An element that was filled.
   *
   * @param element below the resource, without indexes; a choice by its base name: {@code value}
   * @param index of its first step if that repeats; {@link #ANY} if it does not
   */
  public record FilledElement(String element, int index, VisitField field) {

    boolean covers(String path, int firstIndex) {
      return (index == ANY || index == firstIndex)
          && path.startsWith(element)
          && isStep(path, element.length());
    }

    /**
     * Whether a step ends here: at a dot, at the end of the path, or before the type of a choice.
     */
    private boolean isStep(String path, int end) {
      return element.isEmpty()
          || path.length() == end
          || path.charAt(end) == '.'
          || Character.isUpperCase(path.charAt(end));
    }
  }

  private final List<List<FilledElement>> entries;

  /**
   * @param entries the filled elements of each entry, in the Bundle's order
   */
  public ElementTrace(List<List<FilledElement>> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * Finds the field that filled an element, or the nearest element around it that a field filled.
   *
   * @param fhirPath from the Bundle on: {@code Bundle.entry[3].resource.dosage.dose}; comments of
   *     HAPI's validator and {@code ofType} are ignored
   */
  public Optional<VisitField> fieldOf(String fhirPath) {
    Matcher path = ENTRY.matcher(fhirPath);
    if (!path.matches() || path.group(1).length() > 6) {
      return Optional.empty();
    }
    int entry = Integer.parseInt(path.group(1));
    return entry < entries.size() ? fieldOf(entries.get(entry), path.group(2)) : Optional.empty();
  }

  private static Optional<VisitField> fieldOf(List<FilledElement> filledElements, String below) {
    String path = COMMENT.matcher(below).replaceAll("");
    path = TYPE_CHOICE.matcher(path).replaceAll("");
    path = path.startsWith(".resource") ? path.substring(".resource".length()) : "";
    Matcher indexed = FIRST_INDEX.matcher(path);
    int firstIndex =
        indexed.find() && indexed.group(1).length() <= 6 ? Integer.parseInt(indexed.group(1)) : ANY;
    String element = INDEX.matcher(path).replaceAll("");
    element = element.startsWith(".") ? element.substring(1) : element;
    FilledElement longest = null;
    for (FilledElement note : filledElements) {
      if (note.covers(element, firstIndex)
          && (longest == null || note.element().length() >= longest.element().length())) {
        longest = note;
      }
    }
    return Optional.ofNullable(longest).map(FilledElement::field);
  }
}
