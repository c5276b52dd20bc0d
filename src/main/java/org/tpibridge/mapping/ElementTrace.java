package org.tpibridge.mapping;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.visit.VisitField;

/**
 * Which field of the visit filled which element of its Bundle: leads a finding about an element to
 * the cell that the clinic has open.
 */
public final class ElementTrace {
  private static final Pattern ENTRY = Pattern.compile("^Bundle\\.entry\\[(\\d+)](.*)$");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/");
  private static final Pattern TYPE_CHOICE = Pattern.compile("\\.ofType\\([^)]*\\)");
  private static final Pattern FIRST_INDEX = Pattern.compile("^\\.[^.\\[]+\\[(\\d+)]");
  private static final Pattern INDEX = Pattern.compile("\\[(\\d+|x)]");

  /** Not an index: the note is about every repetition. */
  public static final int ANY = -1;

  /**
   * A filled element.
   *
   * @param element below the resource, without indexes; a choice by its base name: {@code value}
   * @param index of its first step where that repeats, else {@link #ANY}
   */
  public record FilledElement(String element, int index, VisitField field) {

    boolean covers(String path, int firstIndex) {
      return (index == ANY || index == firstIndex)
          && path.startsWith(element)
          && isStep(path, element.length());
    }

    /** A step ends at a dot, at the path's end, or before the type of a choice. */
    private boolean isStep(String path, int end) {
      return element.isEmpty()
          || path.length() == end
          || path.charAt(end) == '.'
          || Character.isUpperCase(path.charAt(end));
    }
  }

  private final List<List<FilledElement>> entries;

  /**
   * @param entries in the Bundle's order, the notes of each
   */
  public ElementTrace(List<List<FilledElement>> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * The field that filled an element, or else the nearest element around it that a field filled.
   *
   * @param fhirPath from the Bundle on: {@code Bundle.entry[3].resource.dosage.dose}; comments as
   *     HAPI's validator writes them and {@code ofType} do not matter
   */
  public Optional<VisitField> fieldOf(String fhirPath) {
    Matcher path = ENTRY.matcher(fhirPath);
    if (!path.matches() || path.group(1).length() > 6) {
      return Optional.empty();
    }
    int entry = Integer.parseInt(path.group(1));
    return entry < entries.size() ? fieldOf(entries.get(entry), path.group(2)) : Optional.empty();
  }

  private static Optional<VisitField> fieldOf(List<FilledElement> notes, String below) {
    String path = COMMENT.matcher(below).replaceAll("");
    path = TYPE_CHOICE.matcher(path).replaceAll("");
    path = path.startsWith(".resource") ? path.substring(".resource".length()) : "";
    Matcher indexed = FIRST_INDEX.matcher(path);
    int firstIndex =
        indexed.find() && indexed.group(1).length() <= 6 ? Integer.parseInt(indexed.group(1)) : ANY;
    String element = INDEX.matcher(path).replaceAll("");
    element = element.startsWith(".") ? element.substring(1) : element;
    FilledElement longest = null;
    for (FilledElement note : notes) {
      if (note.covers(element, firstIndex)
          && (longest == null || note.element().length() >= longest.element().length())) {
        longest = note;
      }
    }
    return Optional.ofNullable(longest).map(FilledElement::field);
  }
}
