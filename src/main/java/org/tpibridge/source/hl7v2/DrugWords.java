package org.tpibridge.source.hl7v2;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.terminology.Terminology;

/**
 * A drug as pharmacies name it, {@code LIDOCAINE HCL 1% INJ SOLN}, {@code 1 ML triamcinolone
 * acetonide 40 MG/ML Injectable Suspension}.
 *
 * @param name without strength and form
 * @param strength canonical, such as {@code 40 mg/mL}, or ""
 * @param epinephrine such as {@code with epinephrine 1:100000}, or ""
 */
record DrugWords(String name, String strength, String epinephrine) {
  private static final int LONGEST = 300;
  private static final String NUMBER = "(?<![0-9.])([0-9]{1,6}(?:\\.[0-9]{1,4})?)";
  private static final Pattern PERCENT = Pattern.compile(NUMBER + " ?%");
  private static final Pattern PER_ML =
      Pattern.compile(
          NUMBER + " ?mg ?/ ?(?:" + NUMBER + " ?)?(?:ml|cc)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern EPINEPHRINE =
      Pattern.compile(
          "(?:with|w/|/|-|\\+|and)? ?\\bepi(?:nephrine)?\\b ?(1 ?: ?[0-9][0-9,]{3,9})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PACKAGE =
      Pattern.compile("^" + NUMBER + " ?ml ", Pattern.CASE_INSENSITIVE);

  /** What the drug comes as; it says nothing of which drug it is. */
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

  static DrugWords of(String told, Terminology terminology) {
    String text = told.length() > LONGEST ? told.substring(0, LONGEST) : told;
    text = PACKAGE.matcher(text.strip()).replaceFirst("");
    String epinephrine = "";
    Matcher epi = EPINEPHRINE.matcher(text);
    if (epi.find()) {
      epinephrine = "with epinephrine " + epi.group(1).replaceAll("[ ,]", "");
      text = text.substring(0, epi.start()) + " " + text.substring(epi.end());
    }
    String strength = "";
    Matcher perMl = PER_ML.matcher(text);
    Matcher percent = PERCENT.matcher(text);
    if (perMl.find()) {
      strength = strength(perMl);
      text = text.substring(0, perMl.start()) + " " + text.substring(perMl.end());
    } else if (percent.find()) {
      strength = Amounts.plain(Amounts.number(percent.group(1)).orElseThrow()) + "%";
      text = text.substring(0, percent.start()) + " " + text.substring(percent.end());
    }
    return new DrugWords(name(text, terminology), strength, epinephrine);
  }

  private static String strength(Matcher perMl) {
    var mg = Amounts.number(perMl.group(1)).orElseThrow();
    var ml = Amounts.number(perMl.group(2) == null ? "1" : perMl.group(2)).orElseThrow();
    return (ml.signum() == 0 ? Amounts.plain(mg) : Amounts.plain(Amounts.perMl(mg, ml))) + " mg/mL";
  }

  /** Words of form are left out where the rest is a drug that the tables know, else kept. */
  private static String name(String text, Terminology terminology) {
    String all = text.replace(';', ',').replaceAll("[\\s,]+", " ").strip();
    if (terminology.drug(all).isPresent()) {
      return all;
    }
    StringBuilder name = new StringBuilder();
    for (String word : all.split(" ", -1)) {
      if (!FORMS.contains(word.toLowerCase(Locale.ROOT))) {
        name.append(name.length() == 0 ? "" : " ").append(word);
      }
    }
    // Behind the drug's name a number would be an amount: Kenalog 40 is a name.
    return (name.length() == 0 ? all : name.toString()).replaceAll(" (?=[0-9])", "-");
  }
}
