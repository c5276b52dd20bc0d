package org.tpibridge.reading.columnmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tpibridge.finding.QuotedText;

/**
 * Composes a text from cells: <code>{Drug}[ {Strength}%][ {Volume} mL]</code>. Text in brackets is
 * omitted if a cell in it is blank. If all cells are blank, the value is missing; if only some are,
 * the cells outside brackets must not be blank.
 */
final class CellTemplate {

  /** Literal text or the name of a column. */
  private record Part(boolean cell, String text) {}

  /** Parts that are used or omitted together. */
  private record Run(boolean optional, List<Part> parts) {}

  private final List<Run> runs = new ArrayList<>();

  private CellTemplate() {}

  /**
   * @throws IllegalArgumentException for brackets or braces that are not closed, with a message for
   *     the author of the map
   */
  static CellTemplate of(String text) {
    CellTemplate template = new CellTemplate();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '[') {
        int close = closing(text, at, ']');
        template.runs.add(new Run(true, parts(text.substring(at + 1, close))));
        at = close + 1;
      } else {
        int open = text.indexOf('[', at);
        int end = open < 0 ? text.length() : open;
        template.runs.add(new Run(false, parts(text.substring(at, end))));
        at = end;
      }
    }
    if (template.runs.stream().flatMap(r -> r.parts.stream()).noneMatch(Part::cell)) {
      throw new IllegalArgumentException(
          "The template "
              + QuotedText.of(text)
              + " contains no column. Write {Column}, or use fixed instead of template.");
    }
    return template;
  }

  private static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int end = open < 0 ? text.length() : open;
      if (end > at) {
        parts.add(new Part(false, text.substring(at, end)));
      }
      if (open >= 0) {
        int close = closing(text, open, '}');
        parts.add(new Part(true, text.substring(open + 1, close)));
        end = close + 1;
      }
      at = end;
    }
    return parts;
  }

  private static int closing(String text, int open, char mark) {
    int close = text.indexOf(mark, open);
    if (close < 0) {
      throw new IllegalArgumentException(
          "The template " + QuotedText.of(text) + " contains a bracket that is not closed.");
    }
    return close;
  }

  /** The positions of the columns that the header has. */
  List<Integer> positions(TableHeader header) {
    return runs.stream()
        .flatMap(run -> run.parts.stream())
        .filter(Part::cell)
        .flatMap(part -> header.find(List.of(part.text)).stream().boxed())
        .toList();
  }

  Bound bind(TableHeader header) {
    List<BoundRun> bound = new ArrayList<>();
    for (Run run : runs) {
      List<BoundPart> parts = new ArrayList<>();
      for (Part part : run.parts) {
        if (part.cell) {
          OptionalInt position = header.require(List.of(part.text));
          position.ifPresent(p -> parts.add(new BoundPart(p, part.text)));
        } else {
          parts.add(new BoundPart(BoundPart.LITERAL, part.text));
        }
      }
      bound.add(new BoundRun(run.optional, parts));
    }
    return new Bound(bound);
  }

  private record BoundPart(int position, String text) {
    static final int LITERAL = -1;

    boolean isLiteral() {
      return position == LITERAL;
    }
  }

  private record BoundRun(boolean optional, List<BoundPart> parts) {}

  /** A template bound to the columns of a table. */
  record Bound(List<BoundRun> runs) {

    /** The composed text, at the place of the first cell that is not blank. */
    Optional<CellContent> fill(RowCells cells, ColumnResult result) {
      StringBuilder text = new StringBuilder();
      Optional<CellContent> first = Optional.empty();
      Optional<CellContent> blank = Optional.empty();
      for (BoundRun run : runs) {
        StringBuilder words = new StringBuilder();
        boolean complete = true;
        for (BoundPart part : run.parts) {
          if (part.isLiteral()) {
            words.append(part.text);
            continue;
          }
          CellContent content = cells.at(part.position, result);
          words.append(content.text());
          if (!content.isBlank()) {
            first = first.or(() -> Optional.of(content));
          } else if (run.optional) {
            complete = false;
          } else {
            blank = blank.or(() -> Optional.of(content));
          }
        }
        if (complete) {
          text.append(words);
        }
      }
      if (first.isEmpty() || result.isRejected()) {
        return Optional.empty();
      }
      return blank.isPresent()
          ? result.reject(
              blank.get(),
              ColumnMapFindingCodes.TEMPLATE,
              "This cell is empty, but other cells of the template in the map are not. Fill in this"
                  + " cell, or clear the others.")
          : Optional.of(first.get().withText(text.toString()));
    }
  }
}
