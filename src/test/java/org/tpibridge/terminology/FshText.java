package org.tpibridge.terminology;

import java.util.Collection;

/** Writes one FSH definition: its heading, then its rules, one for each line. */
final class FshText {
  static final String SNOMED_NOTE =
      "This includes codes of SNOMED CT, copyright International Health Terminology Standards"
          + " Development Organisation (SNOMED International). Their use needs an affiliate license"
          + " or a member country's license; in the United States the National Library of Medicine"
          + " issues it.";
  static final String RXNORM_NOTE =
      "This includes codes of RxNorm, courtesy of the U.S. National Library of Medicine, which"
          + " neither endorses nor recommends this product.";

  private final StringBuilder text = new StringBuilder();

  FshText definition(String keyword, String name, String id, String title, String description) {
    line(keyword + ": " + name);
    line("Id: " + id);
    line("Title: " + quoted(title));
    line("Description: " + quoted(description));
    return this;
  }

  FshText instance(String type, String id, String title, String description) {
    line("Instance: " + id);
    line("InstanceOf: " + type);
    line("Title: " + quoted(title));
    line("Description: " + quoted(description));
    return line("Usage: #definition");
  }

  FshText rule(String rule) {
    return line("* " + rule);
  }

  FshText copyright(String path, Collection<String> notes) {
    return notes.isEmpty() ? this : rule(path + " = " + quoted(String.join(" ", notes)));
  }

  FshText line(String line) {
    text.append(line).append('\n');
    return this;
  }

  static String quoted(String words) {
    return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Formats a code; a code with a space is quoted. */
  static String code(String code) {
    return "#" + (code.contains(" ") ? quoted(code) : code);
  }

  /** Formats {@code tpi-muscle} as {@code TpiMuscle}. */
  static String name(String id) {
    StringBuilder name = new StringBuilder();
    for (String part : id.split("-", -1)) {
      name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
    }
    return name.toString();
  }

  @Override
  public String toString() {
    return "// Generated from the terminology tables; see docs/terminology.md.\n" + text;
  }
}
