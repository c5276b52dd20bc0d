package org.tpibridge.reading.hl7v2.vocabulary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.terminology.Terminology;

/**
 * Parses a drug description of a pharmacy system, such as {@code LIDOCAINE HCL 1% INJ SOLN} or
 * {@code 1 ML triamcinolone acetonide 40 MG/ML Injectable Suspension}.
 *
 * @param name the drug without strength and form
 * @param strength in canonical notation, such as {@code 40 mg/mL}, or ""
 * @param epinephrine such as {@code with epinephrine 1:100000}, or ""
 */
public record DrugDescription(String name, String strength, String epinephrine) {
  private static final int LONGEST = 300;
  private static final String NUMBER = "(?<![0-9.])([0-9]{1,6}(?:\\.[0-9]{1,4})?)";
  private static final Pattern PERCENT = Pattern.compile(NUMBER + " ?%");
  private static final Pattern PER_ML =
      Pattern.compile(
          NUMBER + " ?mg ?/ ?(?:" + NUMBER + " ?)?(?:ml|cc)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern EPINEPHRINE =
      Pattern.compile(
          "(?:with|w/|/|-|\\+|and|&)? ?\\bepi(?:nephrine)?\\b ?(1 ?: ?[0-9][0-9,]{3,9})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PACKAGE =
      Pattern.compile("^" + NUMBER + " ?ml ", Pattern.CASE_INSENSITIVE);

  private static final Pattern PACKAGE_AFTER =
      Pattern.compile(
          "[ ,]" + NUMBER + " ?ml(?: (?:vial|syringe|amp(?:ule?)?|sdv|mdv))?\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern RATIO = Pattern.compile("-? ?(?<![0-9])(1 ?: ?[0-9][0-9,]{3,9})");
  private static final Pattern EPINEPHRINE_WORD =
      Pattern.compile(
          "(?:with|w/|/|-|\\+|and|&)? ?\\bepi(?:nephrine)?\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_BRACKETS = Pattern.compile("\\(([^()]+)\\)");

  /** Words for the form of the product, which do not identify the drug. */
  private static final Set<String> FORMS =
      Set.of(
          "inj",
          "injection",
          "injectable",
          "soln",
          "sol",
          "solution",
          "susp",
          "suspension",
          "vial",
          "sdv",
          "mdv",
          "pf",
          "(pf)",
          "amp",
          "ampule",
          "ampul",
          "syringe",
          "for",
          "sterile",
          "usp");

  public static DrugDescription of(String stated, Terminology terminology) {
    String text = stated.length() > LONGEST ? stated.substring(0, LONGEST) : stated;
    text = PACKAGE.matcher(text.strip()).replaceFirst("");
    String epinephrine = "";
    Matcher epi = EPINEPHRINE.matcher(text);
    Matcher ratio = RATIO.matcher(text);
    if (epi.find()) {
      epinephrine = "with epinephrine " + epi.group(1).replaceAll("[ ,]", "");
      text = text.substring(0, epi.start()) + " " + text.substring(epi.end());
    } else if (ratio.find() && EPINEPHRINE_WORD.matcher(text).find()) {
      // The ratio follows the strength: bupivacaine-epinephrine 0.25 %-1:200,000.
      epinephrine = "with epinephrine " + ratio.group(1).replaceAll("[ ,]", "");
      text = text.substring(0, ratio.start()) + " " + text.substring(ratio.end());
      text = EPINEPHRINE_WORD.matcher(text).replaceFirst(" ");
    }
    Strengths strengths = Strengths.in(text);
    return strengths.several()
        ? new DrugDescription(name(text, terminology), "", epinephrine)
        : new DrugDescription(name(strengths.rest(), terminology), strengths.stated(), epinephrine);
  }

  /**
   * The strengths in a name; many names state the strength twice, as in {@code 10 mg/mL (1 %)}.
   *
   * @param stated in canonical notation, or ""
   * @param several whether the strengths differ, as those of two drugs do; then neither is used
   * @param rest the name without the strengths
   */
  private record Strengths(String stated, boolean several, String rest) {
    private static final BigDecimal MG_PER_ML_OF_ONE_PERCENT = BigDecimal.TEN;

    static Strengths in(String text) {
      List<String> perMl = PER_ML.matcher(text).results().map(DrugDescription::strength).toList();
      String rest = PER_ML.matcher(text).replaceAll(" ");
      List<String> percent =
          PERCENT
              .matcher(rest)
              .results()
              .map(m -> DrugAmounts.plain(DrugAmounts.number(m.group(1)).orElseThrow()) + "%")
              .toList();
      rest = PERCENT.matcher(rest).replaceAll(" ").replaceAll("\\(\\s*\\)", " ");
      long different =
          Stream.concat(
                  perMl.stream().map(s -> number(s, " ")),
                  percent.stream().map(s -> number(s, "%").multiply(MG_PER_ML_OF_ONE_PERCENT)))
              .map(DrugAmounts::plain)
              .distinct()
              .count();
      String stated = Stream.concat(perMl.stream(), percent.stream()).findFirst().orElse("");
      return new Strengths(stated, different > 1, rest);
    }

    private static BigDecimal number(String strength, String before) {
      return new BigDecimal(strength.substring(0, strength.indexOf(before)));
    }
  }

  private static String strength(MatchResult perMl) {
    var mg = DrugAmounts.number(perMl.group(1)).orElseThrow();
    var ml = DrugAmounts.number(perMl.group(2) == null ? "1" : perMl.group(2)).orElseThrow();
    return (ml.signum() == 0 ? DrugAmounts.plain(mg) : DrugAmounts.plain(DrugAmounts.perMl(mg, ml)))
        + " mg/mL";
  }

  /** Removes words for the form if the rest is a drug in the tables. */
  private static String name(String text, Terminology terminology) {
    String all = collapsed(text);
    if (terminology.drug(all).isPresent()) {
      return all;
    }
    String plain = withoutForms(all);
    // After the drug's name, a number would be an amount: Kenalog 40 is a name.
    return recognizedName(plain, terminology)
        .orElse((plain.isEmpty() ? all : plain))
        .replaceAll(" (?=[0-9])", "-");
  }

  /** Removes the package size, and a brand of the same drug in brackets. */
  private static Optional<String> recognizedName(String plain, Terminology terminology) {
    String unpacked = withoutForms(collapsed(PACKAGE_AFTER.matcher(plain).replaceAll(" ")));
    Matcher brand = IN_BRACKETS.matcher(unpacked);
    if (brand.find()) {
      String outside = withoutForms(collapsed(brand.replaceFirst(" ")));
      boolean same =
          terminology
              .drug(brand.group(1).strip())
              .flatMap(b -> terminology.drug(outside).filter(d -> d.concept().equals(b.concept())))
              .isPresent();
      return same ? Optional.of(outside) : Optional.empty();
    }
    return terminology.drug(unpacked).isPresent() ? Optional.of(unpacked) : Optional.empty();
  }

  private static String collapsed(String text) {
    return text.replace(';', ',').replaceAll("[\\s,]+", " ").strip();
  }

  private static String withoutForms(String all) {
    StringBuilder name = new StringBuilder();
    for (String word : all.split(" ", -1)) {
      if (!word.equals("-") && !FORMS.contains(word.toLowerCase(Locale.ROOT))) {
        name.append(name.length() == 0 ? "" : " ").append(word);
      }
    }
    return name.toString();
  }
}
