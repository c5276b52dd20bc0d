package org.tpibridge.terminology;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tpibridge.files.TextFile;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.UnknownWord;
import org.tpibridge.visit.Side;

/**
 * Resolves a clinic's words to concepts and their codes. Words match regardless of case, hyphens,
 * dots, accents or plural; listed misspellings match as well. Words that are only similar do not
 * match: {@link #nearest} suggests them.
 *
 * <p>Immutable and thread-safe; each look-up is one access to a hash table.
 */
public final class Terminology {
  /** {@code for 2 min}, at the end of the words. */
  private static final Pattern TIME =
      Pattern.compile(
          "(?i)[ ,]+(?:x ?|for )?[0-9]{1,3} ?(?:s|sec|seconds?|min|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mo|months?)$");

  private final TerminologyEntries entries;
  private final ConceptFactory meanings;
  private final Map<TerminologyTable, PhraseIndex<?>> indexes =
      new EnumMap<>(TerminologyTable.class);
  private final PhraseIndex<Concept> muscles;
  private final PhraseIndex<Drug> drugs;
  private final PhraseIndex<Concept> complications;
  private final PhraseIndex<Concept> treatments;
  private final PhraseIndex<Concept> steps;
  private final PhraseIndex<Concept> plans;
  private final PhraseIndex<Concept> diagnoses;
  private final PhraseIndex<AftercareProtocol> protocols;
  private final PhraseIndex<List<Side>> sides;
  private final Map<String, Coding> diagnosisCodes = new HashMap<>();
  private final Map<String, Coding> procedures = new HashMap<>();
  private final Map<DrugSolution, List<Coding>> clinicalDrugs = new HashMap<>();
  private final Map<String, BilledDrugCode> billedDrugs = new HashMap<>();
  private final Map<String, AllergyWordKind> allergyWords = new HashMap<>();

  Terminology(TerminologyEntries entries, boolean provisional) {
    this.entries = entries;
    meanings = new ConceptFactory(entries, provisional);
    muscles = index(TerminologyTable.MUSCLE, meanings::concept);
    drugs = index(TerminologyTable.DRUG, meanings::drug);
    complications = index(TerminologyTable.COMPLICATION, meanings::concept);
    treatments = index(TerminologyTable.TREATMENT, meanings::concept);
    steps = index(TerminologyTable.STEP, meanings::concept);
    plans = index(TerminologyTable.PLAN, meanings::concept);
    diagnoses = index(TerminologyTable.DIAGNOSIS, meanings::concept);
    protocols = index(TerminologyTable.AFTERCARE, meanings::protocol);
    sides = index(TerminologyTable.SIDE, meanings::sides);
    for (TerminologyEntry entry : entries.of(TerminologyTable.DIAGNOSIS)) {
      for (Coding coding : meanings.concept(entry).codings()) {
        if (coding.system().equals(CodeSystems.ICD_10_CM)) {
          diagnosisCodes.put(plain(coding.code()), coding);
        }
      }
    }
    for (TerminologyEntry entry : entries.of(TerminologyTable.PROCEDURE)) {
      procedures.put(entry.key(), new Coding(CodeSystems.CPT, entry.key(), entry.name()));
    }
    for (TerminologyEntry entry : entries.of(TerminologyTable.CLINICAL_DRUG)) {
      clinicalDrugs
          .computeIfAbsent(meanings.solution(entry), solution -> new ArrayList<>())
          .addAll(meanings.concept(entry).codings());
    }
    for (TerminologyEntry entry : entries.of(TerminologyTable.BILLED_DRUG)) {
      billedDrugs.put(entry.key(), meanings.billedDrug(entry));
    }
    for (TerminologyEntry entry : entries.of(TerminologyTable.ALLERGY_WORD)) {
      allergyWords.put(entry.key(), ConceptFactory.allergyWordKind(entry));
    }
  }

  private <T> PhraseIndex<T> index(
      TerminologyTable vocabulary, Function<TerminologyEntry, T> meaning) {
    PhraseIndex<T> index = new PhraseIndex<>(entries.of(vocabulary), meaning);
    indexes.put(vocabulary, index);
    return index;
  }

  /** A terminology with a clinic's own tables; empty if there is any error in them. */
  public record TerminologyResult(Optional<Terminology> terminology, List<Finding> findings) {
    public TerminologyResult {
      findings = List.copyOf(findings);
    }
  }

  /** Returns the built-in tables, including provisional codes. */
  public static Terminology builtIn() {
    return BuiltInTables.TERMINOLOGY;
  }

  /**
   * Combines the built-in tables with a clinic's own, as described in {@code docs/terminology.md}.
   * All files are combined, in any order of tables; of two rows with one key, the later one is
   * used.
   */
  public static TerminologyResult load(List<Path> clinicFiles) {
    return of(clinicFiles.stream().map(Terminology::file).toList());
  }

  /** Combines the built-in tables with files that were read before. */
  public static TerminologyResult of(List<TextFile> clinicFiles) {
    return ClinicTables.load(BuiltInTables.ENTRIES, clinicFiles);
  }

  /** Reads a clinic's own table for {@link #of}. */
  public static TextFile file(Path table) {
    return ClinicTables.read(table);
  }

  /** Returns the same tables without the codes that are marked provisional. */
  public Terminology withoutProvisionalCodes() {
    return new Terminology(entries, false);
  }

  public Optional<Concept> muscle(String words) {
    return muscles.find(words);
  }

  /** Finds a drug by its name or brand name, without strength and amount. */
  public Optional<Drug> drug(String words) {
    return drugs.find(words);
  }

  /**
   * Finds the codes of a drug in one strength, as it is sold, without any addition.
   *
   * @param drugKey of {@link #drug}
   */
  public List<Coding> clinicalDrug(String drugKey, BigDecimal mgPerMl) {
    return clinicalDrugs.getOrDefault(new DrugSolution(drugKey, mgPerMl), List.of());
  }

  public Optional<Concept> complication(String words) {
    return complications.find(words);
  }

  /** Finds a treatment that was tried; its outcome and a length of time are ignored. */
  public Optional<Concept> treatment(String words) {
    return withoutTime(words, treatments)
        .or(() -> withoutTime(TriedTreatment.withoutOutcome(words), treatments));
  }

  /** Finds a step of the procedure; its length of time is ignored. */
  public Optional<Concept> step(String words) {
    return withoutTime(words, steps);
  }

  /** Finds a treatment that is planned; a length of time is ignored. */
  public Optional<Concept> plan(String words) {
    return withoutTime(words, plans);
  }

  private static Optional<Concept> withoutTime(String words, PhraseIndex<Concept> index) {
    return index.find(words).or(() -> index.find(TIME.matcher(words).replaceFirst("")));
  }

  /** Finds a diagnosis by its words, with ICD-10-CM and SNOMED CT codes if verified. */
  public Optional<Concept> diagnosis(String words) {
    return diagnoses.find(words);
  }

  /**
   * Finds a listed ICD-10-CM code with its name; with or without its decimal point, in any case.
   */
  public Optional<Coding> diagnosisCode(String icd10cm) {
    return Optional.ofNullable(diagnosisCodes.get(plain(icd10cm)));
  }

  private static String plain(String icd10cm) {
    return icd10cm.strip().replace(".", "").toUpperCase(Locale.ROOT);
  }

  /**
   * Finds a listed CPT code. The name is TPI Bridge's own, because CPT descriptors are licensed.
   */
  public Optional<Coding> procedure(String cpt) {
    return Optional.ofNullable(procedures.get(cpt.strip()));
  }

  public Optional<BilledDrugCode> billedDrug(String hcpcs) {
    return Optional.ofNullable(billedDrugs.get(hcpcs.strip().toUpperCase(Locale.ROOT)));
  }

  /**
   * Finds a word of a text about allergies that names no substance. Only the exact word in lower
   * case is found.
   */
  public Optional<AllergyWordKind> allergyWord(String word) {
    return Optional.ofNullable(allergyWords.get(word));
  }

  public Optional<AftercareProtocol> aftercare(String words) {
    return protocols.find(words);
  }

  /** Returns one side, or two for words such as {@code b/l}: right, then left. */
  public Optional<List<Side>> sides(String words) {
    return sides.find(words);
  }

  public Coding side(Side side) {
    return meanings.onlyCode(TerminologyTable.SIDE, CellValueParser.word(side));
  }

  /** Returns the route of a trigger point injection. */
  public Coding intramuscular() {
    return meanings.onlyCode(TerminologyTable.ROUTE, "intramuscular");
  }

  /** Returns the method of a trigger point injection. */
  public Coding inject() {
    return meanings.onlyCode(TerminologyTable.METHOD, "inject");
  }

  /** Returns the aftercare activity "come back". */
  public Concept followUp() {
    return meanings.item("follow-up");
  }

  /** Reports words that are in no table, with similar words. */
  public UnknownWord unknown(TerminologyTable vocabulary, String words) {
    PhraseIndex<?> index = indexes.get(vocabulary);
    return new UnknownWord(
        vocabulary.keyColumn(), words, index == null ? List.of() : index.candidates(words));
  }

  /** Returns at most three similar phrases, best first, each for a different entry. */
  public List<String> nearest(TerminologyTable vocabulary, String words) {
    return unknown(vocabulary, words).suggestions();
  }
}
