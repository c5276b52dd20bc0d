package org.tpibridge.reading.columnmap;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tpibridge.terminology.SimilarWords;
import org.tpibridge.visit.Column;

/** The possible meanings of a column in a clinic's table, with the usual names of such columns. */
enum ColumnRole {
  VISIT_ID(
      "visit id|visit #|visit no|visit number|encounter|encounter id|encounter #|enc #|enc id"
          + "|appt id|appointment id|csn|account number|case number|claim"),
  MRN(
      "mrn|chart|chart no|chart #|chart number|patient id|pat id|patient no|medical record"
          + " number|med rec no|person id|mr no|mr #|medical record|medical record no|patient"
          + " mrn|patient number"),
  NAME("patient|patient name|name|pt name|full name"),
  PATIENT_LAST("last name|last|surname|patient last|patient last name|family name"),
  PATIENT_FIRST("first name|first|patient first|patient first name|given name"),
  BIRTH_DATE("dob|birth date|date of birth|birthdate|born|pt dob"),
  SEX("sex|gender|patient sex"),
  WEIGHT_KG("weight|wt|weight kg|weight lb|weight lbs|weight_kg|body weight"),
  VISIT_START(
      "date of service|dos|service date|visit date|date|procedure date|appt date|visit_start"
          + "|encounter date|seen|when|date of procedure|appointment date|visit start time"),
  VISIT_END("visit end|end|ended|visit end time|end date|end datetime"),
  START_TIME(
      "time|visit time|appt time|appointment time|service time|time of service|procedure time|time"
          + " in|start time|arrived|arrival time|check in"),
  CLINICIAN_NPI("npi|provider npi|rendering npi|clinician npi"),
  CLINICIAN_NAME(
      "provider|provider name|physician|clinician|clinician name|rendering provider|rendering name"
          + "|performed by"),
  LOCATION("location|room|clinic|site of care|facility|department"),
  DIAGNOSES("dx|diagnosis|diagnoses|icd|icd10|icd 10|dx code|diagnosis code|reason"),
  PROCEDURE_CODE("cpt|cpt code|procedure|procedure code|proc|proc code"),
  HCPCS("hcpcs|j code|jcode|drug code|hcpcs code"),
  UNITS("units|qty|billed units|drug units"),
  BILLED_DRUGS("billed drugs|billed|billed drug"),
  SITES(
      "sites|site|muscles|muscle|trigger points|trigger point|tp sites|muscles injected"
          + "|muscle injected|injection sites|injection site"),
  SIDE("side|laterality|lat"),
  PASSES("passes|number of injections|injections|inj count"),
  GUIDANCE("guidance|imaging|ultrasound|us guidance"),
  TECHNIQUE("technique|procedure type|needling technique"),
  POSITION("position|patient position|positioning"),
  PROCEDURE_STEPS("procedure steps|steps|procedure details"),
  INJECTATES(
      "injectates|injectate|injected|medication|medications|med|meds|drug|drugs|drug"
          + " name|injection|anesthetic|local anesthetic|solution|mixture|agent"),
  STRENGTH("strength|concentration|conc|pct|percent|drug strength|drug concentration"),
  VOLUME(
      "volume|vol|ml|cc|volume ml|vol ml|volume cc|amt|amount|drug amount|drug volume|amount"
          + " given|quantity given|volume given|amount injected|volume injected|total volume|total"
          + " ml|total cc|volume total|total amount injected"),
  AMOUNT_UNIT("unit|uom|amount unit|amt unit|unit of measure|units of measure|dose unit"),
  DOSE("dose|dose mg|mg|dosage|drug dose|mg given|total dose|total mg|dose total"),
  PAIN_SCALE("pain scale|scale"),
  PAIN_BEFORE(
      "pain before|pain pre|pre pain|pain|nrs pre|pre nrs|vas pre|pre vas|pain score|pre"
          + "|pain level|pre post|pain pre post|pre to post"),
  PAIN_LATER("pain later|later pain|later scores|follow up pain"),
  PAIN_AFTER("pain after|pain post|post pain|nrs post|post nrs|vas post|post vas|post"),
  RELIEF_PERCENT("relief|relief percent|% relief|relief %|percent relief|pain relief"),
  PEG_BEFORE("peg before|peg|pre peg|peg pre|peg score|peg baseline|peg 3"),
  PEG_LATER("peg later|later peg|peg follow up|follow up peg"),
  TWITCH("twitch|ltr|twitch response|local twitch response"),
  COMPLICATIONS("complications|complication|compl|adverse events|side effects"),
  ANTICOAGULANT("anticoagulant|blood thinner|blood thinners|anticoagulation"),
  ALLERGIES("allergies|allergy"),
  CONTRAINDICATIONS("contraindications|contraindication"),
  PRIOR_TREATMENTS(
      "prior treatments|prior treatment|previous treatments|previous treatment|prior therapy|failed"
          + " treatments|failed therapy|failed conservative treatment|conservative treatment|did not"
          + " respond to|tried before"),
  CURRENT_MEDICATIONS(
      "current medications|current meds|home medications|home meds|medication list|patient"
          + " medications"),
  HELD_MEDICATIONS("held medications|held meds|medications held|meds held|paused medications"),
  DRIVER("driver|driver present|has driver|ride home|someone to drive"),
  CONSENT("consent|consent signed|informed consent"),
  GOAL("goal|goals"),
  AFTERCARE("aftercare|instructions|post procedure instructions|discharge instructions"),
  FOLLOW_UP("follow up|followup|f/u|fu|rtc|return|back in|return to clinic"),
  PLAN("plan|treatment plan|plan of care|planned treatment"),
  NOTES("notes|note|comment|comments|remarks|remark");

  private final String names;

  ColumnRole(String names) {
    this.names = names;
  }

  private List<String> names() {
    return List.of(names.split("\\|"));
  }

  /** How reliably a name was matched. */
  enum MatchQuality {
    /** The name of a canonical column. */
    CANONICAL,
    /** One of the usual names. */
    EXACT,
    /** A similar name. */
    SIMILAR
  }

  /** A possible role of a column. */
  record Guess(ColumnRole role, MatchQuality match) {}

  /**
   * The role of a column by its name: a canonical name, a usual name or a similar name, in this
   * order.
   */
  static Optional<Guess> of(String header) {
    String normalized = normalized(header);
    if (normalized.isEmpty()) {
      return Optional.empty();
    }
    return Arrays.stream(Column.values())
        .filter(column -> normalized(column.header()).equals(normalized))
        .map(column -> new Guess(of(column), MatchQuality.CANONICAL))
        .findFirst()
        .or(() -> exactMatch(normalized))
        .or(() -> exactMatch(normalized(family(header))))
        .or(() -> nearestMatch(header, normalized));
  }

  /** Whether the name of a column means the amount of a drug or a part of it. */
  static boolean isAmount(String header) {
    return of(header)
        .filter(g -> g.match() == MatchQuality.EXACT)
        .filter(g -> EnumSet.of(STRENGTH, VOLUME, AMOUNT_UNIT, DOSE).contains(g.role()))
        .isPresent();
  }

  /** Whether the name of a column means the side of a site. */
  static boolean isSide(String header) {
    return of(header).filter(g -> g.match() == MatchQuality.EXACT && g.role() == SIDE).isPresent();
  }

  /** The role of a canonical column. */
  static ColumnRole of(Column column) {
    return valueOf(column.name());
  }

  private static Optional<Guess> exactMatch(String normalized) {
    return Arrays.stream(values())
        .filter(role -> role.names().stream().anyMatch(n -> normalized(n).equals(normalized)))
        .map(role -> new Guess(role, MatchQuality.EXACT))
        .findFirst();
  }

  /** Finds a similar name; short names are similar to too many others and are not compared. */
  private static Optional<Guess> nearestMatch(String header, String normalized) {
    if (normalized.length() < 5) {
      return Optional.empty();
    }
    List<String> all = Arrays.stream(values()).flatMap(r -> r.names().stream()).toList();
    return SimilarWords.to(header, all).stream()
        .filter(name -> normalized(name).length() >= 5)
        .findFirst()
        .flatMap(n -> Arrays.stream(values()).filter(r -> r.names().contains(n)).findFirst())
        .map(role -> new Guess(role, MatchQuality.SIMILAR));
  }

  /** The name without the number of a numbered column: {@code Dx 3} becomes {@code dx}. */
  private static String family(String header) {
    return header.strip().replaceAll("[ #_.-]*[0-9]{1,2}$", "");
  }

  private static String normalized(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
