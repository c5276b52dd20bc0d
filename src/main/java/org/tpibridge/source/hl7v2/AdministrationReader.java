package org.tpibridge.source.hl7v2;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.Finding;
import org.tpibridge.visit.Column;

/** RXA and its RXR: what was given, how much, where. */
final class AdministrationReader {
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
  private static final int STRENGTH_VOLUME = 23;
  private static final int STRENGTH_VOLUME_UNIT = 24;

  private static final int ROUTE = 1;
  private static final int SITE = 2;
  private static final int SITE_MODIFIER = 6;

  /** "Unknown amount", as registries write it. */
  private static final String UNKNOWN_AMOUNT = "999";

  /** HL7 table 0162: routes by which no trigger point is reached. */
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

  void given(Segment rxa, Optional<Segment> route, Scene scene) {
    scene.given(false);
    String text = drugText(rxa);
    String code = rxa.value(DRUG, 1);
    DrugWords drug = scene.draft().medication().drug(text.isEmpty() ? code : text);
    if (rxa.value(ACTION).equalsIgnoreCase("D")) {
      scene.draft().medication().takeBack(code, drug);
      scene.information(
          Codes.NOT_GIVEN, "RXA-21 takes the record back; it does not count.", rxa.place(ACTION));
      return;
    }
    if (drug.name().isEmpty() || !isGiven(rxa, scene)) {
      return;
    }
    if (route.isPresent() && isOtherRoute(route.get())) {
      scene.information(
          Codes.NOT_GIVEN,
          "The drug was given by a route that is no injection into a muscle; it is left out.",
          route.get().place(ROUTE));
      return;
    }
    scene.given(true);
    scene
        .draft()
        .medication()
        .given(
            new Medication.Given(
                rxa.message(),
                code,
                drug,
                amount(rxa, scene),
                Medication.strength(
                    rxa.value(STRENGTH),
                    unit(rxa, STRENGTH_UNIT),
                    rxa.value(STRENGTH_VOLUME),
                    unit(rxa, STRENGTH_VOLUME_UNIT)),
                rxa.place(DRUG)));
    scene.draft().people().see(rxa, PROVIDER, Rank.THIRD);
    scene
        .moment(rxa, START)
        .ifPresent(
            m -> {
              scene.draft().tell(Column.VISIT_START, Rank.FOURTH, m, rxa, START);
              scene.draft().scores().injected(m);
            });
  }

  /** The name in the sender's system, else in the alternate one. */
  static String drugText(Segment segment, int field) {
    return words(segment, field, 0);
  }

  static String words(Segment segment, int field, int repetition) {
    String text = segment.value(field, repetition, 2);
    return text.isEmpty() ? segment.value(field, repetition, 5) : text;
  }

  private static String drugText(Segment rxa) {
    return drugText(rxa, DRUG);
  }

  static String unit(Segment segment, int field) {
    String id = segment.value(field, 1);
    return id.isEmpty() ? segment.value(field, 2) : id;
  }

  private static boolean isGiven(Segment rxa, Scene scene) {
    String status = rxa.value(STATUS).toUpperCase(Locale.ROOT);
    boolean refused = rxa.repetitions(REFUSAL) > 0 && !rxa.text(REFUSAL, 0).isEmpty();
    if (status.equals("PA")) {
      scene.information(
          Codes.PARTIAL,
          "The drug was given in part (RXA-20); the amount in RXA-6 counts.",
          rxa.place(STATUS));
    }
    boolean given = !refused && (status.isEmpty() || status.equals("CP") || status.equals("PA"));
    if (!given) {
      scene.information(
          Codes.NOT_GIVEN,
          "The drug was not given: "
              + (refused || status.equals("RE") ? "it was refused." : "RXA-20 is not CP or PA."),
          rxa.place(refused ? REFUSAL : STATUS));
    }
    return given;
  }

  private static String amount(Segment rxa, Scene scene) {
    String value = rxa.value(AMOUNT);
    String unit = unit(rxa, UNIT);
    if (value.isEmpty() || value.equals(UNKNOWN_AMOUNT) || value.equals("0")) {
      return "";
    }
    Optional<String> amount = Amounts.read(value, unit);
    if (amount.isEmpty()) {
      scene
          .draft()
          .note(
              Finding.warning(
                      Codes.UNIT,
                      "An amount in another unit than mL, cc, mg, mcg or g; the drug is kept"
                          + " without it.")
                  .at(rxa.place(unit.isEmpty() ? AMOUNT : UNIT))
                  .suggesting("mL"));
    }
    return amount.orElse("");
  }

  private static boolean isOtherRoute(Segment rxr) {
    return OTHER_ROUTES.contains(rxr.value(ROUTE, 1).toUpperCase(Locale.ROOT))
        || OTHER_ROUTES.contains(rxr.value(ROUTE, 2).toUpperCase(Locale.ROOT));
  }

  /** Where it was given; of what was not given, or is an order, it says nothing. */
  void site(Segment rxr, Scene scene) {
    if (!scene.wasGiven()) {
      return;
    }
    rxr.value(ROUTE, 1);
    rxr.value(ROUTE, 2);
    String site = AdministrationReader.drugText(rxr, SITE);
    String words = site.isEmpty() ? rxr.value(SITE, 1) : site;
    String modifier = rxr.value(SITE_MODIFIER, 1);
    if (!words.isEmpty()) {
      scene
          .draft()
          .tell(
              Column.SITES,
              Rank.SECOND,
              modifier.isEmpty() ? words : words + " " + modifier,
              Named.usualStyle(Column.SITES),
              rxr,
              SITE,
              0);
    }
  }
}
