package org.tpibridge.validation.conformance;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.tpibridge.finding.Finding;
import org.tpibridge.validation.FhirFileFormat;
import org.tpibridge.validation.TestFhir;
import org.tpibridge.validation.Validator;

class DefinitionPackageTest {

  private static final String MANIFEST =
      """
      {"name": "example.one", "version": "1.2.3", "fhirVersions": ["4.0.1"]}
      """;

  /** Has only a differential, so its snapshot must be generated. */
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
  void profileWithoutSnapshotIsApplied() throws IOException {
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
            nameless.getBytes(StandardCharsets.UTF_8), FhirFileFormat.JSON, "in.json", List.of());
    assertThat(findings)
        .filteredOn(Finding::isError)
        .extracting(Finding::code)
        .containsExactly("TPI-FHIR-CARDINALITY");
  }

  @Test
  void refusesAPathOutsideOfThePackage() {
    assertThatThrownBy(
            () -> read(Map.of("package/package.json", MANIFEST, "package/../../evil.json", "{}")))
        .isInstanceOf(UnusablePackageException.class)
        .hasMessageContaining("outside");
  }

  @Test
  void refusesAFileThatIsNotGzip() {
    assertThatThrownBy(
            () ->
                DefinitionPackage.read(
                    new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)), "one.tgz"))
        .isInstanceOf(UnusablePackageException.class)
        .hasMessageContaining("one.tgz");
  }

  @Test
  void refusesGzipWithoutTar() throws IOException {
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
  void refusesAPackageThatUnpacksToTooMuch() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(header("package/big.json", PackageArchive.MAX_ENTRY + 1));
    }
    assertThatThrownBy(
            () -> DefinitionPackage.read(new ByteArrayInputStream(bytes.toByteArray()), "one.tgz"))
        .isInstanceOf(UnusablePackageException.class)
        .hasMessageContaining("more than");
  }

  private interface Writing {
    void to(TarArchiveOutputStream tar) throws IOException;
  }

  private static byte[] archive(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      writing.to(tar);
    }
    return bytes.toByteArray();
  }

  private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content)
      throws IOException {
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static void put(TarArchiveOutputStream tar, String name, String content)
      throws IOException {
    put(tar, new TarArchiveEntry(name), content.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(byte[] tgz, String reason) {
    assertThatThrownBy(() -> DefinitionPackage.read(new ByteArrayInputStream(tgz), "one.tgz"))
        .isInstanceOf(UnusablePackageException.class)
        .hasMessageStartingWith("one.tgz ")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesALongPathOutsideOfThePackage() throws IOException {
    assertRefused(
        archive(tar -> put(tar, "package/" + "a/".repeat(80) + "../".repeat(90) + "evil", "{}")),
        "outside");
  }

  @Test
  void refusesAnAbsolutePath() throws IOException {
    assertRefused(
        archive(tar -> put(tar, new TarArchiveEntry("/etc/evil.json", true), new byte[] {'x'})),
        "outside");
  }

  @Test
  void linksAreNotRead() throws IOException {
    byte[] tgz =
        archive(
            tar -> {
              TarArchiveEntry link =
                  new TarArchiveEntry("package/named.json", TarConstants.LF_SYMLINK);
              link.setLinkName("/etc/passwd");
              tar.putArchiveEntry(link);
              tar.closeArchiveEntry();
              put(tar, "package/package.json", MANIFEST);
            });
    assertThat(DefinitionPackage.read(new ByteArrayInputStream(tgz), "one.tgz").name())
        .isEqualTo("example.one");
  }

  @Test
  void refusesANameThatUnpacksToTooMuch() throws IOException {
    byte[] tgz =
        archive(
            tar ->
                put(
                    tar,
                    new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME),
                    new byte[(int) PackageArchive.MAX_ENTRY + (1 << 20)]));
    assertThat(tgz.length).isLessThan(1 << 20);
    assertRefused(tgz, "more than");
  }

  @Test
  void refusesAnIncompleteFile() throws IOException {
    String content = IntStream.range(0, 20_000).mapToObj(Integer::toString).collect(joining(" "));
    byte[] tgz =
        archive(
            tar -> {
              put(tar, "package/package.json", MANIFEST);
              put(tar, "package/large.json", content);
            });
    assertRefused(Arrays.copyOf(tgz, tgz.length / 2), "ends in the middle");

    byte[] tar = new GZIPInputStream(new ByteArrayInputStream(tgz)).readAllBytes();
    ByteArrayOutputStream cut = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(cut)) {
      out.write(tar, 0, tar.length / 2);
    }
    assertRefused(cut.toByteArray(), "ends in the middle");
  }

  @Test
  void refusesAHeaderWithAWrongChecksum() throws IOException {
    byte[] header = header("package/package.json", 0);
    header[0] = 'q';
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(header);
      out.write(new byte[1024]);
    }
    assertRefused(bytes.toByteArray(), "no tar");
  }
}
