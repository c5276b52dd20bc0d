package org.tpibridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** HAPI loads the built {@code .tgz} as a package and validates with it. */
class FhirPackageIT {

  private static final FhirContext CONTEXT = FhirContext.forR4Cached();
  private static Path tgz;
  private static StockValidator validator;

  @BeforeAll
  static void load() throws Exception {
    tgz = built();
    // HAPI loads packages only from the class path.
    Path onClassPath = Path.of(FhirPackageIT.class.getResource("/").toURI()).resolve("built.tgz");
    Files.copy(tgz, onClassPath, StandardCopyOption.REPLACE_EXISTING);
    NpmPackageValidationSupport support = new NpmPackageValidationSupport(CONTEXT);
    support.loadPackageFromClasspath("/built.tgz");
    validator = new StockValidator(CONTEXT, support);
  }

  @Test
  void passesAValidVisit() {
    assertThat(errors("valid", "visit-bundle-smallest")).isEmpty();
  }

  @Test
  void failsAnInvalidScore() {
    assertThat(errors("invalid", "pain-score-nrs-fraction"))
        .singleElement()
        .asString()
        .contains("tpi-nrs-whole");
  }

  @Test
  void containsResourcesAndExamples() throws IOException {
    try (InputStream in = Files.newInputStream(tgz)) {
      NpmPackage content = NpmPackage.fromPackage(in);
      assertThat(content.name()).isEqualTo("org.tpibridge.fhir");
      assertThat(content.fhirVersion()).isEqualTo("4.0.1");
      assertThat(content.list("package"))
          .containsAll(ConformancePackage.resources(CONTEXT).keySet());
      assertThat(content.list("example")).contains("visit-bundle.json");
    }
  }

  @Test
  void containsTheLicense() throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(tgz)))) {
      TarArchiveEntry entry = tar.getNextEntry();
      while (entry != null && !entry.getName().equals("package/LICENSE")) {
        entry = tar.getNextEntry();
      }
      assertThat(entry).isNotNull();
      assertThat(tar.readAllBytes()).isEqualTo(Files.readAllBytes(Path.of("LICENSE")));
    }
  }

  private static List<String> errors(String folder, String name) {
    return validator.validate(Examples.read(folder, name)).stream()
        .filter(m -> m.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .map(m -> m.getMessage())
        .toList();
  }

  private static Path built() throws IOException {
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(Path.of("target"), "org.tpibridge.fhir-*.tgz")) {
      return found.iterator().next();
    }
  }
}
