package org.tpibridge.importing.erasure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Takes the patient's pieces out of a text of any size: messages, lines of JSON, elements of a JSON
 * array, rows. All other bytes stay.
 */
final class TextCutting {
  private static final Pattern MESSAGES = Pattern.compile("\\x0b?(MSH|FHS|BHS)");
  private static final Pattern PATIENT = Pattern.compile("\"resourceType\"\\s*:\\s*\"Patient\"");
  private static final String MARK = "\u00ef\u00bb\u00bf";
  private static final String SEPARATOR = "sep=";

  private final Needles needles;

  TextCutting(Needles needles) {
    this.needles = needles;
  }

  /**
   * @param head how it begins
   * @param out gets what stays
   * @throws UncuttableException where it holds something of the patient's, or may, that cannot be
   *     told from the rest
   */
  Cut cut(Content content, String head, OutputStream out) throws IOException {
    String start = unmarked(head).stripLeading();
    if (start.startsWith("{")) {
      boolean lines = isOneALine(content);
      try (Bytes bytes = new Bytes(content.open())) {
        Pieces pieces = Pieces.lines(bytes);
        return cut(lines ? pieces : Pieces.whole(pieces), this::isJsonOfTheirs, out);
      }
    }
    if (start.startsWith("[")) {
      return array(content, out);
    }
    try (Bytes bytes = new Bytes(content.open())) {
      Pieces lines = Pieces.lines(bytes);
      return MESSAGES.matcher(start).lookingAt()
          ? cut(Pieces.messages(lines), Judgement.of(needles::areInMessage), out)
          : table(Pieces.records(lines), out);
    }
  }

  /** Whether a piece is the patient's. */
  private interface Judgement {
    boolean isTheirs(String piece) throws UncuttableException;

    static Judgement of(Predicate<String> plain) {
      return plain::test;
    }
  }

  private boolean isJsonOfTheirs(String json) throws UncuttableException {
    boolean theirs = needles.areInJson(json);
    if (theirs && PATIENT.matcher(json).results().count() > 1) {
      throw new UncuttableException("has a document about several patients");
    }
    return theirs;
  }

  private static Cut cut(Pieces pieces, Judgement judgement, OutputStream out) throws IOException {
    int gone = 0;
    long left = 0;
    for (Optional<String> next = pieces.next(); next.isPresent(); next = pieces.next()) {
      String piece = next.get();
      if (judgement.isTheirs(piece)) {
        gone++;
      } else {
        out.write(piece.getBytes(ISO_8859_1));
        left += piece.isBlank() ? 0 : 1;
      }
    }
    return new Cut(gone, left);
  }

  private static boolean isOneALine(Content content) throws IOException {
    try (Bytes bytes = new Bytes(content.open())) {
      Pieces lines = Pieces.lines(bytes);
      for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
        String line = unmarked(next.get());
        if (!line.isBlank() && !line.startsWith("{")) {
          return false;
        }
      }
      return true;
    }
  }

  private static String unmarked(String text) {
    return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
  }

  private Cut array(Content content, OutputStream out) throws IOException {
    try (Bytes bytes = new Bytes(content.open())) {
      return array(new Elements(bytes), out);
    } catch (UncuttableException e) {
      if (mentions(content)) {
        throw e;
      }
      return new Cut(0, 1);
    }
  }

  private Cut array(Elements elements, OutputStream out) throws IOException {
    int gone = 0;
    long left = 0;
    out.write(elements.opening().getBytes(ISO_8859_1));
    for (Optional<Elements.Element> next = elements.next();
        next.isPresent();
        next = elements.next()) {
      Elements.Element element = next.get();
      if (isJsonOfTheirs(element.text())) {
        gone++;
      } else {
        // What is first now has no comma before it.
        out.write((left == 0 ? "" : element.before()).getBytes(ISO_8859_1));
        out.write(element.text().getBytes(ISO_8859_1));
        left++;
      }
    }
    out.write(elements.closing().getBytes(ISO_8859_1));
    return new Cut(gone, left);
  }

  private boolean mentions(Content content) throws IOException {
    try (Bytes bytes = new Bytes(content.open())) {
      return mentions(Pieces.lines(bytes));
    }
  }

  private boolean mentions(Pieces pieces) throws IOException {
    for (Optional<String> next = pieces.next(); next.isPresent(); next = pieces.next()) {
      if (needles.areIn(next.get())) {
        return true;
      }
    }
    return false;
  }

  private Cut table(Pieces records, OutputStream out) throws IOException {
    String header = records.next().orElse("");
    out.write(header.getBytes(ISO_8859_1));
    if (unmarked(header).startsWith(SEPARATOR)) {
      header = records.next().orElse("");
      out.write(header.getBytes(ISO_8859_1));
    }
    Table table = new Table(unmarked(header));
    if (table.hasNumbers()) {
      Cut rows = cut(records, record -> table.isOf(needles, record), out);
      return new Cut(rows.gone(), rows.left() + 1);
    }
    if (needles.areIn(header) || mentions(records)) {
      throw new UncuttableException("has no column that is known to hold MRNs");
    }
    return new Cut(0, 1);
  }
}
