package org.tpibridge.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.tpibridge.finding.Finding;

class DefinitionPackageTest {

  private static final String MANIFEST =
      """
      {"name": "example.one", "version": "1.2.3", "fhirVersions": ["4.0.1"]}
      """;

  /** A differential only, so that its snapshot must be made. */
  private static final String PROFILE =
      """
      {"resourceType": "StructureDefinition", "url": "http://example.com/named", "version": "1.2.3",
       "name": "Named", "status": "active", "fhirVersion": "4.0.1", "kind": "resource",
       "abstract": false, "type": "Patient", "derivation": "constraint",
       "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient",
       "differential": {"element": [
         {"id": "Patient", "path": "Patient"},
         {"id": "Patient.name", "path": "Patient.name", "min": 1}]}}
      """;

  private static DefinitionPackage read(Map<String, String> files) throws IOException {
    return DefinitionPackage.read(new ByteArrayInputStream(tgz(files)), "one.tgz");
  }

  static byte[] tgz(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        out.write(header(file.getKey(), content.length));
        out.write(content);
        out.write(new byte[(512 - content.length % 512) % 512]);
      }
      out.write(new byte[1024]);
    }
    return bytes.toByteArray();
  }

  private static byte[] header(String name, long size) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 124, String.format("%011o", size));
    put(header, 148, "        ");
    header[156] = '0';
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xFF;
    }
    put(header, 148, String.format("%06o", sum));
    header[154] = 0;
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  @Test
  void aProfileWithoutSnapshotIsApplied() throws IOException {
    DefinitionPackage one =
        read(Map.of("package/package.json", MANIFEST, "package/named.json", PROFILE));
    assertThat(one.name()).isEqualTo("example.one");
    assertThat(one.version()).isEqualTo("1.2.3");
    Validator validator = Validator.create(TestFhir.R4, List.of(one));
    String nameless =
        """
        {"resourceType":"Patient","meta":{"profile":["http://example.com/named"]}}
        """;
    List<Finding> findings =
        validator.validate(
            nameless.getBytes(StandardCharsets.UTF_8), Format.JSON, "in.json", List.of());
    assertThat(findings)
        .filteredOn(Finding::isError)
        .extracting(Finding::code)
        .containsExactly("TPI-FHIR-CARDINALITY");
  }

  @Test
  void refusesAPathThatLeavesThePackage() {
    assertThatThrownBy(
            () -> read(Map.of("package/package.json", MANIFEST, "package/../../evil.json", "{}")))
        .isInstanceOf(UnusablePackageException.class)
        .hasMessageContaining("outside");
  }

  @Test
  void refusesWhatIsNoGzip() {
    assertThatThrownBy(
            () ->
                DefinitionPackage.read(
                    new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)), "one.tgz"))
        .isInstanceOf(UnusablePackageException.class)
        .hasMessageContaining("one.tgz");
  }

  @Test
  void refusesGzipThatHoldsNoTar() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write("x".repeat(600).getBytes(StandardCharsets.UTF_8));
    }
    assertThatThrownBy(
            () -> DefinitionPackage.read(new ByteArrayInputStream(bytes.toByteArray()), "one.tgz"))
        .isInstanceOf(UnusablePackageException.class)
        .hasMessageContaining("no tar");
  }

  @Test
  void refusesATarWithoutManifest() {
    assertThatThrownBy(() -> read(Map.of("package/named.json", PROFILE)))
        .isInstanceOf(UnusablePackageException.class)
        .hasMessageContaining("package/package.json");
  }

  @Test
  void refusesAnotherVersionOfFhir() {
    assertThatThrownBy(
            () -> read(Map.of("package/package.json", MANIFEST.replace("4.0.1", "5.0.0"))))
        .isInstanceOf(UnusablePackageException.class)
        .hasMessageContaining("5.0.0");
  }

  @Test
  void refusesABomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(header("package/big.json", TarEntries.MAX_ENTRY + 1));
    }
    assertThatThrownBy(
            () -> DefinitionPackage.read(new ByteArrayInputStream(bytes.toByteArray()), "one.tgz"))
        .isInstanceOf(UnusablePackageException.class)
        .hasMessageContaining("more than");
  }
}
