package org.tpibridge.rules;

import static org.tpibridge.rules.Parameter.Kind.NUMBER;
import static org.tpibridge.rules.Parameter.Kind.ONE_OR_TWO;
import static org.tpibridge.rules.Parameter.Kind.SCREENING_COLUMNS;
import static org.tpibridge.rules.Parameter.Kind.SESSIONS;
import static org.tpibridge.rules.Parameter.Kind.WHOLE;
import static org.tpibridge.rules.Parameter.Kind.WORD;
import static org.tpibridge.rules.Parameter.Kind.WORDS;
import static org.tpibridge.rules.Parameter.ifTold;
import static org.tpibridge.rules.Parameter.needed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a rule can look at: the functions that rows of data put to work, with their parameters. */
// Functions are not annotated as immutable; these have no state.
@SuppressWarnings("ImmutableEnumChecker")
enum Check {
  MUSCLE_COUNT(
      "TPI-RULE-MUSCLE-COUNT",
      SiteChecks::count,
      needed("few", WORD),
      needed("many", WORD),
      needed("many_from", WHOLE),
      needed("sides_of_a_muscle", ONE_OR_TWO)),
  MUSCLE_SITE(
      "TPI-RULE-MUSCLE-SITE", SiteChecks::muscles, needed("codes", WORDS), needed("words", WORDS)),
  DOCUMENTATION("TPI-RULE-DOCUMENTATION", RecordChecks::documentation, needed("codes", WORDS)),
  DRUG_CODE(
      "TPI-RULE-DRUG-CODE",
      ClaimChecks::drugCode,
      needed("codes", WORDS),
      needed("drugs", WORDS)),
  BILLED_CODE("TPI-RULE-BILLED-CODE", ClaimChecks::billedCode, needed("codes", WORDS)),
  DIAGNOSIS(
      "TPI-RULE-DIAGNOSIS",
      ClaimChecks::diagnosis,
      needed("codes", WORDS),
      needed("covered", WORDS),
      ifTold("seldom_covered", WORDS)),
  MAXIMUM(
      "TPI-RULE-MAXIMUM",
      DoseChecks::maximum,
      needed("drug", WORD),
      needed("mg", NUMBER),
      ifTold("mg_per_kg", NUMBER),
      ifTold("mg_with_epinephrine", NUMBER),
      ifTold("mg_per_kg_with_epinephrine", NUMBER)),
  MIXTURE("TPI-RULE-MIXTURE", DoseChecks::mixture, needed("drug", WORD), needed("others", WORDS)),
  SCREENING("TPI-RULE-SCREENING", ScreeningChecks::told, needed("columns", SCREENING_COLUMNS)),
  SCREENING_WORDS(
      "TPI-RULE-SCREENING-WORDS",
      ScreeningChecks::words,
      needed("columns", SCREENING_COLUMNS),
      needed("words", WORDS),
      ifTold("drugs", WORDS)),
  CODE_A_DAY("TPI-RULE-CODE-A-DAY", SeriesChecks::codeADay, needed("codes", WORDS)),
  DAILY_MAXIMUM(
      "TPI-RULE-DAILY-MAXIMUM",
      SeriesChecks::dailyMaximum,
      needed("drug", WORD),
      needed("mg", NUMBER)),
  SESSIONS_IN_MONTHS(
      "TPI-RULE-SESSIONS",
      SeriesChecks::sessions,
      needed("codes", WORDS),
      needed("most", SESSIONS),
      needed("months", WHOLE)),
  INTERVAL(
      "TPI-RULE-INTERVAL",
      SeriesChecks::interval,
      needed("codes", WORDS),
      needed("least_months", WHOLE)),
  REPEAT_RELIEF(
      "TPI-RULE-REPEAT-RELIEF",
      SeriesChecks::repeatRelief,
      needed("codes", WORDS),
      needed("percent", NUMBER),
      needed("weeks", WHOLE),
      needed("months", WHOLE)),
  PERSISTENCE(
      "TPI-RULE-PERSISTENCE",
      SeriesChecks::persistence,
      needed("codes", WORDS),
      needed("sessions", SESSIONS),
      needed("lower_by", NUMBER),
      needed("months", WHOLE));

  private final String code;
  private final Optional<VisitCheck> visitCheck;
  private final Optional<SeriesCheck> seriesCheck;
  private final List<Parameter> parameters;

  Check(String code, VisitCheck check, Parameter... parameters) {
    this(code, Optional.of(check), Optional.empty(), List.of(parameters));
  }

  Check(String code, SeriesCheck check, Parameter... parameters) {
    this(code, Optional.empty(), Optional.of(check), List.of(parameters));
  }

  Check(
      String code,
      Optional<VisitCheck> visitCheck,
      Optional<SeriesCheck> seriesCheck,
      List<Parameter> parameters) {
    this.code = code;
    this.visitCheck = visitCheck;
    this.seriesCheck = seriesCheck;
    this.parameters = parameters;
  }

  /** Of the findings. */
  String code() {
    return code;
  }

  /** Where it looks at one visit. */
  Optional<VisitCheck> ofVisit() {
    return visitCheck;
  }

  /** Where it looks at a patient's sessions. */
  Optional<SeriesCheck> ofSeries() {
    return seriesCheck;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /** The word for it in the data, such as {@code muscle-count}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Check> ofWord(String word) {
    return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
  }
}
