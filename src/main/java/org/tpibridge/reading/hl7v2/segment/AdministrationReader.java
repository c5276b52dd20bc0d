package org.tpibridge.reading.hl7v2.segment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.message.Hl7Time;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.hl7v2.statement.StatedFact;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;
import org.tpibridge.reading.hl7v2.statement.StatementVersion;
import org.tpibridge.reading.hl7v2.vocabulary.DrugAmounts;
import org.tpibridge.reading.hl7v2.vocabulary.DrugDescription;
import org.tpibridge.reading.hl7v2.vocabulary.ObservationMeaning;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/** Reads RXA and its RXR: what was given, how much, and where. */
final class AdministrationReader {
  private static final int SUB_ID = 2;
  private static final int START = 3;
  private static final int DRUG = 5;
  private static final int AMOUNT = 6;
  private static final int UNIT = 7;
  private static final int PROVIDER = 10;
  private static final int STRENGTH = 13;
  private static final int STRENGTH_UNIT = 14;
  private static final int REFUSAL = 18;
  private static final int STATUS = 20;
  private static final int ACTION = 21;
  private static final int ENTERED = 22;
  private static final int STRENGTH_VOLUME = 23;
  private static final int STRENGTH_VOLUME_UNIT = 24;

  private static final int ROUTE = 1;
  private static final int SITE = 2;
  private static final int SITE_MODIFIER = 6;

  /** HL7 table 0322: complete, partially administered. */
  private static final Set<String> GIVEN = Set.of("CP", "PA");

  /** The codes that registries use for an unknown amount. */
  private static final BigDecimal UNKNOWN_AMOUNT = BigDecimal.valueOf(999);

  /** HL7 table 0162: routes that do not reach a trigger point. */
  private static final Set<String> OTHER_ROUTES =
      Set.of(
          "PO",
          "IV",
          "IVP",
          "IVPB",
          "SL",
          "PR",
          "TD",
          "TP",
          "AP",
          "BU",
          "IH",
          "NS",
          "GTT",
          "NG",
          "VG",
          "EP",
          "IT",
          "ORAL",
          "INTRAVENOUS",
          "TOPICAL",
          "TRANSDERMAL",
          "SUBLINGUAL");

  private final Terminology terminology;

  AdministrationReader(Terminology terminology) {
    this.terminology = terminology;
  }

  void given(Hl7Segment rxa, Optional<Hl7Segment> route, MessageContext context) {
    String text = drugText(rxa);
    String code = rxa.value(DRUG, 1);
    DrugDescription drug = DrugDescription.of(text.isEmpty() ? code : text, terminology);
    context.setAdministrationGiven(Optional.empty());
    if (drug.name().isEmpty()) {
      return;
    }
    Optional<Hl7Time> start = context.timeIn(rxa, START);
    MessageStatement.Action action = action(rxa);
    boolean removed = action == MessageStatement.Action.REMOVE;
    boolean given = !removed && isGiven(rxa, context) && !isOtherRoute(route, context);
    MessageStatement statement =
        open(rxa, code, text.isEmpty() ? "" : drugKey(drug), start, given, context);
    if (!given && !removed) {
      return;
    }
    context.setAdministrationGiven(Optional.of(statement));
    context
        .statements()
        .add(
            new StatedFact.Dose(
                code,
                drug,
                amount(rxa, context),
                DrugAmounts.strength(
                    rxa.value(STRENGTH),
                    unit(rxa, STRENGTH_UNIT),
                    rxa.value(STRENGTH_VOLUME),
                    unit(rxa, STRENGTH_VOLUME_UNIT)),
                rxa.place(DRUG)));
    context.statements().addClinicians(rxa, PROVIDER, Precedence.THIRD);
    start.ifPresent(
        m -> {
          context.statements().addValue(Column.VISIT_START, Precedence.FOURTH, m, rxa, START);
          context.statements().add(new StatedFact.InjectionTime(m));
          context.statements().add(new StatedFact.ServiceDay(m, rxa.place(START)));
        });
    if (removed) {
      context.information(
          Hl7FindingCodes.NOT_GIVEN,
          "RXA-21 deletes the record of an administration. It was not used.",
          rxa.place(ACTION));
    }
  }

  private MessageStatement open(
      Hl7Segment rxa,
      String code,
      String drug,
      Optional<Hl7Time> start,
      boolean given,
      MessageContext context) {
    MessageStatement.Action action = action(rxa);
    StatementVersion.Status status =
        action == MessageStatement.Action.REMOVE || !given
            ? StatementVersion.Status.WITHDRAWAL
            : action == MessageStatement.Action.REPLACE
                ? StatementVersion.Status.CORRECTION
                : StatementVersion.Status.FINAL;
    rxa.markUsed(SUB_ID, 1);
    return context
        .statements()
        .start(
            new StatementSubject.Administration(
                context.order(),
                rxa.peek(SUB_ID, 1),
                start.map(m -> m.instant().map(Instant::toString).orElse(m.text())).orElse(""),
                code,
                drug,
                GIVEN.contains(rxa.peek(STATUS, 1).toUpperCase(Locale.ROOT))),
            action,
            context.instant(rxa, ENTERED),
            status,
            rxa.place(DRUG));
  }

  private static MessageStatement.Action action(Hl7Segment rxa) {
    return switch (rxa.value(ACTION).toUpperCase(Locale.ROOT)) {
      case "D" -> MessageStatement.Action.REMOVE;
      case "U" -> MessageStatement.Action.REPLACE;
      default -> MessageStatement.Action.ASSERT;
    };
  }

  private String drugKey(DrugDescription drug) {
    return terminology
        .drug(drug.name())
        .map(d -> d.concept().key())
        .orElse(drug.name().toLowerCase(Locale.ROOT));
  }

  /** Returns the name in the sender's system, or in the alternate one. */
  static String drugText(Hl7Segment segment, int field) {
    return words(segment, field, 0);
  }

  static String words(Hl7Segment segment, int field, int repetition) {
    String text = read(segment, field, repetition, 2);
    return text.isEmpty() ? read(segment, field, repetition, 5) : text;
  }

  private static String read(Hl7Segment segment, int field, int repetition, int component) {
    String words = segment.words(field, repetition, component);
    if (!words.isEmpty()) {
      segment.markUsed(field, component);
    }
    return words;
  }

  private static String drugText(Hl7Segment rxa) {
    return drugText(rxa, DRUG);
  }

  static String unit(Hl7Segment segment, int field) {
    String id = segment.value(field, 1);
    return id.isEmpty() ? segment.value(field, 2) : id;
  }

  private static boolean isGiven(Hl7Segment rxa, MessageContext context) {
    String status = rxa.value(STATUS).toUpperCase(Locale.ROOT);
    boolean refused = rxa.repetitions(REFUSAL) > 0 && !rxa.text(REFUSAL, 0).isEmpty();
    if (status.equals("PA")) {
      context.information(
          Hl7FindingCodes.PARTIAL,
          "The drug was partially administered (RXA-20). The amount in RXA-6 was used.",
          rxa.place(STATUS));
    }
    boolean given = !refused && (status.isEmpty() || GIVEN.contains(status));
    if (!given) {
      context.information(
          Hl7FindingCodes.NOT_GIVEN,
          "The drug was not given: "
              + (refused || status.equals("RE") ? "it was refused." : "RXA-20 is not CP or PA."),
          rxa.place(refused ? REFUSAL : STATUS));
    }
    return given;
  }

  private static String amount(Hl7Segment rxa, MessageContext context) {
    String value = rxa.value(AMOUNT);
    String unit = unit(rxa, UNIT);
    Optional<BigDecimal> number = DrugAmounts.number(value);
    if (value.isEmpty() || number.filter(AdministrationReader::isNoAmount).isPresent()) {
      return "";
    }
    Optional<String> amount = DrugAmounts.read(value, unit);
    if (amount.isEmpty()) {
      context
          .statements()
          .addStatementFinding(
              Finding.warning(
                      Hl7FindingCodes.UNIT,
                      (number.isEmpty()
                              ? "RXA-6 is not an amount"
                              : "The unit of the amount is not mL, cc, mg, mcg or g")
                          + ". The drug was read without its amount.")
                  .at(rxa.place(unit.isEmpty() || number.isEmpty() ? AMOUNT : UNIT))
                  .withSuggestion("mL"));
    }
    return amount.orElse("");
  }

  private static boolean isNoAmount(BigDecimal number) {
    return number.signum() == 0 || number.compareTo(UNKNOWN_AMOUNT) == 0;
  }

  private static boolean isOtherRoute(Optional<Hl7Segment> route, MessageContext context) {
    boolean other =
        route
            .filter(
                rxr ->
                    OTHER_ROUTES.contains(rxr.value(ROUTE, 1).toUpperCase(Locale.ROOT))
                        || OTHER_ROUTES.contains(rxr.value(ROUTE, 2).toUpperCase(Locale.ROOT)))
            .isPresent();
    if (other) {
      context.information(
          Hl7FindingCodes.NOT_GIVEN,
          "The route of administration is not an injection into a muscle. The drug was skipped.",
          route.get().place(ROUTE));
    }
    return other;
  }

  /** Reads the site. The site of a drug that was not given, or was only ordered, is ignored. */
  void site(Hl7Segment rxr, MessageContext context) {
    if (context.administration().isEmpty()) {
      return;
    }
    context.statements().resume(context.administration().get());
    rxr.value(ROUTE, 1);
    rxr.value(ROUTE, 2);
    String site = AdministrationReader.drugText(rxr, SITE);
    String words = site.isEmpty() ? rxr.value(SITE, 1) : site;
    String modifier = rxr.value(SITE_MODIFIER, 1);
    if (!words.isEmpty()) {
      context
          .statements()
          .addValue(
              Column.SITES,
              Precedence.SECOND,
              modifier.isEmpty() ? words : words + " " + modifier,
              ObservationMeaning.defaultStyle(Column.SITES),
              rxr,
              SITE,
              0);
    }
  }
}
