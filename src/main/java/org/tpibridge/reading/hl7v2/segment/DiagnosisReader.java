package org.tpibridge.reading.hl7v2.segment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.reading.hl7v2.message.CodedValue;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;
import org.tpibridge.visit.Column;

/**
 * Reads DG1, and the diagnoses of FT1-19 and OBX-5. Claims have codes without the decimal point,
 * which is added again.
 */
final class DiagnosisReader implements SegmentReader {
  private static final int METHOD = 2;
  private static final int CODE = 3;
  private static final int DESCRIPTION = 4;
  private static final int ID = 20;
  private static final int ACTION = 21;
  private static final int CATEGORY = 3;
  private static final Pattern POINTED = Pattern.compile("[A-Z]?[0-9]{2}[0-9AB]?\\.[0-9A-Z]{1,4}");
  private static final String ICD_10_CM_OID = "2.16.840.1.113883.6.90";
  private static final String ICD_9_CM_OID = "2.16.840.1.113883.6.103";

  @Override
  public void read(Hl7Segment dg1, MessageContext context) {
    context.statements().start(StatementSubject.CodedRecord.of(false, dg1, ID, CODE), dg1, ACTION);
    dg1.markUsed(ID, 1);
    String described = dg1.peekText(DESCRIPTION, 0);
    String item = item(dg1, CODE, 0, dg1.value(METHOD), described, context);
    if (!described.isEmpty() && item.contains(listed(described))) {
      dg1.text(DESCRIPTION, 0);
    }
    context.statements().addValue(Column.DIAGNOSES, Precedence.FIRST, item, dg1, CODE, 0);
  }

  /** Reads one diagnosis of a coded field that repeats. */
  static String coded(Hl7Segment segment, int field, int repetition, MessageContext context) {
    return item(segment, field, repetition, "", "", context);
  }

  /**
   * Returns an ICD-10-CM code if the field has one; if not, an ICD-9-CM code; with its words. A
   * code of another system is not a diagnosis code of a visit and is added to the words.
   *
   * @param method the system of the first code, used if the field does not name it
   * @param described the description, used if the field has none
   */
  private static String item(
      Hl7Segment segment,
      int field,
      int repetition,
      String method,
      String described,
      MessageContext context) {
    List<CodedValue> triples =
        CodedValue.of(segment, field, repetition).stream()
            .map(t -> t.component() == 1 && t.system().isEmpty() ? withSystem(t, method) : t)
            .toList();
    Optional<CodedValue> coded =
        only(triples, t -> isIcd10(t.system()), segment, field, context)
            .or(() -> only(triples, t -> isIcd9(t.system()), segment, field, context))
            .or(() -> only(triples, DiagnosisReader::looksLikeIcd, segment, field, context));
    String words =
        Stream.concat(coded.stream(), triples.stream())
            .map(CodedValue::words)
            .filter(w -> !w.isEmpty())
            .findFirst()
            .orElse(described);
    triples.stream()
        .filter(t -> !t.words().isEmpty() && words.equals(t.words()))
        .forEach(t -> segment.markUsed(field, t.component() + 1));
    if (coded.isPresent()) {
      coded.get().markUsed(segment, field);
      return (pointed(coded.get().code()) + " " + listed(words)).strip();
    }
    return triples.stream()
        .filter(t -> !t.code().isEmpty())
        .findFirst()
        .map(other -> otherSystem(other, words, segment, field))
        .orElseGet(() -> listed(words));
  }

  /** Returns the preferred triple of components. A second one with a different code is reported. */
  private static Optional<CodedValue> only(
      List<CodedValue> triples,
      Predicate<CodedValue> wanted,
      Hl7Segment segment,
      int field,
      MessageContext context) {
    List<CodedValue> found =
        triples.stream().filter(t -> !t.code().isEmpty()).filter(wanted).toList();
    if (found.stream().map(t -> t.code().replace(".", "")).distinct().count() > 1) {
      context.warning(
          Hl7FindingCodes.CODES,
          "The field has two different codes of one system. The first one was used. Send each"
              + " diagnosis separately.",
          segment.place(field, found.get(1).component()));
    }
    return found.stream().findFirst();
  }

  private static CodedValue withSystem(CodedValue triple, String system) {
    return new CodedValue(
        triple.component(), triple.code(), triple.words(), system.toUpperCase(Locale.ROOT));
  }

  /**
   * Formats {@code Myofascial pain (SCT 203095000)}; a code without a system precedes the words.
   */
  private static String otherSystem(CodedValue other, String words, Hl7Segment segment, int field) {
    other.markUsed(segment, field);
    if (other.system().isEmpty()) {
      return (other.code() + " " + listed(words)).strip();
    }
    String code = listed(other.system() + " " + other.code());
    return words.isEmpty() ? code : listed(words) + " (" + code + ")";
  }

  /** Removes the character that separates diagnoses. */
  private static String listed(String words) {
    return words.replace(';', ',');
  }

  private static boolean isIcd10(String system) {
    String name = system.replace("-", "");
    return name.startsWith("I10")
        || name.contains("ICD10")
        || name.equals(ICD_10_CM_OID)
        || (name.startsWith("ICD") && !name.startsWith("ICD9"));
  }

  private static boolean isIcd9(String system) {
    String name = system.replace("-", "");
    return name.startsWith("I9") || name.contains("ICD9") || name.equals(ICD_9_CM_OID);
  }

  private static boolean looksLikeIcd(CodedValue triple) {
    String code = triple.code();
    return triple.system().isEmpty() && (looksLikeIcd10(code) || POINTED.matcher(code).matches());
  }

  private static boolean looksLikeIcd10(String code) {
    return code.length() > CATEGORY
        && code.charAt(0) >= 'A'
        && code.charAt(0) <= 'Z'
        && Character.digit(code.charAt(1), 10) >= 0
        && code.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
  }

  /**
   * Returns the position of the point: E codes of ICD-9-CM have four characters before it, all
   * others three.
   */
  private static String pointed(String code) {
    boolean e = code.length() > 1 && code.charAt(0) == 'E' && isIcd9Cause(code);
    int before = e ? CATEGORY + 1 : CATEGORY;
    return code.indexOf('.') >= 0 || code.length() <= before
        ? code
        : code.substring(0, before) + "." + code.substring(before);
  }

  /** E800 to E999 are causes of injury in ICD-9-CM; ICD-10-CM's E codes end at E89. */
  private static boolean isIcd9Cause(String code) {
    return (code.charAt(1) == '8' || code.charAt(1) == '9')
        && code.length() >= CATEGORY + 1
        && !code.startsWith("E88")
        && !code.startsWith("E89");
  }
}
