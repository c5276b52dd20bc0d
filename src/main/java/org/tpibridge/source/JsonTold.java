package org.tpibridge.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tpibridge.source.JsonValue.Arr;
import org.tpibridge.source.JsonValue.Bool;
import org.tpibridge.source.JsonValue.Obj;
import org.tpibridge.source.JsonValue.Str;
import org.tpibridge.source.telling.InjectateStatement;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.VisitTime;

/** A visit as a JSON object: a member a column, lists as arrays. */
final class JsonTold implements Told {
  /** Stated in place of an array: nothing was injected. An empty array states nothing. */
  private static final String NO_INJECTATES = "none";

  private static final List<String> NAMES =
      Arrays.stream(Column.values()).map(Column::header).toList();

  private final JsonItem visit;
  private final Grammar grammar;

  JsonTold(Obj visit, JsonFrame frame, Grammar grammar, Remarks remarks) {
    this.visit = new JsonItem(visit, "", frame, remarks).checkedFor(NAMES);
    this.grammar = grammar;
  }

  @Override
  public Optional<String> words(Column column) {
    String name = column.header();
    return switch (column) {
      case WEIGHT_KG, PAIN_BEFORE, PAIN_AFTER, RELIEF_PERCENT ->
          visit.digits(name).map(JsonNumbers::plain);
      case TWITCH, CONSENT -> answer(name);
      default -> text(column);
    };
  }

  /** Free text keeps its line breaks. */
  private Optional<String> text(Column column) {
    String name = column.header();
    return visit
        .object()
        .get(name)
        .flatMap(
            value -> {
              if (value instanceof Str string) {
                return CellText.checked(column, string.text(), visit.remarks());
              }
              visit.wrongType(name, "a string, in quotation marks", value);
              return Optional.empty();
            });
  }

  private Optional<String> answer(String name) {
    return visit
        .object()
        .get(name)
        .flatMap(
            value -> {
              if (value instanceof Bool answer) {
                return Optional.of(answer.value() ? "yes" : "no");
              }
              visit.wrongType(name, "true or false, without quotation marks", value);
              return Optional.empty();
            });
  }

  @Override
  public boolean isStated(Column column) {
    return visit
        .object()
        .get(column.header())
        .filter(value -> !(value instanceof Arr array && array.items().isEmpty()))
        .isPresent();
  }

  @Override
  public List<InjectionSite> sites() {
    return items(Column.SITES, JsonItems.SITE, JsonItems::site);
  }

  @Override
  public StatedInjectates injectates() {
    Optional<JsonValue> value = visit.object().get(Column.INJECTATES.header());
    if (value.isPresent() && value.get() instanceof Str string) {
      if (string.text().equals(NO_INJECTATES)) {
        return new StatedInjectates(List.of(), Set.of(InjectateStatement.NONE));
      }
      visit
          .note(Column.INJECTATES.header())
          .error(
              Codes.JSON_TYPE,
              "injectates is an array of drugs, or \"none\" for dry needling, not another string.",
              "\"none\"");
      return new StatedInjectates(List.of(), Set.of());
    }
    return new StatedInjectates(
        items(Column.INJECTATES, JsonItems.INJECTATE, JsonItems::injectate), Set.of());
  }

  @Override
  public List<Diagnosis> diagnoses(Optional<VisitTime> start) {
    return items(Column.DIAGNOSES, JsonItems.DIAGNOSIS, item -> JsonItems.diagnosis(item, start));
  }

  @Override
  public List<BilledDrug> billedDrugs() {
    return items(Column.BILLED_DRUGS, JsonItems.BILLED_DRUG, JsonItems::billedDrug);
  }

  @Override
  public List<LaterScore> painLater(PainScale scale) {
    return items(
        Column.PAIN_LATER, JsonItems.LATER_SCORE, item -> JsonItems.laterScore(item, scale));
  }

  @Override
  public List<String> complications() {
    List<String> complications = new ArrayList<>();
    List<JsonValue> values = array(Column.COMPLICATIONS);
    for (int i = 0; i < values.size(); i++) {
      Note note = note(Column.COMPLICATIONS, i, values.get(i));
      if (values.get(i) instanceof Str string) {
        String words = CellText.squeeze(string.text());
        CellText.checked("a complication", CellText.MAX_CHARACTERS, words, () -> note)
            .ifPresent(complications::add);
      } else {
        note.error(
            Codes.JSON_TYPE, "A complication is a string, not " + values.get(i).kind() + ".");
      }
    }
    return complications;
  }

  @Override
  public Optional<Goal> goal() {
    return words(Column.GOAL).map(grammar::goal);
  }

  private <T> List<T> items(
      Column column, List<String> names, Function<JsonItem, Optional<T>> read) {
    List<T> items = new ArrayList<>();
    List<JsonValue> values = array(column);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof Obj object) {
        String pointer = "/" + column.header() + "/" + i;
        JsonItem item = new JsonItem(object, pointer, visit.frame(), visit.remarks());
        read.apply(item.checkedFor(names)).ifPresent(items::add);
      } else {
        note(column, i, values.get(i))
            .error(
                Codes.JSON_TYPE,
                "An item of "
                    + column.header()
                    + " is an object, not "
                    + values.get(i).kind()
                    + ".");
      }
    }
    return items;
  }

  private List<JsonValue> array(Column column) {
    Optional<JsonValue> value = visit.object().get(column.header());
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof Arr array)) {
      visit.wrongType(column.header(), "an array", value.get());
      return List.of();
    }
    if (array.items().size() > ListCell.MAX_ITEMS) {
      visit.note(column.header()).error(Codes.TOO_LONG, ListCell.tooMany(array.items().size()));
      return List.of();
    }
    return array.items();
  }

  private Note note(Column column, int index, JsonValue value) {
    String pointer = "/" + column.header() + "/" + index;
    return visit.remarks().at(visit.frame().place(value.offset(), pointer));
  }
}
