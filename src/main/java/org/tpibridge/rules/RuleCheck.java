package org.tpibridge.rules;

import static org.tpibridge.rules.CheckParameter.ValueType.NUMBER;
import static org.tpibridge.rules.CheckParameter.ValueType.ONE_OR_TWO;
import static org.tpibridge.rules.CheckParameter.ValueType.SCREENING_COLUMNS;
import static org.tpibridge.rules.CheckParameter.ValueType.SESSIONS;
import static org.tpibridge.rules.CheckParameter.ValueType.WHOLE;
import static org.tpibridge.rules.CheckParameter.ValueType.WORD;
import static org.tpibridge.rules.CheckParameter.ValueType.WORDS;
import static org.tpibridge.rules.CheckParameter.optional;
import static org.tpibridge.rules.CheckParameter.required;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The checks that rules can use, with their parameters. */
// Functions are not annotated as immutable; these have no state.
@SuppressWarnings("ImmutableEnumChecker")
enum RuleCheck {
  MUSCLE_COUNT(
      "TPI-RULE-MUSCLE-COUNT",
      SiteChecks::count,
      required("few", WORD),
      required("many", WORD),
      required("many_from", WHOLE),
      required("sides_of_a_muscle", ONE_OR_TWO)),
  MUSCLE_SITE(
      "TPI-RULE-MUSCLE-SITE",
      SiteChecks::muscles,
      required("codes", WORDS),
      required("words", WORDS)),
  DOCUMENTATION(
      "TPI-RULE-DOCUMENTATION", DocumentationChecks::documentation, required("codes", WORDS)),
  PRIOR_TREATMENT(
      "TPI-RULE-PRIOR-TREATMENT", DocumentationChecks::priorTreatment, required("codes", WORDS)),
  DRUG_CODE(
      "TPI-RULE-DRUG-CODE",
      ClaimChecks::drugCode,
      required("codes", WORDS),
      required("drugs", WORDS)),
  BILLED_CODE("TPI-RULE-BILLED-CODE", ClaimChecks::billedCode, required("codes", WORDS)),
  DIAGNOSIS(
      "TPI-RULE-DIAGNOSIS",
      ClaimChecks::diagnosis,
      required("codes", WORDS),
      required("covered", WORDS),
      optional("seldom_covered", WORDS)),
  MAXIMUM(
      "TPI-RULE-MAXIMUM",
      DoseChecks::maximum,
      required("drug", WORD),
      required("mg", NUMBER),
      optional("mg_per_kg", NUMBER),
      optional("mg_with_epinephrine", NUMBER),
      optional("mg_per_kg_with_epinephrine", NUMBER)),
  MIXTURE(
      "TPI-RULE-MIXTURE", DoseChecks::mixture, required("drug", WORD), required("others", WORDS)),
  SCREENING(
      "TPI-RULE-SCREENING", ScreeningChecks::affirmed, required("columns", SCREENING_COLUMNS)),
  SCREENING_WORDS(
      "TPI-RULE-SCREENING-WORDS",
      ScreeningChecks::words,
      required("columns", SCREENING_COLUMNS),
      required("words", WORDS),
      optional("drugs", WORDS)),
  ANTICOAGULANT_MEDICATION(
      "TPI-RULE-ANTICOAGULANT-MEDICATION",
      ScreeningChecks::anticoagulantMedication,
      required("words", WORDS)),
  DRIVER("TPI-RULE-DRIVER", ScreeningChecks::driver),
  CODE_A_DAY("TPI-RULE-CODE-A-DAY", SeriesChecks::codeADay, required("codes", WORDS)),
  DAILY_MAXIMUM(
      "TPI-RULE-DAILY-MAXIMUM",
      SeriesChecks::dailyMaximum,
      required("drug", WORD),
      required("mg", NUMBER)),
  SESSIONS_IN_MONTHS(
      "TPI-RULE-SESSIONS",
      SeriesChecks::sessions,
      required("codes", WORDS),
      required("most", SESSIONS),
      required("months", WHOLE)),
  INTERVAL(
      "TPI-RULE-INTERVAL",
      SeriesChecks::interval,
      required("codes", WORDS),
      required("least_months", WHOLE)),
  REPEAT_RELIEF(
      "TPI-RULE-REPEAT-RELIEF",
      SeriesChecks::repeatRelief,
      required("codes", WORDS),
      required("percent", NUMBER),
      required("weeks", WHOLE),
      required("months", WHOLE)),
  PERSISTENCE(
      "TPI-RULE-PERSISTENCE",
      SeriesChecks::persistence,
      required("codes", WORDS),
      required("sessions", SESSIONS),
      required("lower_by", NUMBER),
      required("months", WHOLE));

  private final String code;
  private final Optional<VisitCheck> visitCheck;
  private final Optional<SeriesCheck> seriesCheck;
  private final List<CheckParameter> parameters;

  RuleCheck(String code, VisitCheck check, CheckParameter... parameters) {
    this(code, Optional.of(check), Optional.empty(), List.of(parameters));
  }

  RuleCheck(String code, SeriesCheck check, CheckParameter... parameters) {
    this(code, Optional.empty(), Optional.of(check), List.of(parameters));
  }

  RuleCheck(
      String code,
      Optional<VisitCheck> visitCheck,
      Optional<SeriesCheck> seriesCheck,
      List<CheckParameter> parameters) {
    this.code = code;
    this.visitCheck = visitCheck;
    this.seriesCheck = seriesCheck;
    this.parameters = parameters;
  }

  /** Returns the code of the findings. */
  String code() {
    return code;
  }

  /** Returns the check of one visit, if this is one. */
  Optional<VisitCheck> ofVisit() {
    return visitCheck;
  }

  /** Returns the check of a patient's sessions, if this is one. */
  Optional<SeriesCheck> ofSeries() {
    return seriesCheck;
  }

  List<CheckParameter> parameters() {
    return parameters;
  }

  /** Returns the name in the rules table, such as {@code muscle-count}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<RuleCheck> ofId(String word) {
    return Arrays.stream(values()).filter(c -> c.id().equals(word)).findFirst();
  }
}
