package org.tpibridge.reading.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tpibridge.reading.assembly.RecordFields;
import org.tpibridge.reading.assembly.StatedInjectates;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.reading.canonical.InjectateStatement;
import org.tpibridge.reading.canonical.ItemGrammar;
import org.tpibridge.reading.canonical.SemicolonList;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.reading.json.JsonValue.JsonArray;
import org.tpibridge.reading.json.JsonValue.JsonBoolean;
import org.tpibridge.reading.json.JsonValue.JsonObject;
import org.tpibridge.reading.json.JsonValue.JsonString;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterPeg;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.PegScore;
import org.tpibridge.visit.VisitTime;

/** Reads the fields of a visit as a JSON object: a member for each column, lists as arrays. */
final class JsonFields implements RecordFields {
  /** Instead of an array: nothing was injected. An empty array means missing. */
  private static final String NO_INJECTATES = "none";

  private static final List<String> NAMES =
      Arrays.stream(Column.values()).map(Column::header).toList();

  private final JsonObjectReader visit;
  private final ItemGrammar grammar;

  JsonFields(
      JsonObject visit, JsonRecord record, ItemGrammar grammar, RecordFindings recordFindings) {
    this.visit = new JsonObjectReader(visit, "", record, recordFindings).checkNames(NAMES);
    this.grammar = grammar;
  }

  @Override
  public Optional<String> value(Column column) {
    String name = column.header();
    return switch (column) {
      case WEIGHT_KG, PAIN_BEFORE, PAIN_AFTER, RELIEF_PERCENT ->
          visit.digits(name).map(JsonNumbers::plain);
      case TWITCH, CONSENT, DRIVER -> answer(name);
      default -> text(column);
    };
  }

  /** Reads free text, with its line breaks. */
  private Optional<String> text(Column column) {
    String name = column.header();
    return visit
        .object()
        .get(name)
        .flatMap(
            value -> {
              if (value instanceof JsonString string) {
                return FieldText.validated(column, string.text(), visit.recordFindings());
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
              if (value instanceof JsonBoolean answer) {
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
        .filter(value -> !(value instanceof JsonArray array && array.items().isEmpty()))
        .isPresent();
  }

  @Override
  public List<InjectionSite> sites() {
    return items(Column.SITES, JsonListItems.SITE, JsonListItems::site);
  }

  @Override
  public StatedInjectates injectates() {
    Optional<JsonValue> value = visit.object().get(Column.INJECTATES.header());
    if (value.isPresent() && value.get() instanceof JsonString string) {
      if (string.text().equals(NO_INJECTATES)) {
        return new StatedInjectates(List.of(), Set.of(InjectateStatement.NONE));
      }
      visit
          .findingsFor(Column.INJECTATES.header())
          .error(
              ReadingFindingCodes.JSON_TYPE,
              "injectates must be an array of drugs, or \"none\" for dry needling.",
              "\"none\"");
      return new StatedInjectates(List.of(), Set.of());
    }
    return new StatedInjectates(
        items(Column.INJECTATES, JsonListItems.INJECTATE, JsonListItems::injectate), Set.of());
  }

  @Override
  public List<Diagnosis> diagnoses(Optional<VisitTime> start) {
    return items(
        Column.DIAGNOSES, JsonListItems.DIAGNOSIS, item -> JsonListItems.diagnosis(item, start));
  }

  @Override
  public List<BilledDrug> billedDrugs() {
    return items(Column.BILLED_DRUGS, JsonListItems.BILLED_DRUG, JsonListItems::billedDrug);
  }

  @Override
  public List<LaterScore> painLater(PainScale scale) {
    return items(
        Column.PAIN_LATER,
        JsonListItems.LATER_SCORE,
        item -> JsonListItems.laterScore(item, scale));
  }

  @Override
  public Optional<PegScore> pegBefore() {
    return visit.item(Column.PEG_BEFORE.header(), JsonListItems.PEG).flatMap(JsonListItems::peg);
  }

  @Override
  public List<LaterPeg> pegLater() {
    return items(Column.PEG_LATER, JsonListItems.LATER_PEG, JsonListItems::laterPeg);
  }

  @Override
  public List<String> words(Column column) {
    String item = itemName(column);
    List<String> items = new ArrayList<>();
    List<JsonValue> values = array(column);
    for (int i = 0; i < values.size(); i++) {
      FieldFindings findings = findingsForItem(column, i, values.get(i));
      if (values.get(i) instanceof JsonString string) {
        String words = FieldText.collapseSpaces(string.text());
        FieldText.validated(item, FieldText.MAX_CHARACTERS, words, () -> findings)
            .ifPresent(items::add);
      } else {
        findings.error(
            ReadingFindingCodes.JSON_TYPE,
            Character.toUpperCase(item.charAt(0))
                + item.substring(1)
                + " must be a string, not "
                + values.get(i).kind()
                + ".");
      }
    }
    return items;
  }

  private static String itemName(Column column) {
    return column == Column.COMPLICATIONS ? "a complication" : "an item of " + column.header();
  }

  @Override
  public List<HeldMedication> heldMedications() {
    return items(
        Column.HELD_MEDICATIONS, JsonListItems.HELD_MEDICATION, JsonListItems::heldMedication);
  }

  @Override
  public Optional<Goal> goal() {
    return value(Column.GOAL).map(grammar::goal);
  }

  private <T> List<T> items(
      Column column, List<String> names, Function<JsonObjectReader, Optional<T>> read) {
    List<T> items = new ArrayList<>();
    List<JsonValue> values = array(column);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof JsonObject object) {
        String pointer = "/" + column.header() + "/" + i;
        JsonObjectReader item =
            new JsonObjectReader(object, pointer, visit.record(), visit.recordFindings());
        read.apply(item.checkNames(names)).ifPresent(items::add);
      } else {
        findingsForItem(column, i, values.get(i))
            .error(
                ReadingFindingCodes.JSON_TYPE,
                "An item of "
                    + column.header()
                    + " must be an object, not "
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
    if (!(value.get() instanceof JsonArray array)) {
      visit.wrongType(column.header(), "an array", value.get());
      return List.of();
    }
    if (array.items().size() > SemicolonList.MAX_ITEMS) {
      visit
          .findingsFor(column.header())
          .error(ReadingFindingCodes.TOO_LONG, SemicolonList.tooManyMessage(array.items().size()));
      return List.of();
    }
    return array.items();
  }

  private FieldFindings findingsForItem(Column column, int index, JsonValue value) {
    String pointer = "/" + column.header() + "/" + index;
    return visit.recordFindings().atPlace(visit.record().place(value.offset(), pointer));
  }
}
