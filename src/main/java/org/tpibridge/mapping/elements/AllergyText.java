package org.tpibridge.mapping.elements;

import static org.tpibridge.terminology.AllergyWordKind.DENIAL;
import static org.tpibridge.terminology.AllergyWordKind.NO_SUBSTANCE;
import static org.tpibridge.terminology.AllergyWordKind.UNCERTAIN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tpibridge.terminology.AllergyWordKind;
import org.tpibridge.terminology.Terminology;

/**
 * Divides a text about allergies and judges its parts.
 *
 * <p>In doubt there is none: the whole text remains in the screening. After a denial ({@code no
 * penicillin, latex}) nothing more is read, because the denial may include it. A list is divided
 * only if each part can name a substance.
 */
final class AllergyText {
  /** Statements that there are no allergies; complete, so that what follows is not included. */
  private static final Pattern ABSENCE =
      Pattern.compile(
          "(?:the |patient |pt |has |have |reports? |states? |is |of )*"
              + "(?:none|nil|no|nkd?a|nkf?a|nkm?a|nkl?a|nkea|nkdfa|denie[sd]|deny|without|not any"
              + "|negative|neg)"
              + "(?: (?:any|known|noted|reported|recorded|stated|significant|current|other|to|for"
              + "|drugs?|food|medications?|medicines?|meds?|medical|environmental|latex or drug"
              + "|allerg(?:y|ies|en|ens|ic)|reactions?|history|hx|of|or|and|at|this|time))*");

  /** A period ends a statement, but not in {@code Dr. Smith}, {@code poss. latex} or initials. */
  private static final Pattern STATEMENTS =
      Pattern.compile(
          "[;\\n\\r]+|(?<!\\b(?:\\p{L}|dr|mrs?|ms|pt|hx|no|neg|poss|prob|etc))\\.(?=\\s)",
          Pattern.CASE_INSENSITIVE);

  /** A longer text is a document and not a list of allergies; it remains in the screening. */
  static final int MAX_LENGTH = 5_000;

  private static final Pattern COMMAS = Pattern.compile(",(?![^(\\[]*[)\\]])");

  /** Marks with which a part may mean "not": a question, a minus sign, a box of a form. */
  private static final Pattern UNCERTAIN_MARKS =
      Pattern.compile("\\?|\\(-\\)|^-|\\[ *x? *\\]|[\u2610-\u2612]", Pattern.CASE_INSENSITIVE);

  private static final Pattern OUTER_MARKS = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

  private static final Pattern ITEM_NUMBER = Pattern.compile("^\\p{N}{1,2}[.)]\\s+");

  private static final Pattern PARENTHESES = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*\\]");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}/'+-]+");
  private static final Pattern INITIALS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])n[. /-]*k[. /-]*([dfmle]?)[. /-]*a(?:[. ]*s)?(?![\\p{L}\\p{N}])");

  /** Words of a denial that means the allergies beside those that are listed. */
  private static final Pattern OTHER_ALLERGIES =
      Pattern.compile("nk\\w*|ndka|allergies|others?|drugs?|foods?|meds?|medications?");

  private static final Pattern UNKNOWN_REACTION =
      Pattern.compile("(?:unknown|unk|unspecified) reactions?|reactions? (?:unknown|unspecified)");
  private static final Pattern SEPARATORS = Pattern.compile(" (?:[-\u2013\u2014:]|per) ");
  private static final int MAX_WORDS = 12;

  private final Terminology terminology;

  AllergyText(Terminology terminology) {
    this.terminology = terminology;
  }

  /** Returns the parts that each state an allergy, in the order of the text. */
  List<String> affirmedParts(String text) {
    if (text.length() > MAX_LENGTH) {
      return List.of();
    }
    List<String> statements =
        STATEMENTS.splitAsStream(text).map(String::strip).filter(s -> !s.isEmpty()).toList();
    List<String> affirmed = new ArrayList<>();
    for (String statement : statements) {
      if (isAbsence(statement)) {
        if (isAboutOtherParts(statement)) {
          affirmed.clear();
        }
        continue;
      }
      boolean isDenied = has(statement, DENIAL);
      List<String> parts = parts(statement, isDenied);
      for (String part : parts) {
        if (has(part, DENIAL)) {
          // Whatever follows may be denied too.
          return isAboutOtherParts(part) ? List.of() : affirmed;
        }
        if (isUncertain(part)) {
          if (isAboutOtherParts(part)) {
            affirmed.clear();
          }
        } else {
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

  /** Whether a denying or uncertain part may mean the parts before: {@code latex, outgrown}. */
  private boolean isAboutOtherParts(String part) {
    List<String> words = words(part);
    String joined = String.join(" ", words);
    return words.stream()
            .noneMatch(word -> terminology.allergyWord(word).isEmpty() && hasLetters(word))
        && words.stream().noneMatch(word -> OTHER_ALLERGIES.matcher(word).matches())
        && !UNKNOWN_REACTION.matcher(joined).matches();
  }

  /** Divides at commas, and at "and" between two drugs, if each part can name a substance. */
  private List<String> parts(String statement, boolean isDenied) {
    List<String> parts =
        COMMAS.splitAsStream(statement).map(String::strip).filter(p -> !p.isEmpty()).toList();
    boolean isList =
        PARENTHESES.matcher(statement).replaceAll("").chars().noneMatch(c -> c == '(' || c == '[')
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

  private boolean isUncertain(String part) {
    return UNCERTAIN_MARKS.matcher(part).find() || has(part, UNCERTAIN);
  }

  private boolean has(String text, AllergyWordKind wanted) {
    return words(text).stream()
        .flatMap(word -> Stream.concat(Stream.of(word), partsOfWord(word)))
        .anyMatch(word -> is(word, wanted) || (wanted == DENIAL && word.endsWith("n't")));
  }

  private boolean is(String word, AllergyWordKind kind) {
    return terminology.allergyWord(word).filter(kind::equals).isPresent();
  }

  /** Of {@code nkda/nkfa} and {@code non-allergic}; single letters mean nothing alone. */
  private static Stream<String> partsOfWord(String word) {
    return Arrays.stream(word.split("[/+-]", -1)).filter(part -> part.length() > 1);
  }

  private boolean namesSubstance(String part) {
    List<String> words = words(PARENTHESES.matcher(part).replaceAll(" "));
    return words.size() <= MAX_WORDS
        && words.stream().anyMatch(word -> !is(word, NO_SUBSTANCE) && hasLetters(word));
  }

  private static boolean hasLetters(String word) {
    return word.chars().filter(Character::isLetter).count() >= 2;
  }

  /** The words that name the substance, without what describes the reaction. */
  String substance(String part) {
    return SEPARATORS
        .splitAsStream(PARENTHESES.matcher(part).replaceAll(" "))
        .map(this::namingWords)
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse(part);
  }

  private String namingWords(String text) {
    String naming =
        Arrays.stream(text.split("[\\s:]+", -1))
            .filter(word -> !is(withoutOuterMarks(word).toLowerCase(Locale.ROOT), NO_SUBSTANCE))
            .collect(Collectors.joining(" "));
    return withoutOuterMarks(ITEM_NUMBER.matcher(naming.strip()).replaceFirst(""));
  }

  private static String withoutOuterMarks(String text) {
    return OUTER_MARKS.matcher(text).replaceAll("");
  }

  private static List<String> words(String text) {
    String folded =
        INITIALS.matcher(text.toLowerCase(Locale.ROOT).replace('\u2019', '\'')).replaceAll("nk$1a");
    return Arrays.stream(NO_WORD.split(folded, -1))
        .map(AllergyText::withoutOuterMarks)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
