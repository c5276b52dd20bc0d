package org.tpibridge.reading.hl7v2.message;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import ca.uhn.hl7v2.parser.PipeParser;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tpibridge.finding.Place;

/**
 * One segment, with its fields by their HL7 numbers. Reading a component marks it as used; {@link
 * #peek} reads without marking. A field with HL7's explicit null ({@code ""}) counts as empty.
 */
public final class Hl7Segment {
  private static final String NULL = "\"\"";
  private static final long ALL = -1L;

  /** Segments whose first two fields are the delimiters themselves. */
  private static final Set<String> WITH_DELIMITERS = Set.of("MSH", "FHS", "BHS");

  private static final String[][] EMPTY = {{""}};

  private final String source;
  private final long message;
  private final String name;
  private final int occurrence;
  private final EncodingCharacters delimiters;
  private final Escaping escapes;

  /** For each field, the repetitions as written; null if empty. */
  private final String[][] fields;

  /** For each field, repetition and component the subcomponents, parsed at the first access. */
  private final String[][][][] values;

  /** For each field, a bit for each component that was read. */
  private final Map<Integer, Long> valuesRead = new HashMap<>();

  /**
   * @param line the segment as written, with its name
   */
  Hl7Segment(
      String source,
      long message,
      String name,
      int occurrence,
      String line,
      EncodingCharacters delimiters,
      Escaping escapes) {
    this.source = source;
    this.message = message;
    this.name = name;
    this.occurrence = occurrence;
    this.delimiters = delimiters;
    this.escapes = escapes;
    this.fields = fields(line);
    this.values = new String[fields.length][][][];
  }

  private String[][] fields(String line) {
    String[] parts = split(line, delimiters.getFieldSeparator());
    int first = WITH_DELIMITERS.contains(name) ? 2 : 1;
    String[][] all = new String[parts.length + first - 1][];
    for (int i = 1; i < parts.length; i++) {
      int field = i + first - 1;
      all[field] =
          isDelimiters(field)
              ? new String[] {parts[i]}
              : split(parts[i], delimiters.getRepetitionSeparator());
    }
    if (isDelimiters(1)) {
      all[1] = new String[] {String.valueOf(delimiters.getFieldSeparator())};
    }
    return all;
  }

  private boolean isDelimiters(int field) {
    return field <= 2 && WITH_DELIMITERS.contains(name);
  }

  private static String[] split(String text, char separator) {
    return PipeParser.split(text, String.valueOf(separator));
  }

  public String name() {
    return name;
  }

  long message() {
    return message;
  }

  public int lastField() {
    return fields.length - 1;
  }

  public int repetitions(int field) {
    return field < fields.length ? fields[field].length : 0;
  }

  /** Returns the first component of the first repetition. */
  public String value(int field) {
    return value(field, 0, 1);
  }

  public String value(int field, int component) {
    return value(field, 0, component);
  }

  /** Returns the first subcomponent of a component, or "". */
  public String value(int field, int repetition, int component) {
    String value = peek(field, repetition, component);
    if (!value.isEmpty()) {
      markUsed(field, component);
    }
    return value;
  }

  public String peek(int field, int component) {
    return peek(field, 0, component);
  }

  public String peek(int field, int repetition, int component) {
    if (repetition >= repetitions(field)) {
      return "";
    }
    String[][] components = components(field, repetition);
    return component > components.length ? "" : components[component - 1][0].strip();
  }

  /** Returns the whole text of a repetition: unescaped delimiters in text are part of the text. */
  public String text(int field, int repetition) {
    String text = peekText(field, repetition);
    if (!text.isEmpty()) {
      valuesRead.put(field, ALL);
    }
    return text;
  }

  public String peekText(int field, int repetition) {
    if (repetition >= repetitions(field)) {
      return "";
    }
    String[][] components = components(field, repetition);
    if (components.length == 1) {
      return joined(components[0]).strip();
    }
    StringBuilder text = new StringBuilder();
    for (int component = 0; component < components.length; component++) {
      text.append(component > 0 ? String.valueOf(delimiters.getComponentSeparator()) : "");
      text.append(joined(components[component]));
    }
    return text.toString().strip();
  }

  /** Whether a repetition contains HL7's explicit null, which deletes an earlier value. */
  public boolean isNull(int field, int repetition) {
    if (repetition >= repetitions(field)) {
      return false;
    }
    String[] parts = split(fields[field][repetition], delimiters.getComponentSeparator());
    return parts.length > 0 && NULL.equals(parts[0]);
  }

  /** Returns the whole segment, for comparison with another. */
  public String line() {
    StringBuilder line = new StringBuilder(name);
    for (int field = 1; field < fields.length; field++) {
      for (int i = 0; i < fields[field].length; i++) {
        line.append(i == 0 ? '|' : '~').append(peekText(field, i));
      }
      if (fields[field].length == 0) {
        line.append('|');
      }
    }
    return line.toString();
  }

  /** Returns a component as words: an unescaped subcomponent delimiter is part of the text. */
  public String words(int field, int repetition, int component) {
    if (repetition >= repetitions(field)) {
      return "";
    }
    String[][] components = components(field, repetition);
    return component > components.length ? "" : joined(components[component - 1]).strip();
  }

  private String joined(String[] parts) {
    return parts.length == 1
        ? parts[0]
        : String.join(String.valueOf(delimiters.getSubcomponentSeparator()), parts);
  }

  /** Parsed lazily: some fields are read many times, most are never read. */
  private String[][] components(int field, int repetition) {
    if (values[field] == null) {
      values[field] = new String[fields[field].length][][];
    }
    String[][] components = values[field][repetition];
    if (components == null) {
      String text = fields[field][repetition];
      components = isDelimiters(field) && text != null ? new String[][] {{text}} : components(text);
      values[field][repetition] = components;
    }
    return components;
  }

  private String[][] components(String text) {
    String[] parts = split(text, delimiters.getComponentSeparator());
    int length = parts.length;
    while (length > 0 && parts[length - 1] == null) {
      length--;
    }
    if (length == 0) {
      return EMPTY;
    }
    String[][] components = new String[length][];
    for (int i = 0; i < length; i++) {
      components[i] = subcomponents(parts[i]);
    }
    return components;
  }

  private String[] subcomponents(String text) {
    String[] parts = split(text, delimiters.getSubcomponentSeparator());
    if (parts.length == 0) {
      return EMPTY[0];
    }
    for (int i = 0; i < parts.length; i++) {
      String value = parts[i] == null ? "" : escapes.unescape(parts[i], delimiters);
      parts[i] = value.equals(NULL) ? "" : value;
    }
    return parts;
  }

  /** Marks a component as read. */
  public void markUsed(int field, int component) {
    valuesRead.merge(field, 1L << Math.min(component, Long.SIZE - 1), (a, b) -> a | b);
  }

  /** Returns how much of a field was read. */
  public FieldUse use(int field) {
    long stated = 0;
    for (int repetition = 0; repetition < repetitions(field); repetition++) {
      for (int component = 1; component <= components(field, repetition).length; component++) {
        if (!peek(field, repetition, component).isEmpty()) {
          stated |= 1L << Math.min(component, Long.SIZE - 1);
        }
      }
    }
    long seen = valuesRead.getOrDefault(field, 0L) & stated;
    return stated == 0
        ? FieldUse.EMPTY
        : seen == 0 ? FieldUse.IGNORED : seen == stated ? FieldUse.USED : FieldUse.PARTLY_USED;
  }

  public Place place(int field) {
    return place(field, 0);
  }

  public Place place(int field, int component) {
    return new Place.Segment(source, message, name, occurrence, field, component);
  }
}
