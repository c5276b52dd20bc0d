package org.tpibridge.importing.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.files.TemporaryFile;
import org.tpibridge.mapping.json.FhirJsonReader;

/**
 * Removes the patient's resources from Bundles and NDJSON files that {@code convert}, {@code
 * export} and {@code listen} wrote. A Bundle is one visit, so the whole file is deleted. From
 * NDJSON files, the patient's lines are removed; other lines, and clinicians and places, stay
 * unchanged.
 */
final class FhirFileCleaner {
  private static final Pattern LINES_FILE = Pattern.compile("([A-Z][A-Za-z]+)\\.ndjson");
  private static final Pattern REFERENCE = Pattern.compile("\"([A-Z][A-Za-z]+/[0-9a-f-]{36})\"");
  private static final String PROVENANCES = "Provenance.ndjson";
  private static final String PATIENT = "Patient/";
  private static final int MAX_SIZE = 64 << 20;

  private final Set<String> patients;
  private final Map<Path, Set<String>> ofPatientByFolder = new HashMap<>();

  /**
   * @param patients ids of the Patient resources to remove
   */
  FhirFileCleaner(Collection<String> patients) {
    this.patients = Set.copyOf(patients);
  }

  Optional<ProgramFile> in(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (LINES_FILE.matcher(name).matches()) {
      return lines(file);
    }
    return name.endsWith(".json") && Files.size(file) <= MAX_SIZE && isBundleOfPatient(file)
        ? Optional.of(
            new ProgramFile(
                file, "the Bundle of a visit", () -> Files.deleteIfExists(file.toRealPath())))
        : Optional.empty();
  }

  private boolean isBundleOfPatient(Path file) throws IOException {
    return FhirJsonReader.writtenBundle(Files.readAllBytes(file))
        .map(bundle -> bundle.getEntry().stream().anyMatch(this::isPatient))
        .orElse(false);
  }

  /** The full URL contains the id also if the resource is sent without it. */
  private boolean isPatient(Bundle.BundleEntryComponent entry) {
    return entry.getResource() instanceof Patient
        && entry.hasFullUrl()
        && patients.contains(entry.getFullUrl().substring(entry.getFullUrl().lastIndexOf(':') + 1));
  }

  /** Finds the lines to remove. Every line must have been written by this program. */
  private Optional<ProgramFile> lines(Path file) throws IOException {
    Path folder = file.toRealPath().getParent();
    Set<String> ofPatient = ofPatientByFolder.get(folder);
    if (ofPatient == null) {
      ofPatient = ofPatient(folder);
      ofPatientByFolder.put(folder, ofPatient);
    }
    Set<String> removed = ofPatient;
    long all = 0;
    long remaining = 0;
    try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<Resource> resource = FhirJsonReader.writtenLine(line.getBytes(UTF_8));
        if (resource.isEmpty()) {
          return Optional.empty();
        }
        all++;
        remaining += isRemoved(resource.get(), line, removed) ? 0 : 1;
      }
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
    boolean whole = remaining == 0;
    return remaining == all
        ? Optional.empty()
        : Optional.of(
            new ProgramFile(
                file,
                whole ? "all lines" : (all - remaining) + " of " + all + " lines",
                () -> whole ? Files.deleteIfExists(file.toRealPath()) : cut(file, removed)));
  }

  private boolean cut(Path file, Set<String> removed) throws IOException {
    Path real = file.toRealPath();
    try (TemporaryFile temporary = TemporaryFile.of(real);
        BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        byte[] bytes = line.getBytes(UTF_8);
        Optional<Resource> resource = FhirJsonReader.writtenLine(bytes);
        if (resource.isEmpty() || !isRemoved(resource.get(), line, removed)) {
          temporary.out().write(bytes);
          temporary.out().write('\n');
        }
      }
      temporary.renameForced(real);
    }
    return false;
  }

  /**
   * Whether a line is the patient's. No Provenance lists what an export marks as entered in error,
   * but it refers to the patient. Another record of the person is not removed for its link.
   */
  private boolean isRemoved(Resource resource, String line, Set<String> ofPatient) {
    return ofPatient.contains(name(resource))
        || (resource instanceof Patient
            ? patients.contains(resource.getIdPart())
            : references(line).stream()
                .anyMatch(
                    r ->
                        r.startsWith(PATIENT) && patients.contains(r.substring(PATIENT.length()))));
  }

  private static String name(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdPart();
  }

  /**
   * Returns the names of the patient's resources in a folder, as listed in the Provenance of each
   * visit. A folder without Provenance was not written by this program.
   */
  private Set<String> ofPatient(Path folder) throws IOException {
    Path provenances = folder.resolve(PROVENANCES);
    Set<String> ofPatient = new HashSet<>();
    if (!Files.isRegularFile(provenances)) {
      return ofPatient;
    }
    Set<String> visits = visits(folder);
    Set<String> others = new HashSet<>();
    try (BufferedReader lines = Files.newBufferedReader(provenances, UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<Resource> provenance =
            FhirJsonReader.writtenLine(line.getBytes(UTF_8)).filter(FhirJsonReader::isProvenance);
        if (provenance.isEmpty()) {
          return new HashSet<>();
        }
        List<String> references = references(line);
        if (references.stream().anyMatch(visits::contains)) {
          ofPatient.add(name(provenance.get()));
          ofPatient.addAll(references);
        } else {
          others.addAll(references);
        }
      }
    } catch (CharacterCodingException e) {
      return new HashSet<>();
    }
    // Clinicians, places and the clinic are not the patient's, even if no other patient has a
    // visit.
    ofPatient.removeAll(others);
    ofPatient.removeIf(r -> r.matches("(Practitioner|Organization|Location)/.*"));
    if (!ofPatient.isEmpty()) {
      patients.forEach(patient -> ofPatient.add(PATIENT + patient));
    }
    return ofPatient;
  }

  /** Returns the names of the patient's Encounters. */
  private Set<String> visits(Path folder) throws IOException {
    Set<String> visits = new HashSet<>();
    Path encounters = folder.resolve("Encounter.ndjson");
    if (Files.isRegularFile(encounters)) {
      try (BufferedReader lines = Files.newBufferedReader(encounters, UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (references(line).stream()
              .anyMatch(
                  r -> r.startsWith(PATIENT) && patients.contains(r.substring(PATIENT.length())))) {
            FhirJsonReader.writtenLine(line.getBytes(UTF_8))
                .map(FhirFileCleaner::name)
                .ifPresent(visits::add);
          }
        }
      }
    }
    return visits;
  }

  private static List<String> references(String line) {
    Matcher references = REFERENCE.matcher(line);
    return references.results().map(m -> m.group(1)).toList();
  }
}
