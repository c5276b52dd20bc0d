package org.tpibridge.terminology;

/** Writes one FSH definition: its heading, then its rules, one for each line. */
final class FshText {
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
