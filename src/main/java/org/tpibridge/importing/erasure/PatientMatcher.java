package org.tpibridge.importing.erasure;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tpibridge.reading.input.ReadResult;

/** Recognizes a patient by MRNs, ids of visits and ids of resources. */
final class PatientMatcher {
  private static final Pattern UUID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

  private static final Pattern WORD_SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}_-]+");

  /** Shorter visit ids are too common in other text. */
  private static final int MIN_VISIT_ID_LENGTH = 4;

  private final MrnScope owner;
  private final Set<String> mrns;
  private final List<String> lowerMrns;
  private final List<List<String>> parts;
  private final Set<String> visits;
  private final Set<String> visitWords;
  private final Set<String> resources;

  /**
   * @param names ids of visits and of resources
   */
  PatientMatcher(MrnScope owner, Collection<String> mrns, Collection<String> names) {
    this.owner = owner;
    this.mrns = Set.copyOf(mrns);
    this.lowerMrns = this.mrns.stream().map(mrn -> mrn.toLowerCase(Locale.ROOT)).toList();
    this.parts = lowerMrns.stream().map(PatientMatcher::parts).filter(p -> p.size() > 1).toList();
    this.resources = names.stream().filter(PatientMatcher::isUuid).collect(Collectors.toSet());
    this.visits = names.stream().filter(n -> !isUuid(n)).collect(Collectors.toSet());
    this.visitWords =
        visits.stream().filter(v -> v.length() >= MIN_VISIT_ID_LENGTH).collect(Collectors.toSet());
  }

  private static boolean isUuid(String name) {
    return UUID.matcher(name).matches();
  }

  /**
   * Splits an MRN into letters and digits, because a column map may build an MRN from several
   * cells.
   */
  private static List<String> parts(String mrn) {
    return Pattern.compile("\\p{L}+|\\p{N}+").matcher(mrn).results().map(m -> m.group()).toList();
  }

  Set<String> mrns() {
    return mrns;
  }

  boolean isPlainAscii() {
    return lowerMrns.stream().allMatch(mrn -> mrn.chars().allMatch(c -> c < 0x80))
        && visits.stream().allMatch(visit -> visit.chars().allMatch(c -> c < 0x80));
  }

  boolean isMrn(String value) {
    return mrns.contains(value.strip());
  }

  /** Returns whether an MRN identifies the patient even if no source is named. */
  boolean isCertainWithoutSource() {
    return owner.isOnlySource();
  }

  /**
   * Returns whether the match is certainly this patient, not a patient of another source with the
   * same MRN.
   */
  boolean isCertain(ReadResult result) {
    return owner.isOnlySource() || source(result).isPresent();
  }

  private static Optional<String> source(ReadResult result) {
    if (result instanceof ReadResult.Read read) {
      return read.source();
    }
    if (result instanceof ReadResult.MergedPatients merge) {
      return merge.source();
    }
    return result instanceof ReadResult.Rejected rejected ? rejected.source() : Optional.empty();
  }

  /**
   * Returns whether a visit, including a rejected one, belongs to the patient. If no source is
   * named, it may belong to a patient of another source with the same MRN. The visit id is compared
   * only if no MRN was read, because several programs may use the same visit ids for different
   * patients.
   */
  boolean isOfPatient(ReadResult result) {
    Optional<String> from = source(result);
    if (from.isPresent() && !owner.shares(from)) {
      return false;
    }
    if (result instanceof ReadResult.Read read) {
      return isMrn(read.visit().patient().mrn());
    }
    if (result instanceof ReadResult.MergedPatients merge) {
      return isMrn(merge.retired()) || isMrn(merge.surviving());
    }
    if (result instanceof ReadResult.NotTpiVisit other) {
      return other.visitId().filter(visits::contains).isPresent();
    }
    return result instanceof ReadResult.Rejected rejected
        && rejected
            .mrn()
            .map(this::isMrn)
            .orElseGet(() -> rejected.visitId().filter(visits::contains).isPresent());
  }

  /** Returns whether a text contains an MRN or an id of the patient as a word. */
  boolean isIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lowerMrns.stream().anyMatch(mrn -> isWordIn(mrn, lower)) || hasId(text);
  }

  private boolean hasId(String text) {
    if (!resources.isEmpty()
        && text.length() >= 36
        && UUID.matcher(text)
            .results()
            .anyMatch(m -> resources.contains(m.group().toLowerCase(Locale.ROOT)))) {
      return true;
    }
    return !visitWords.isEmpty()
        && WORD_SEPARATORS.splitAsStream(text).anyMatch(visitWords::contains);
  }

  /**
   * Returns whether a line contains all parts of an MRN, each as a word: they may be in several
   * cells.
   */
  boolean isAssembledIn(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return parts.stream().anyMatch(all -> all.stream().allMatch(p -> isWordIn(p, lower)));
  }

  /** Returns whether a JSON value or a cell is an MRN or an id of the patient. */
  boolean isValue(String value) {
    String plain = value.strip();
    return isMrn(plain)
        || visits.contains(plain)
        || Arrays.stream(plain.split("[/:|#]")).anyMatch(resources::contains);
  }

  private static boolean isWordIn(String word, String text) {
    int at = text.indexOf(word);
    while (at >= 0) {
      int end = at + word.length();
      if ((at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at)))
          && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)))) {
        return true;
      }
      at = text.indexOf(word, at + 1);
    }
    return false;
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "PatientMatcher[…]";
  }
}
