package org.tpibridge.source.columns;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tpibridge.source.telling.Style;

/** Where the words of a canonical column come from. */
sealed interface Source {

  /** Finds the columns; what the header lacks is noted there. */
  Bound in(Header header);

  /** Takes the words from a row. */
  interface Bound {
    void tell(Cells cells, Outcome outcome);
  }

  /** A cell; the first of the names that the header has. */
  record Named(List<String> names, boolean optional, Steps steps) implements Source {
    @Override
    public Bound in(Header header) {
      OptionalInt position = optional ? header.find(names) : header.need(names);
      if (position.isEmpty()) {
        return (cells, outcome) -> {};
      }
      int at = position.getAsInt();
      return (cells, outcome) -> steps.tell(cells.at(at, outcome), outcome);
    }
  }

  /** Several cells and words between them. */
  record Composed(Template template, Steps steps) implements Source {
    @Override
    public Bound in(Header header) {
      Template.Bound bound = template.in(header);
      return (cells, outcome) -> {
        Optional<Piece> piece = bound.fill(cells, outcome);
        piece.ifPresent(p -> steps.tell(p, outcome));
      };
    }
  }

  /** The same words for every row. */
  record Fixed(String text, Steps steps) implements Source {
    @Override
    public Bound in(Header header) {
      return (cells, outcome) -> steps.tell(cells.fixed(text), outcome);
    }
  }

  /** All of several sources. */
  record Each(List<Source> sources) implements Source {
    @Override
    public Bound in(Header header) {
      List<Bound> bound = sources.stream().map(source -> source.in(header)).toList();
      return (cells, outcome) -> bound.forEach(b -> b.tell(cells, outcome));
    }
  }

  /** A drug by its billed units, as the shorthand has it: {@code 4 units J3301}. */
  record Doses(Template words) implements Source {
    static Doses of(String code, String units) {
      return new Doses(Template.of("{" + units + "} units {" + code + "}"));
    }

    @Override
    public Bound in(Header header) {
      Template.Bound bound = words.in(header);
      return (cells, outcome) -> {
        if (!cells.isDiscarded()) {
          bound.fill(cells, outcome).ifPresent(p -> outcome.tell(p, Style.SHORTHAND));
        }
      };
    }
  }
}
