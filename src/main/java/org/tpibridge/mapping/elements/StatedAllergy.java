package org.tpibridge.mapping.elements;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tpibridge.terminology.Drug;
import org.tpibridge.terminology.Terminology;

/**
 * An allergy that a record states.
 *
 * <p>In doubt there is none: the whole text remains in the screening. After a denial ({@code no
 * penicillin, latex}) nothing more is read, because the denial may include it. A list is divided
 * only if each part can name a substance.
 *
 * @param words the clinic's words
 * @param key identifies the substance: the terminology's key if it contains the drug
 * @param drug if the terminology contains it
 */
public record StatedAllergy(String words, String key, Optional<Drug> drug) {

  /** Statements that there are no allergies; complete, so that what follows is not included. */
  private static final Pattern ABSENCE =
      Pattern.compile(
          "(?:the |patient |pt |has |have |reports? |states? |is |of )*"
              + "(?:none|nil|no|nkd?a|nkf?a|nkm?a|nkl?a|nkea|nkdfa|denie[sd]|deny|without|not any"
              + "|negative|neg)"
              + "(?: (?:any|known|noted|reported|recorded|stated|significant|current|other|to|for"
              + "|drugs?|food|medications?|medicines?|meds?|medical|environmental|latex or drug"
              + "|allerg(?:y|ies|en|ens|ic)|reactions?|history|hx|of|or|and|at|this|time))*");

  private static final Set<String> DENYING =
      Set.of(
          "no",
          "not",
          "none",
          "nil",
          "nor",
          "never",
          "without",
          "w/o",
          "denies",
          "denied",
          "deny",
          "denying",
          "negative",
          "neg",
          "nkda",
          "nka",
          "nkfa",
          "nkma",
          "nkla",
          "nkea",
          "nkdfa",
          "ndka",
          "na",
          "n/a",
          "n",
          "non",
          "unremarkable",
          "cannot",
          "zero",
          "nothing",
          "absent",
          "ninguna",
          "ninguno",
          "niega",
          "sin",
          "nein",
          "keine",
          "aucune",
          "aucun");

  /** Words with which a part says nothing certain of this patient's allergies. */
  private static final Set<String> UNCERTAIN =
      Set.of(
          "unknown",
          "unk",
          "unsure",
          "uncertain",
          "unclear",
          "unspecified",
          "undetermined",
          "possible",
          "possibly",
          "maybe",
          "perhaps",
          "probable",
          "probably",
          "questionable",
          "query",
          "suspected",
          "suspect",
          "doubtful",
          "vs",
          "versus",
          "r/o",
          "rule",
          "ruled",
          "unconfirmed",
          "pending",
          "unable",
          "tbd",
          "missing",
          "blank",
          "null",
          "tolerates",
          "tolerated",
          "tolerate",
          "tolerating",
          "resolved",
          "outgrew",
          "outgrown",
          "former",
          "formerly",
          "previously",
          "past",
          "removed",
          "cleared",
          "delabeled",
          "disproved",
          "refuted",
          "inactive",
          "error",
          "mistake",
          "ok",
          "okay",
          "fine",
          "safe",
          "mother",
          "mom",
          "father",
          "dad",
          "family",
          "familial",
          "fhx",
          "sister",
          "brother",
          "son",
          "daughter",
          "sibling",
          "siblings",
          "parent",
          "parents",
          "spouse",
          "wife",
          "husband",
          "see",
          "chart",
          "ehr",
          "emr",
          "file",
          "list",
          "listed",
          "record",
          "records",
          "reviewed",
          "updated",
          "verified",
          "unchanged",
          "same",
          "above",
          "below",
          "attached",
          "asked",
          "discussed",
          "refused",
          "declined",
          "documented",
          "entered",
          "applicable",
          "available",
          "recorded",
          "stated",
          "provided",
          "if",
          "whether",
          "screen",
          "screened",
          "screening",
          "test",
          "tested");

  /** Words that describe an allergy but name no substance. */
  private static final Set<String> NO_SUBSTANCE =
      Set.of(
          "allergy",
          "allergies",
          "allergic",
          "allergen",
          "hypersensitivity",
          "sensitivity",
          "sensitivities",
          "sensitive",
          "intolerance",
          "intolerant",
          "reaction",
          "reactions",
          "to",
          "drug",
          "drugs",
          "medication",
          "medications",
          "meds",
          "med",
          "medicine",
          "food",
          "foods",
          "multiple",
          "many",
          "several",
          "various",
          "some",
          "other",
          "others",
          "known",
          "yes",
          "y",
          "positive",
          "pos",
          "present",
          "rash",
          "rashes",
          "hives",
          "urticaria",
          "itching",
          "itch",
          "itchy",
          "pruritus",
          "anaphylaxis",
          "anaphylactic",
          "shock",
          "swelling",
          "swells",
          "swollen",
          "edema",
          "angioedema",
          "throat",
          "lip",
          "lips",
          "tongue",
          "face",
          "facial",
          "closes",
          "closing",
          "tightness",
          "chest",
          "breathing",
          "breath",
          "shortness",
          "sob",
          "wheezing",
          "wheeze",
          "bronchospasm",
          "dyspnea",
          "nausea",
          "vomiting",
          "n/v",
          "nv",
          "gi",
          "upset",
          "stomach",
          "diarrhea",
          "cramps",
          "abdominal",
          "pain",
          "headache",
          "headaches",
          "dizziness",
          "dizzy",
          "syncope",
          "fainting",
          "fainted",
          "faint",
          "palpitations",
          "racing",
          "heart",
          "tachycardia",
          "flushing",
          "redness",
          "red",
          "burning",
          "blisters",
          "blistering",
          "skin",
          "sjs",
          "confusion",
          "hallucinations",
          "cough",
          "fever",
          "mild",
          "moderate",
          "severe",
          "bad",
          "life",
          "threatening",
          "local",
          "systemic",
          "contact",
          "dermatitis",
          "childhood",
          "child",
          "adult",
          "as",
          "a",
          "an",
          "the",
          "in",
          "of",
          "from",
          "with",
          "when",
          "and",
          "or",
          "causes",
          "caused",
          "caused:",
          "gets",
          "got",
          "patient",
          "pt",
          "is",
          "has",
          "had",
          "reports",
          "reported",
          "years",
          "year",
          "ago",
          "since",
          "teen",
          "infancy",
          "type",
          "i",
          "ii",
          "iii",
          "iv",
          "feels",
          "weird",
          "sick",
          "difficulty",
          "trouble",
          "high",
          "low",
          "bp",
          "pressure",
          "blood",
          "due",
          "history",
          "hx",
          "self");

  private static final Pattern STATEMENTS = Pattern.compile("[;\\n\\r]+|\\.(?=\\s)");
  private static final Pattern COMMAS = Pattern.compile(",");
  private static final Pattern PARENTHESES = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*\\]");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}/'+-]+");

  /**
   * Characters with a meaning in FHIR's searches. The key is part of an identifier that receivers
   * search for, and not every receiver understands them where they are escaped.
   */
  private static final Pattern SEARCH_SYNTAX = Pattern.compile("[|,$\\\\]");

  private static final Pattern INITIALS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])n[. /]*k[. ]*([dfmle]?)[. ]*a(?:[. ]*s)?(?![\\p{L}\\p{N}])");
  private static final int MAX_WORDS = 12;

  /** Returns the allergies that a text states, each substance once, in the order of the text. */
  public static List<StatedAllergy> in(String text, Terminology terminology) {
    List<StatedAllergy> stated = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (String part : affirmedParts(text, terminology)) {
      String substance = substance(part);
      Optional<Drug> drug = terminology.drug(substance);
      String key =
          drug.map(d -> d.concept().key())
              .orElseGet(
                  () -> StableIds.normalizedKey(SEARCH_SYNTAX.matcher(substance).replaceAll(" ")));
      if (keys.add(key)) {
        stated.add(new StatedAllergy(part, key, drug));
      }
    }
    return stated;
  }

  private static List<String> affirmedParts(String text, Terminology terminology) {
    List<String> statements =
        STATEMENTS.splitAsStream(text).map(String::strip).filter(s -> !s.isEmpty()).toList();
    List<String> affirmed = new ArrayList<>();
    for (String statement : statements) {
      if (isAbsence(statement)) {
        continue;
      }
      boolean isDenied = has(statement, DENYING);
      List<String> parts = parts(statement, isDenied, terminology);
      for (String part : parts) {
        if (has(part, DENYING)) {
          // Whatever follows may be denied too.
          return affirmed;
        }
        if (!isUncertain(part)) {
          if (!namesSubstance(part)) {
            return namesOnlySome(statements) ? List.of() : affirmed;
          }
          affirmed.add(part);
        }
      }
    }
    return affirmed;
  }

  /** Whether a part of the text without a substance may belong to another part. */
  private static boolean namesOnlySome(List<String> statements) {
    return statements.size() > 1;
  }

  /** Divides at commas, and at "and" between two drugs, if each part can name a substance. */
  private static List<String> parts(String statement, boolean isDenied, Terminology terminology) {
    List<String> parts =
        COMMAS.splitAsStream(statement).map(String::strip).filter(p -> !p.isEmpty()).toList();
    boolean isList =
        PARENTHESES.matcher(statement).replaceAll("").chars().noneMatch(c -> c == '(' || c == '[')
            && PARENTHESES.matcher(statement).results().noneMatch(m -> m.group().contains(","))
            && (isDenied || parts.stream().allMatch(p -> isUncertain(p) || namesSubstance(p)));
    if (!isList) {
      return List.of(statement);
    }
    List<String> divided = new ArrayList<>();
    for (String part : parts) {
      List<String> drugs = Arrays.asList(part.split("\\s+(?:and|&)\\s+", -1));
      if (drugs.size() > 1
          && drugs.stream().allMatch(d -> terminology.drug(substance(d)).isPresent())) {
        divided.addAll(drugs);
      } else {
        divided.add(part);
      }
    }
    return divided;
  }

  private static boolean isAbsence(String statement) {
    String folded = String.join(" ", words(statement)).replace("allergies none", "none").strip();
    return ABSENCE
        .matcher(folded.replaceFirst("^(?:drug |food |medication )?allerg(?:y|ies) ", ""))
        .matches();
  }

  private static boolean isUncertain(String part) {
    return part.contains("?") || has(part, UNCERTAIN);
  }

  private static boolean has(String text, Set<String> wanted) {
    return words(text).stream()
        .flatMap(word -> Stream.concat(Stream.of(word), partsOfWord(word)))
        .anyMatch(word -> wanted.contains(word) || (wanted == DENYING && word.endsWith("n't")));
  }

  /** Of {@code nkda/nkfa} and {@code non-allergic}; single letters mean nothing alone. */
  private static Stream<String> partsOfWord(String word) {
    return Arrays.stream(word.split("[/+-]", -1)).filter(part -> part.length() > 1);
  }

  private static boolean namesSubstance(String part) {
    List<String> words = words(PARENTHESES.matcher(part).replaceAll(" "));
    return words.size() <= MAX_WORDS
        && words.stream()
            .anyMatch(
                word ->
                    !NO_SUBSTANCE.contains(word)
                        && word.chars().filter(Character::isLetter).count() >= 2);
  }

  /** The words that name the substance, without what describes the reaction. */
  private static String substance(String part) {
    String outside = PARENTHESES.matcher(part).replaceAll(" ").split(" [-\u2013\u2014:] ", -1)[0];
    String named =
        Arrays.stream(outside.split("[\\s:]+", -1))
            .filter(word -> !NO_SUBSTANCE.contains(word.toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(" "))
            .strip();
    return named.isEmpty() ? part : named;
  }

  private static List<String> words(String text) {
    String folded =
        INITIALS.matcher(text.toLowerCase(Locale.ROOT).replace('\u2019', '\'')).replaceAll("nk$1a");
    return Arrays.stream(NO_WORD.split(folded, -1)).filter(word -> !word.isEmpty()).toList();
  }
}
